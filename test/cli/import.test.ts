import { jest } from '@jest/globals';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OrganizationId } from '@entente/domain';
import { Journal } from '@entente/journal';
import { beginNode, commandLine, inAProcess, type CommandLine } from './entente.js';
import { table } from './table.js';

jest.setTimeout(120_000);

const Tally = z.strictObject({
  opened: z.number(),
  known: z.number(),
  invited: z.number(),
  notInvited: z.number(),
  problems: z.array(z.strictObject({ line: z.number(), id: z.string().optional(), reason: z.string() })),
});

/** Begun once; every test has a copy of it. */
const begun = commandLine();
let node: CommandLine;
beforeAll(() => beginNode(begun));
afterAll(() => begun.remove());
beforeEach(() => {
  node = commandLine();
  cpSync(begun.dataDir, node.dataDir, { recursive: true });
});
afterEach(() => node.remove());

const imports = async (file: string) =>
  Tally.parse(await node.gives(['import', 'incidents', file, '--as', 'CERT-PH']));

/** The whole book of an organisation, by its short name. */
async function bookOf(shortName: string) {
  const journal = await Journal.open({ file: join(node.dataDir, 'entente.db') });
  const [row] = await journal.books.query<{ id: OrganizationId }>(
    'SELECT id FROM organization WHERE short_name = ?',
    [shortName],
  );
  const entries = row ? await journal.books.entries(row.id, 0, 10_000) : [];
  await journal.close();
  return entries;
}

it('opens a case for each row, invites where an agreement allows it, reports what it cannot read', async () => {
  const file = join(node.dataDir, 'incidents.csv');
  writeFileSync(
    file,
    table(
      { ID: '1', name: 'A port stands still', receiver_country: "['Singapore', 'Malaysia']" },
      { ID: '2', name: 'Nobody knows why', receiver_country: "['Singapore'" },
      { ID: '3', name: 'Bank accounts for sale', receiver_country: "['Philippines', 'Singapore']" },
      { ID: '4', name: 'No' },
    ),
  );
  const args = ['import', 'incidents', file, '--as', 'CERT-PH', '--tlp', 'TLP:GREEN'];
  const { code, stdout, stderr } = await node.run(args);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      'Opened 2, already there 0, not readable 2; invited 2, not invited for want of an active agreement 1.\n',
  });
  expect(stderr.split('\n')).toEqual([
    'Line 3: The list in the column receiver_country cannot be read.',
    expect.stringMatching(/^Line 5: title: /),
    '',
  ]);

  const told = (await bookOf('CERT-SG')).filter(({ event }) => event.stream.kind === 'case');
  expect(told.map(({ event, basis }) => [event.type, basis, event.marking])).toEqual(
    Array(2)
      .fill(['case-opened', 'participant-invited'])
      .flat()
      .map((type: string) => [
        type,
        type === 'case-opened' ? 'agreement' : 'participation',
        { tlp: 'TLP:GREEN' },
      ]),
  );
  expect(told[1]?.event.data).toMatchObject({ role: 'affected' });
  expect(await bookOf('CERT-MY')).toEqual([]);
});

it('doubles nothing when it is run again, and brings what is new', async () => {
  const file = join(node.dataDir, 'incidents.csv');
  const rows = [{ ID: '1' }, { ID: '2' }];
  writeFileSync(file, table(...rows));
  expect(await imports(file)).toMatchObject({ opened: 2, known: 0 });
  writeFileSync(file, table(...rows, { ID: '3', receiver_country: "['Singapore']" }));
  expect(await imports(file)).toMatchObject({ opened: 1, known: 2, invited: 1, problems: [] });
  const opened = (await bookOf('CERT-PH')).filter(({ event }) => event.type === 'case-opened');
  expect(opened).toHaveLength(3);
});

it('doubles nothing when two run at once', async () => {
  const file = join(node.dataDir, 'incidents.csv');
  writeFileSync(file, table(...Array.from({ length: 150 }, (_, i) => ({ ID: String(i) }))));
  const importing = async () => {
    const args = ['import', 'incidents', file, '--as', 'CERT-PH', '--json'];
    const { stdout } = await inAProcess(node.env, args, '');
    return Tally.parse(JSON.parse(stdout));
  };
  const [one, other] = await Promise.all([importing(), importing()]);
  expect(one.opened + other.opened).toBe(150);
  expect(one.known + other.known).toBe(150);
});

it('fails on a file that holds no such table', async () => {
  const file = join(node.dataDir, 'letter.txt');
  writeFileSync(file, 'Dear colleagues,\n');
  const { code, stderr } = await node.run(['import', 'incidents', file, '--as', 'CERT-PH']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Line 1: This is no EuRepoC table/);
});

const eurepoc = `${process.env['SHARED_DATA'] ?? '../shared/data'}/incidents/eurepoc.csv`;
const wholeTable = existsSync(eurepoc);
if (!wholeTable) console.info(`Not tried on the whole table: ${eurepoc} is not here.`);

(wholeTable ? it : it.skip)('opens a case for each of the 820 incidents of EuRepoC, once', async () => {
  const began = performance.now();
  const first = await node.run(['import', 'incidents', eurepoc, '--as', 'CERT-PH']);
  const seconds = (performance.now() - began) / 1_000;
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^Opened 820, already there 0, not readable 0; /);
  expect(first.stderr).toBe(Array.from({ length: 8 }, (_, i) => `${i + 1}00 rows\n`).join(''));
  expect(seconds).toBeLessThan(60);
  expect(await imports(eurepoc)).toMatchObject({ opened: 0, known: 820, invited: 0 });
  expect(await node.does(['verify'])).toMatch(/every chain holds/);
});
