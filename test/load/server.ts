import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

/** The server under test: a process of its own, as built and as in operation. */
export interface Server {
  url: string;
  /** What it takes of the machine, as its own metrics tell: resident memory and, since its start, processor time. */
  usage: () => Promise<{ megabytes: number; cpuSeconds: number }>;
  stop: () => Promise<void>;
}

export async function startServer(environment: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, ['--enable-source-maps', program], {
    env: { LOG_LEVEL: 'error', ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const address = /^Entente is running on (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
      else if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
    child.once('exit', () => reject(new Error('The server did not start, for the reason above.')));
  });
  return {
    url,
    async usage() {
      const text = await (await fetch(`${url}/metrics`)).text();
      const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
      return {
        megabytes: value('process_resident_memory_bytes') / 1_048_576,
        cpuSeconds: value('process_cpu_seconds_total'),
      };
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
