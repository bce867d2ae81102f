import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CaseId } from '@entente/domain';
import { withNode } from '../../apps/server/src/cli/node.js';
import { beginNode, commandLine, type CommandLine } from './entente.js';
import { table } from './table.js';

let node: CommandLine;
beforeAll(async () => {
  node = commandLine();
  await beginNode(node);
  const scopes = ['--scopes', 'threat-information,capability,research', '--ceiling', 'TLP:GREEN'];
  const term = ['--from', '2020-01-01', '--until', '2099-01-01', '--signed'];
  await node.does(['agreement', 'add', '--parties', 'CERT-PH,CERT-SG', ...scopes, ...term]);
});
afterAll(() => node.remove());

const file = (content: object, said: object = {}) => {
  const path = join(node.dataDir, 'publication.json');
  writeFileSync(path, JSON.stringify({ content, tlp: 'TLP:GREEN', ...said }));
  return path;
};
const bulletin = { kind: 'bulletin', title: 'On loaders in invoices', text: 'They come as `.one` files.' };
const titles = async (...said: string[]) => {
  const { items } = (await node.gives(['publication', 'list', ...said])) as {
    items: { content: { title: string } }[];
  };
  return items.map(({ content }) => content.title);
};

it('publishes what a file says, to those whom an agreement with the scope lets have it', async () => {
  const indicators = [{ type: 'domain-name', value: 'evil[.]example' }];
  const done = await node.does([
    'publication',
    'publish',
    file({ ...bulletin, indicators }),
    '--as',
    'CERT-PH',
  ]);
  expect(done).toMatch(/^Published “On loaders in invoices” as [\w-]+, TLP:GREEN\.\n$/);
  const id = / as ([\w-]+),/.exec(done)?.[1] ?? '';
  expect(await titles('--as', 'CERT-SG', '--kind', 'bulletin', '--search', 'LOADERS')).toEqual([
    bulletin.title,
  ]);
  expect(await titles('--as', 'CERT-MY')).toEqual([]);
  const shown = await node.does(['publication', 'show', id, '--as', 'CERT-SG']);
  expect(shown).toContain('\nindicators: domain-name  evil.example\n\nThey come as');
  expect(shown).toContain('bulletin of CERT-PH, TLP:GREEN, current, editions: 1');
  expect(await node.run(['publication', 'show', id, '--as', 'CERT-MY'])).toMatchObject({
    ...{ code: 1, stdout: '', stderr: expect.stringMatching(/no such publication/) as string },
  });
});

it('takes a publication from stdin, and refuses whom it would not reach and what is none', async () => {
  const publish = ['publication', 'publish', '-', '--as', 'CERT-PH'];
  const said = JSON.stringify({ content: { ...bulletin, title: 'From a pipe' }, recipients: ['CERT-SG'] });
  expect(await node.gives([...publish, '--tlp', 'TLP:GREEN'], said)).toMatchObject({
    ...{ content: { title: 'From a pipe' }, tlp: 'TLP:GREEN' },
  });
  expect(await node.run([...publish, '--tlp', 'TLP:AMBER'], said)).toMatchObject({
    ...{ code: 1, stderr: expect.stringMatching(/with CERT-SG covers up to TLP:GREEN/) as string },
  });
  expect(await node.run(publish, '{"content": {"kind": "song"}}')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/kind/) as string,
  });
  expect(await node.run(publish, 'words')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot be read as JSON/) as string,
  });
  expect(await node.run(['publication', 'list', '--as', 'CERT-PH', '--kind', 'song'])).toMatchObject({
    code: 2,
  });
});

it('leads a publication from its first edition over what readers say of it to its withdrawal', async () => {
  const { id } = (await node.gives(['publication', 'publish', file(bulletin), '--as', 'CERT-PH'])) as {
    id: string;
  };
  const on = (act: string, as: string, ...said: string[]) => ['publication', act, id, ...said, '--as', as];
  const refusal = (sentence: RegExp, code = 1) => ({
    ...{ code, stdout: '', stderr: expect.stringMatching(sentence) as string },
  });
  expect(await node.does(on('acknowledge', 'CERT-SG'))).toMatch(
    /^Acknowledged “On loaders in invoices” for CERT-SG/,
  );
  expect(await node.run(on('acknowledge', 'CERT-SG'))).toMatchObject(
    refusal(/has acknowledged this edition/),
  );
  expect(await node.run(on('acknowledge', 'CERT-MY'))).toMatchObject(refusal(/no such publication/));
  const said = on('comment', 'CERT-SG', '-', '--idempotency-key', 'seen');
  expect(await node.gives(said, 'Seen here too.')).toEqual(await node.gives(said, 'Seen here too.'));
  expect(await node.run(on('comment', 'CERT-SG', 'Aside.', '--recipients', 'CERT-MY'))).toMatchObject(
    refusal(/CERT-MY/),
  );

  const second = file({ ...bulletin, title: 'On loaders, second edition' });
  expect(await node.run(on('revise', 'CERT-SG', second))).toMatchObject(
    refusal(/^Only CERT-PH, which published it/),
  );
  expect(await node.gives(on('revise', 'CERT-PH', second))).toMatchObject({
    editions: 2,
    comments: { length: 1 },
  });
  const shown = await node.does(on('show', 'CERT-PH'));
  expect(shown).toMatch(
    /^On loaders, second edition\n[^]*\nRead by CERT-SG .*, an earlier edition\n[^]*\nSeen here too\./,
  );

  const editions = (await node.does(on('editions', 'CERT-SG'))).trim().split('\n');
  expect(editions.map((line) => line.split('\t').at(-1))).toEqual([
    'On loaders, second edition',
    bulletin.title,
  ]);

  const withdraw = on('withdraw', 'CERT-PH', '--reason', 'The indicators were wrong');
  expect(await node.run(withdraw)).toMatchObject(refusal(/say --yes/, 2));
  await node.does([...withdraw, '--yes']);
  expect(await node.does(on('show', 'CERT-SG'))).toMatch(/^Withdrawn .*: The indicators were wrong$/m);
  expect(await node.run(on('comment', 'CERT-SG', 'Late.'))).toMatchObject(refusal(/^This was withdrawn on /));
});

it('says before who would be given a publication, and afterwards what was given under an agreement', async () => {
  const path = file(bulletin, { tlp: 'TLP:AMBER' });
  expect(await node.does(['publication', 'audience', path, '--as', 'CERT-PH'])).toMatch(
    /^CERT-SG\tis not given it\t.*covers up to TLP:GREEN/m,
  );
  expect(await node.does(['publication', 'audience', path, '--as', 'CERT-PH', '--tlp', 'TLP:GREEN'])).toMatch(
    /^CERT-MY\tis not given it\t.+\nCERT-SG\tis given it\t/m,
  );
  const { items } = (await node.gives(['agreement', 'list', '--as', 'CERT-PH'])) as {
    items: { id: string; scopes: string[] }[];
  };
  const id = items.find(({ scopes }) => scopes.includes('threat-information'))?.id ?? '';
  const exchange = ['agreement', 'exchange', id, '--as'];
  await node.does(['publication', 'publish', file(bulletin), '--as', 'CERT-PH']);
  const told = await node.does([...exchange, 'CERT-SG', '--limit', '1']);
  const month = new Date().toISOString().slice(0, 7);
  expect(told).toMatch(new RegExp(`^${month}\tTLP:GREEN\tgiven \\d+\treceived \\d+\n`));
  expect(told).toMatch(/\n[^\n]+\tfrom\tCERT-PH\tpublication-published\tTLP:GREEN\n$/);
  expect(await node.gives([...exchange, 'CERT-PH', '--limit', '1'])).toMatchObject({
    items: { length: 1 },
    next: null,
  });
  expect(await node.run([...exchange, 'CERT-MY'])).toMatchObject({
    ...{ code: 1, stderr: expect.stringMatching(/no such agreement/) as string },
  });
});

it('names the parties of a project by their short names', async () => {
  const project = { kind: 'project', title: 'Of honeypots', text: 'In words.', parties: ['CERT-SG'] };
  await node.does(['publication', 'publish', file(project), '--as', 'CERT-PH']);
  expect(await titles('--as', 'CERT-SG', '--kind', 'project')).toEqual(['Of honeypots']);
});

it('shows a terminal the words of others, and nothing that it would take for an order', async () => {
  const text = 'Seen\u001b]52;c;ZXZpbA==\u0007 and\u009b2J\r\nhere.';
  const path = file({ ...bulletin, title: 'With orders in it', text });
  const done = await node.does(['publication', 'publish', path, '--as', 'CERT-SG']);
  const shown = ['publication', 'show', / as ([\w-]+),/.exec(done)?.[1] ?? '', '--as', 'CERT-PH'];
  expect(await node.does(shown)).toContain('Seen\ufffd]52;c;ZXZpbA==\ufffd and\ufffd2J\nhere.');
  expect(await node.gives(shown)).toMatchObject({ content: { text } });
  expect(await node.does([...shown, '--json'])).not.toMatch(/\p{Cc}(?!$)/u);
});

it('says of each need which offers answer it', async () => {
  const help = { text: 'In words.', assistance: 'forensics', sectors: ['energy'], languages: ['en'] };
  const need = file({ kind: 'need', title: 'Hands for a week', ...help });
  await node.does(['publication', 'publish', need, '--as', 'CERT-PH']);
  const offer = file({ kind: 'offer', title: 'Two analysts', ...help, hoursToDeploy: 48 });
  await node.does(['publication', 'publish', offer, '--as', 'CERT-SG']);
  expect(await node.does(['capabilities', '--as', 'CERT-PH'])).toBe(
    'Hands for a week (1)\nCERT-SG\tTLP:GREEN\tTwo analysts\tenergy, en\n',
  );
  const asked = ['capabilities', '--as', 'CERT-PH', '--assistance', 'forensics'];
  expect(await node.does([...asked, '--due', '2020-01-01', '--languages', 'en,ms'])).toBe(
    'CERT-SG\tTLP:GREEN\tTwo analysts\ttoo late, en\n',
  );
  expect(await node.run(['capabilities', '--as', 'CERT-PH', '--sectors', 'energy'])).toMatchObject({
    ...{ code: 2, stderr: expect.stringMatching(/--sectors: .*needs --assistance/) as string },
  });
  expect(await node.gives(['capabilities', '--as', 'CERT-MY'])).toEqual({ items: [], next: null });
});

it('lists and shows cases, page by page, and counts them', async () => {
  writeFileSync(join(node.dataDir, 'incidents.csv'), table({ ID: '1' }, { ID: '2' }));
  await node.does(['import', 'incidents', join(node.dataDir, 'incidents.csv'), '--as', 'CERT-PH']);
  const list = ['case', 'list', '--as', 'CERT-PH'];
  const first = await node.run([...list, '--limit', '1']);
  const cursor = /^There is more: --cursor (\S+)\n$/.exec(first.stderr)?.[1] ?? '';
  const second = await node.run([...list, '--limit', '1', '--cursor', cursor]);
  const referred = [first, second].map(({ stdout }) => stdout.split('\t')[0] ?? '').sort();
  const year = new Date().getUTCFullYear();
  expect(referred).toEqual([`PH-${year}-000001`, `PH-${year}-000002`]);
  expect(second.stderr).toBe('');
  expect(await node.gives(['case', 'list', '--as', 'CERT-MY', '--status', 'new'])).toMatchObject({
    items: [],
  });
  const shown = ['case', 'show', referred[0] ?? '', '--as'];
  expect(await node.does([...shown, 'CERT-PH'])).toContain('Led by CERT-PH');
  expect(await node.gives([...shown, 'CERT-PH'])).toMatchObject({ reference: referred[0], updates: [] });
  expect(await node.run([...shown, 'CERT-MY'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no case/) as string,
  });

  const ours = await node.gives([...shown, 'CERT-PH']);
  const { id } = z.object({ id: CaseId }).parse(ours);
  const input = { type: 'domain-name', value: 'evil.example', tlp: 'TLP:AMBER' } as const;
  await withNode({ ...process, env: node.env }, async ({ cases, organizations }) => {
    const ph = (await organizations.directory()).find('CERT-PH');
    if (ph)
      await cases.command({ userId: 'test', organization: ph.id }, id, { type: 'add-indicator', input });
  });
  const withOne = z.object({ indicators: z.array(z.object({ id: z.string() })) });
  const [indicator] = withOne.parse(await node.gives([...shown, 'CERT-PH'])).indicators;
  const raise = ['publication', 'publish', file(bulletin), '--as', 'CERT-PH', '--case', referred[0] ?? ''];
  expect(await node.gives([...raise, '--indicators', indicator?.id ?? ''])).toMatchObject({
    ...{ tlp: 'TLP:GREEN', content: { indicators: [{ type: 'domain-name', value: 'evil.example' }] } },
  });
  expect(await node.run([...raise, '--indicators', 'another'])).toMatchObject({
    ...{ code: 1, stderr: expect.stringMatching(/no such indicator of this case/) as string },
  });
  expect(await node.run(raise)).toMatchObject({ code: 2 });

  const together = ['org', 'together', 'CERT-SG', '--as', 'CERT-PH'];
  expect(await node.does(together)).toMatch(
    /^Cases\t0 \(led 0, open 0\)\nRequests made\tnone\n[^]*Given\tTLP:GREEN\t\d/,
  );
  expect(await node.gives(together)).toMatchObject({ requests: { byUs: null, toUs: null } });

  const counted = ['posture', '--as', 'CERT-PH', '--from', '2020-01-01'];
  expect(await node.does(counted)).toMatch(/^Cases\t2 \(led 2, open \d\)\n[^]*Agreements in force\t2/);
  expect(await node.gives(counted)).toMatchObject({ cases: { total: 2 } });
  expect(await node.run([...counted, '--until', '2019-01-01'])).toMatchObject({ code: 2 });
});
