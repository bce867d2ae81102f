/** What a command answers; `main.ts` prints it. */
export interface Answer {
  /** For a person: a line, or one a thing that was asked for. */
  text: string;
  /** For a script (`--json`): the thing as the API gives it. */
  json: unknown;
  /** Lines for stderr. */
  notes?: string[];
  /** The command did its work and found something wrong. */
  failed?: boolean;
}

/** The command cannot be understood as it was typed. */
export class WrongUsage extends Error {}
