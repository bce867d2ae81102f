import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts a program of this folder that keeps something for a whole run of tests and prints its address on one line.
 * `stop` ends it, and so does the end of this process, whatever its cause: its standard input is a pipe from here.
 *
 * @param {string} name the file of the program
 * @param {string[]} [args]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startKeeper(name, args = []) {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const [line] = await once(child.stdout, 'data');
  return {
    url: String(line).trim(),
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
