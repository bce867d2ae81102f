import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts serve.mjs and waits until it listens. It ends with this process at the latest, since its standard input is a
 * pipe from here.
 *
 * @param {NodeJS.ProcessEnv} env its settings, `DATA_DIR` among them.
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, url: string, door: string, said: () => string }>}
 */
export async function launch(env) {
  const program = fileURLToPath(new URL('serve.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', program], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', LOG_LEVEL: 'error', PORT: '0', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  const started = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output = (output + String(chunk)).slice(-20_000);
        const line = /^\{"url":.*\}$/m.exec(output)?.[0];
        if (line) resolve(JSON.parse(line));
      });
  });
  const first = await Promise.race([started, once(child, 'exit')]);
  if (!('url' in first)) throw new Error(`The server did not start:\n${output}`);
  return { child, url: first.url, door: first.door, said: () => output };
}
