import { z } from 'zod';

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a field wants, in words of its reader's trade instead of zod's; a schema's own sentence goes before. */
function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `This is missing: give ${kinds[issue.expected] ?? issue.expected}.`
        : `Give ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Give ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `Give at least ${amount(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `Give at most ${amount(issue.origin, issue.maximum)}.`;
    case 'unrecognized_keys':
      return `There is no ${issue.keys.map((key) => `"${key}"`).join(', ')} here: leave it out, or see /api/docs for how it is spelled.`;
    default:
      return undefined;
  }
}

function amount(origin: string, bound: number | bigint): string {
  if (origin === 'string') return `${bound} ${bound === 1 ? 'character' : 'characters'}`;
  return origin === 'array' ? `${bound} of them` : String(bound);
}

/** For every schema of this process. */
export function sayInPlainWords(): void {
  z.config({ customError: plainWords });
}
