/**
 * Keeps one server for a run of tests, since starting one costs more than what most tests ask of it. A process of its
 * own that outlives nobody (postgres-server.mjs): it starts the server when it is asked for the first time, and answers
 * where that is: { url, door, dataDir }.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering } from './answering.mjs';
import { launch } from './serving.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'entente-kept-'));
let kept;

const asked = await answering(async () => {
  kept ??= launch({ DATA_DIR: dataDir });
  const { url, door } = await kept;
  return { url, door, dataDir };
});
console.log(asked.url);

process.stdin.resume().on('close', async () => {
  const running = await kept?.catch(() => undefined);
  running?.child.kill('SIGKILL');
  if (running) await new Promise((resolve) => running.child.once('close', resolve));
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
