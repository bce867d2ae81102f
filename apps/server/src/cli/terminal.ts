import type { Readable, Writable } from 'node:stream';

/** Where a command is typed: its settings, what is piped into it, and where it answers. `process` is one. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean | undefined };
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean | undefined };
}
