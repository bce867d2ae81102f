/** What the domain answers when it refuses: a stable kebab-case `code` (api.md) and a sentence that tells a person what to do. */
export class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

/** Makes the refusal to `throw`; the edge turns it into problem+json (RFC 9457). */
export function rejected(code: string, sentence: string): Rejection {
  return new Rejection(code, sentence);
}
