import type { z } from 'zod';
import { asSearched } from '@entente/domain';
import { invalid } from './validation.js';

/** Where a page of a list ended, as an opaque text: the value that it is sorted by, and the id. */
export function writeCursor(cursor: [sorted: string | number, id: string]): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor back, or refuses it: it may come from another list, or from nowhere. */
export function readCursor<T extends z.ZodType>(text: string, shape: T): z.infer<T> {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw invalid('cursor', 'This cursor was not given by this list: begin from the first page.');
  }
}

/** Each costs a look at every text; of more words the last ones are looked for as they follow each other. */
const mostPatterns = 8;

/** The patterns for LIKE, a word each, with which a text is looked for in what was made searchable (the journal's `search`). */
export function likePatterns(q: string): string[] {
  const words = asSearched(q).split(/\s+/).filter(Boolean);
  const rest = words.slice(mostPatterns - 1);
  const sought = rest.length > 0 ? [...words.slice(0, mostPatterns - 1), rest.join(' ')] : words;
  return sought.map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`);
}
