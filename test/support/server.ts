import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freshPostgres } from './postgres.js';
import { launch } from './serving.mjs';

/** A server that runs, and the door by which tests have things done in it that no route does (serve.mjs). */
export interface Server {
  url: string;
  ask: (door: string, input?: unknown) => Promise<unknown>;
  /** Starts another process over the same database. */
  another: () => Promise<OwnServer>;
}

/** A server that one file of tests has for itself, to do with it what it likes. */
export interface OwnServer extends Server {
  database: 'sqlite' | 'postgres';
  dataDir: string;
  /** What it has said on its outputs. */
  said: () => string;
  /** Ends it in order, and starts it again at the same address over the same database. */
  restart: () => Promise<void>;
  /** Ends it as power loss does: at once, whatever it is doing. */
  kill: () => Promise<void>;
  /** Starts it again after `kill`. */
  start: () => Promise<void>;
  /** Ends it in order; its files and its database go with it, unless it is another one's. */
  stop: () => Promise<void>;
}

export interface Choice {
  database?: OwnServer['database'];
  env?: NodeJS.ProcessEnv;
}

/** Starts a server over an empty database, at a free port of this machine. */
export async function startServer({ database = 'sqlite', env = {} }: Choice = {}): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-server-'));
  const postgres = database === 'postgres' ? await freshPostgres() : undefined;
  const given = { ...(postgres && { DATABASE_URL: postgres.url }), DATA_DIR: dataDir, ...env };
  return run(database, given, async () => {
    await postgres?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

const Kept = z.object({ url: z.string(), door: z.string(), dataDir: z.string() });

/** The server that a run of tests shares: whoever needs nothing of its own there uses it (server-keeper.mjs). */
export async function sharedServer(keeper = process.env['SERVER_KEEPER']): Promise<Server> {
  if (!keeper) throw new Error('No server is kept for this process: jest starts the keeper.');
  const response = await fetch(keeper, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  const { url, door, dataDir } = Kept.parse(await response.json());
  const another = () => run('sqlite', { DATA_DIR: dataDir }, () => Promise.resolve());
  return { url, another, ask: (name, input) => knock(door, name, input) };
}

async function run(
  database: OwnServer['database'],
  env: NodeJS.ProcessEnv & { DATA_DIR: string },
  cleanUp: () => Promise<void>,
): Promise<OwnServer> {
  let running = await launch(env);
  const { url } = running;
  const again = { ...env, PORT: new URL(url).port };
  const start = async () => {
    running = await launch(again);
  };
  const ended = async (how: () => unknown) => {
    const gone = once(running.child, 'exit');
    await how();
    await gone;
  };
  const end = () => ended(() => knock(running.door, 'stop'));
  return {
    ...{ url, database, dataDir: env.DATA_DIR, start },
    said: () => running.said(),
    ask: (door, input) => knock(running.door, door, input),
    another: () => run(database, env, () => Promise.resolve()),
    async restart() {
      await end();
      await start();
    },
    kill: () => ended(() => running.child.kill('SIGKILL')),
    async stop() {
      if (running.child.exitCode === null && running.child.signalCode === null) await end();
      await cleanUp();
    },
  };
}

async function knock(door: string, name: string, input?: unknown): Promise<unknown> {
  const response = await fetch(`${door}/${name}`, {
    method: 'POST',
    body: JSON.stringify({ input: input ?? null }),
  });
  if (!response.ok) throw new Error(await response.text());
  return z.object({ result: z.unknown().optional() }).parse(await response.json()).result;
}
