/**
 * Keeps one server for a run of tests, since starting one costs more than what most tests ask of it. A process of its
 * own that outlives nobody (postgres-server.mjs): it starts the server when it is asked for the first time, and answers
 * where that is: { url, door, dataDir }.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './serving.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'entente-kept-'));
let kept;

const server = createServer((_request, response) => {
  kept ??= launch({ DATA_DIR: dataDir });
  kept.then(
    ({ url, door }) => response.end(JSON.stringify({ url, door, dataDir })),
    (error) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
});
// A connection that waits is closed by who asked: closed from here at the moment of a question, that would be lost.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

process.stdin.resume().on('close', async () => {
  const running = await kept?.catch(() => undefined);
  running?.child.kill('SIGKILL');
  if (running) await new Promise((resolve) => running.child.once('close', resolve));
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
