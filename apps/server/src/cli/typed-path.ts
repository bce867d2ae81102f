import { resolve } from 'node:path';
import type { Terminal } from './terminal.js';

/** The file as it was typed: npm runs scripts in the root of the repository and says where it was called. */
export function typedPath(file: string, { env }: Pick<Terminal, 'env'>): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledIn } = env;
  return resolve(script === 'entente' && calledIn ? calledIn : '.', file);
}
