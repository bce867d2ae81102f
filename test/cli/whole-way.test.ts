import { jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Agreement, Cases, listOf, Verification } from '../support/contract.js';
import { closeListeners, connect } from '../support/listener.js';
import { send } from '../support/person.js';
import { freshPostgres } from '../support/postgres.js';
import { until } from '../support/until.js';
import { beginNode, commandLine, memorandum, password, type CommandLine } from './entente.js';
import { table } from './table.js';

jest.setTimeout(180_000);

const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

/** A node that is nothing yet, on either database. */
async function emptyNode(database: 'sqlite' | 'postgres'): Promise<CommandLine> {
  const postgres = database === 'postgres' ? await freshPostgres() : undefined;
  const node = commandLine(postgres ? { DATABASE_URL: postgres.url } : {});
  cleanUp.push(node.remove, ...(postgres ? [postgres.drop] : []));
  return node;
}

/** Starts the server as it was built, on a free port; answers where it listens. */
async function serve({ env }: CommandLine): Promise<string> {
  const child = spawn(process.execPath, [program], {
    env: { ...env, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => ended(child), closeListeners);
  for await (const line of createInterface(child.stdout)) {
    const url = /^Entente is running on (http:\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('The server did not start.');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.kill()) await once(child, 'exit');
}

async function tokenOf(node: CommandLine, shortName: string, email: string): Promise<string> {
  const roles = ['--role', 'operator', '--role', 'auditor'];
  await node.does(['user', 'add', '--organization', shortName, '--email', email, ...roles]);
  return (await node.does(['token', 'add', '--user', email])).trim();
}

/** A table of incidents that hit Singapore, with these ids. */
function tableOf({ dataDir }: CommandLine, ...ids: string[]): string {
  const file = join(dataDir, 'incidents.csv');
  writeFileSync(file, table(...ids.map((ID) => ({ ID, receiver_country: "['Singapore']" }))));
  return file;
}

const begins = 'begins a node beside a running server, which shows within a second what was done';

it.each(['sqlite', 'postgres'] as const)(`${begins}, on %s`, async (database) => {
  const node = await emptyNode(database);
  const url = await serve(node);
  await beginNode(node);
  const signedIn = await send(`${url}/api/session`, 'POST', {}, { email: 'ana@ph.example', password });
  expect(signedIn.status).toBe(201);

  const token = await tokenOf(node, 'CERT-SG', 'li@sg.example');
  const authorization = { authorization: `Bearer ${token}` };
  const get = async (path: string) => (await send(`${url}${path}`, 'GET', authorization)).body;
  const follower = await connect(url, { token });
  await follower.hears(await follower.follows());

  const imported = await node.gives(['import', 'incidents', tableOf(node, '1'), '--as', 'CERT-PH']);
  expect(imported).toMatchObject({ opened: 1, invited: 1 });
  const invited = () => follower.entries.some(({ event }) => event.type === 'participant-invited');
  await until('the imported case came', invited, 1_000);

  const { items } = Cases.parse(await get('/api/cases'));
  expect(items).toMatchObject([{ title: 'A port stands still', status: 'new', tlp: 'TLP:CLEAR' }]);
  expect(await node.gives(['org', 'list'])).toEqual(await get('/api/organizations'));
  const agreement = await node.gives(['agreement', 'add', ...memorandum, '--title', 'A second paper']);
  expect(listOf(Agreement).parse(await get('/api/agreements')).items).toContainEqual(
    Agreement.parse(agreement),
  );
  const books = listOf(Verification).parse(await node.gives(['verify', '--organization', 'CERT-SG']));
  expect(books.items).toEqual([Verification.parse(await get('/api/verification'))]);
});

it('works on PostgreSQL while no server runs', async () => {
  const node = await emptyNode('postgres');
  await beginNode(node);
  await node.does(['import', 'incidents', tableOf(node, '1', '2'), '--as', 'CERT-PH']);
  const again = await node.gives(['import', 'incidents', tableOf(node, '1', '2', '3'), '--as', 'CERT-PH']);
  expect(again).toMatchObject({ opened: 1, known: 2, invited: 1 });
  expect(await node.does(['verify'])).toMatch(/^Verified 3 books with \d+ entries: every chain holds\.$/m);
  expect(await node.gives(['rebuild'])).toMatchObject({ changed: 0 });
  const backup = await node.run(['backup', join(node.dataDir, 'copy.db')]);
  expect(backup).toMatchObject({
    ...{ code: 1, stderr: expect.stringMatching(/pg_dump/) as string },
  });
});
