import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { rejected } from '@entente/domain';
import { WrongUsage } from './answer.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

/** Megabytes of text are nothing that is typed here; the schema says what is. */
const mostBytes = 4_000_000;

/** What a JSON file (`-`: stdin) says, not yet held against anything. */
export async function jsonFrom(terminal: Terminal, file: string): Promise<unknown> {
  const path = typedPath(file, terminal);
  if (file !== '-' && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostBytes)
    throw rejected('too-large', `${file} is larger than it can be.`);
  try {
    return JSON.parse(file === '-' ? await pipedInto(terminal) : readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw rejected(
      'unreadable',
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

export function pipedInto({ stdin }: Terminal): Promise<string> {
  if (stdin.isTTY) throw new WrongUsage('Pipe it in, for example with < file.');
  return text(stdin);
}

/** Holds what was read against the schema by which the API takes it. */
export function heldAgainst<S extends z.ZodType>(schema: S, said: unknown): z.infer<S> {
  const parsed = schema.safeParse(said);
  if (parsed.success) return parsed.data;
  throw rejected(
    'invalid-input',
    parsed.error.issues
      .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
      .join('\n'),
  );
}
