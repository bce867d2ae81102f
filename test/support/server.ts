import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freshPostgres } from './postgres.js';

/** A server that runs, and the door by which tests have things done in it that no route does (serve.ts). */
export interface Server {
  url: string;
  dataDir: string;
  database: 'sqlite' | 'postgres';
  pid: number;
  /** What it has said on stderr. */
  said: () => string;
  ask: (door: string, input?: unknown) => Promise<unknown>;
  /** Another process over the same database. */
  another: () => Promise<Server>;
  /** Ends it in order, and starts it again at the same address over the same database. */
  restart: () => Promise<void>;
  /** Ends it as power loss does: at once, whatever it is doing. */
  kill: () => Promise<void>;
  /** Starts it again after `kill`. */
  start: () => Promise<void>;
  /** Ends it in order; its files and its database go when nobody else uses them. */
  stop: () => Promise<void>;
}

interface Choice {
  database?: Server['database'];
  env?: NodeJS.ProcessEnv;
}

const program = fileURLToPath(new URL('serve.ts', import.meta.url));
const typescript = new URL('../../scripts/typescript.mjs', import.meta.url).href;

/** Starts a server over an empty database, at a free port of this machine. */
export async function startServer({ database = 'sqlite', env = {} }: Choice = {}): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-server-'));
  const postgres = database === 'postgres' ? await freshPostgres() : undefined;
  const given = { ...(postgres && { DATABASE_URL: postgres.url }), DATA_DIR: dataDir, ...env };
  return run(database, given, async () => {
    await postgres?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

async function run(
  database: Server['database'],
  env: NodeJS.ProcessEnv & { DATA_DIR: string },
  cleanUp: () => Promise<void>,
): Promise<Server> {
  let running = await launch({ ...env, PORT: '0' });
  const { url } = running;
  const again = { ...env, PORT: new URL(url).port };
  const start = async () => {
    running = await launch(again);
  };
  const end = async () => {
    const gone = once(running.child, 'exit');
    await Promise.race([running.ask('stop', undefined).catch(() => undefined), gone]);
    await gone;
  };
  return {
    ...{ url, database, dataDir: env.DATA_DIR, start },
    get pid() {
      return running.child.pid ?? 0;
    },
    said: () => running.said(),
    ask: (door, input) => running.ask(door, input),
    another: () => run(database, env, () => Promise.resolve()),
    async restart() {
      await end();
      await start();
    },
    async kill() {
      const gone = once(running.child, 'exit');
      running.child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      await end();
      await cleanUp();
    },
  };
}

interface Launched {
  child: ChildProcess;
  url: string;
  said: () => string;
  ask: Server['ask'];
}

const Started = z.object({ url: z.string() });
const Answer = z.object({ id: z.number(), result: z.unknown(), error: z.string().optional() });

/** Starts the process and waits until it listens. */
async function launch(env: NodeJS.ProcessEnv): Promise<Launched> {
  const child = fork(program, {
    execArgv: ['--conditions=source', '--import', typescript],
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output = (output + String(chunk)).slice(-20_000)));
  const said = () => output;
  const first = await Promise.race([
    once(child, 'message').then(([message]) => Started.parse(message)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (!first) throw new Error(`The server did not start:\n${said()}`);
  return { child, url: first.url, said, ask: asker(child, said) };
}

/** Passes questions through the door and brings each answer to who asked. */
function asker(child: ChildProcess, said: () => string): Server['ask'] {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message) => {
    const { id, result, error } = Answer.parse(message);
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The server has ended:\n${said()}`));
    waiting.clear();
  });
  return (door, input) =>
    new Promise((resolve, reject) => {
      if (!child.connected) {
        reject(new Error(`The server has ended:\n${said()}`));
        return;
      }
      waiting.set(++last, { resolve, reject });
      child.send({ id: last, door, input });
    });
}
