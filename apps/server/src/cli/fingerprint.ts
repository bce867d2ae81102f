import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { rejected } from '@entente/domain';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

/** By what a file is known again: its SHA-256 in hexadecimal, its name and how many bytes it has. */
export async function fingerprintOf(terminal: Terminal, file: string) {
  const path = typedPath(file, terminal);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw rejected('no-such-file', `There is no file ${file}.`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { sha256: hash.digest('hex'), name: basename(path), bytes: found.size };
}
