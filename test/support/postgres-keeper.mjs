import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts the process that keeps a PostgreSQL for tests (postgres-server.mjs); PostgreSQL itself only starts
 * with the first database asked for. `stop` ends both, and so does the end of this process, whatever its cause.
 *
 * @param {{ durable?: boolean }} [options] `durable`: every commit is synced to disk, as in operation.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgresKeeper({ durable = false } = {}) {
  const program = fileURLToPath(new URL('postgres-server.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, ...(durable ? ['--durable'] : [])], {
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
