import type { Command } from 'commander';
import { z } from 'zod';
import type { Answer } from './answer.js';
import type { Terminal } from './terminal.js';

/** As it is typed, so that usage and examples can be copied. */
export const entente = 'npm run entente --';

/** What the commands of a group are made with. */
export interface Typing {
  terminal: Terminal;
  /** What a command does; its answer is printed. */
  answering: (work: (...typed: unknown[]) => Promise<Answer>) => (...typed: unknown[]) => Promise<void>;
}

export function typing(terminal: Terminal, print: (answer: Answer, asJson: boolean) => void): Typing {
  return {
    terminal,
    answering:
      (work) =>
      async (...typed) => {
        // Commander hands over the arguments, then the options, then the command itself.
        const options = Json.parse(typed.at(-2));
        print(await work(...typed), options.json);
      },
  };
}

const Json = z.object({ json: z.boolean().default(false) });

export function group(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description);
}

export function command(parent: Command, name: string, description: string, example: string[]): Command {
  const lines = [`${entente} ${example[0] ?? ''}`, ...example.slice(1)].join(' \\\n    ');
  return parent
    .command(name)
    .description(description)
    .option('--json', 'print the result as the API gives it')
    .addHelpText('after', `\nExample:\n  ${lines}`);
}

export function inBook(typed: Command): Command {
  return typed.requiredOption('--as <short name>', 'the organisation whose book is read');
}

/** Of a list that is read a page at a time. */
export function inPages(typed: Command): Command {
  return inBook(typed)
    .option('--search <text>', 'words in it')
    .option('--limit <count>', 'at most so many, up to 200 (50)')
    .option('--cursor <cursor>', 'goes on where a page ended');
}

/** Of what is done in the name of an organisation. */
export function inName(typed: Command): Command {
  return typed.requiredOption('--as <short name>', 'the organisation in whose name it is done');
}

/** Of what, done twice, would be there twice or be refused. */
export function onceIn(typed: Command): Command {
  return inName(typed).option(
    '--idempotency-key <key>',
    'the same command with the same key within 24 hours is done once',
  );
}

/** Of what nothing brings back. */
export function forGood(typed: Command): Command {
  return typed.option('--yes', 'do it without asking; needed where nobody can be asked');
}
