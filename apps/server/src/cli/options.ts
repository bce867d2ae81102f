import { z } from 'zod';
import { Instant } from '@entente/domain';
import { WrongUsage } from './answer.js';

/** Holds what was typed against a schema. `typedAs` names the options whose fields are called otherwise. */
export function optionsOf<S extends z.ZodType>(
  schema: S,
  options: unknown,
  typedAs: Readonly<Record<string, string>> = {},
): z.infer<S> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '');
    return field === '' ? message : `--${kebabCase(typedAs[field] ?? field)}: ${message}`;
  });
  throw new WrongUsage([...new Set(sentences)].join('\n'));
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `one,two`, with or without spaces. */
export const CommaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** A moment; a day alone is its first moment in UTC. */
export const Moment = z
  .string()
  .transform((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00.000Z` : text))
  .pipe(Instant);

/** Of what only reads: the organisation whose book is read. */
export const reading = { as: z.string() };

/** Where a list goes on; told beside it, so that the list alone is on stdout. */
export function onward(next: string | null): string[] {
  return next === null ? [] : [`There is more: --cursor ${next}`];
}
