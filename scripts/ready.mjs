/**
 * Brings a clone to where it can run: packages installed as the lockfile says, everything built from what
 * lies in the folder now. Needs nothing but Node and npm. All that is said goes to stderr.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCurrent, parts, root } from './parts.mjs';

const build = join(root, 'scripts/build.mjs');
const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.entente-installed');

const byNpm = {
  cwd: root,
  // Where better-sqlite3 finds no binary made for this machine, it is compiled, on all cores. Its package asks for -O3, which
  // takes three times as long as -O1 and makes nothing measurably faster.
  env: { ...process.env, JOBS: 'max', CFLAGS: `-O1 ${process.env.CFLAGS ?? ''}`.trim() },
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
};

/** Says what went wrong, for a person, and ends the process with 1. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Ends the process where Node is too old; installs the packages where they are missing or not those of the lockfile.
 * The one that is compiled (SQLite) takes a minute of one core: what does not need it is done `meanwhile`.
 *
 * @param {() => unknown} [meanwhile]
 */
export async function installed(meanwhile = () => undefined) {
  const { engines } = readJson(join(root, 'package.json'));
  const wanted = engines.node.replace('>=', '');
  if (isOlder(process.versions.node, wanted))
    giveUp(`Entente needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);

  // Native packages are built for one version of Node, so a stamp is good for that one only.
  const runtime = `${process.platform}-${process.arch}-${process.versions.modules}`;
  const digest = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  const [state, unfinished] = [`${runtime} ${digest}`, `${runtime} unfinished`];
  const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
  if (before === state) return meanwhile();

  const sameRuntime = before === undefined || before.startsWith(`${runtime} `);
  const unpacked = sameRuntime && isAsLocked();
  if (!unpacked) {
    console.error('Installing packages (npm ci); this takes a minute or two …');
    const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    if (!(await npmDid(args))) giveUp('npm ci failed, for the reason above. Nothing else was done.');
    writeFileSync(stamp, unfinished);
  }
  const compiling = unpacked && before !== unfinished ? true : npmDid(['rebuild']);
  await meanwhile();
  if (!(await compiling)) giveUp('npm rebuild failed, for the reason above. Nothing else was done.');
  writeFileSync(stamp, state);
}

/** Whether every package of the lockfile is there in its version, by npm's own record of what it installed. */
function isAsLocked() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const present = readJson(record).packages;
  return Object.entries(readJson(lockfile).packages)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, { version, optional }]) =>
      path in present ? present[path].version === version : optional === true,
    );
}

async function npmDid(args) {
  const npm = spawn('npm', [...args, '--loglevel=error'], byNpm);
  const [code] = await once(npm, 'exit');
  return code === 0;
}

/** Builds what is out of date (the dashboard only if wanted), or ends the process with 1. */
export function built({ dashboard = true } = {}) {
  if (!buildStale({ dashboard })) giveUp('The build failed, for the reason above.');
}

/** The same, and whether it worked. In a process of its own, so that no compiler stays in the memory of a server. */
export function buildStale({ dashboard = true } = {}) {
  const stale = parts().filter((part) => (dashboard || part.tool !== 'vite') && !isCurrent(part));
  if (stale.length === 0) return true;
  const names = stale.map((part) => part.folder);
  return spawnSync(process.execPath, [build, ...names], { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
