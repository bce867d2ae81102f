import { resolve } from 'node:path';

/** The file as it was typed: npm runs scripts in the root of the repository and says where it was called. */
export function typedPath(file: string, environment: NodeJS.ProcessEnv = process.env): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledIn } = environment;
  return resolve(script === 'entente' && calledIn ? calledIn : '.', file);
}
