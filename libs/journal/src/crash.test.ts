import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { OrganizationId } from '@entente/domain';
import { Journal } from './journal.js';
import { emptyDatabase } from './testing/journal.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const writer = fileURLToPath(new URL('testing/writer.ts', import.meta.url));

/** Lets the program write until it has acknowledged so much, kills it with SIGKILL, and answers what it acknowledged. */
async function killedAfter(file: string, acknowledgements: number): Promise<string[]> {
  const options = ['--conditions=source', '--import', './scripts/typescript.mjs'];
  const child = spawn(process.execPath, [...options, writer, file], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > acknowledgements) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

describe('a process that is killed while it writes', () => {
  it('has kept all that it acknowledged, and nothing by halves', async () => {
    const { settings, drop } = await emptyDatabase('sqlite');
    const file = 'file' in settings ? settings.file : '';
    const acknowledged: string[] = [];
    for (const count of [1, 50, 333]) acknowledged.push(...(await killedAfter(file, count)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(384);

    const journal = await Journal.open(settings);
    const events = await journal.books.query<{ id: string; owner: string; entries: number }>(
      `SELECT e.id, e.owner, COUNT(n.organization) AS entries FROM event e LEFT JOIN entry n ON n.event = e.id
        GROUP BY e.id, e.owner`,
    );
    const kept = new Set(events.map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(events.filter(({ entries }) => entries === 0)).toEqual([]);

    const books = await journal.books.query<{ organization: OrganizationId }>(
      'SELECT organization FROM book',
    );
    expect(books).toHaveLength(6);
    for (const { organization } of books) expect((await journal.verify(organization)).problems).toEqual([]);
    expect(await journal.rebuild()).toMatchObject({ changed: 0 });
    await journal.close();
    await drop();
  }, 60_000);
});
