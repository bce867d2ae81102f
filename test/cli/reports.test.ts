import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginNode, commandLine, here, inAProcess, type CommandLine } from './entente.js';
import { table } from './table.js';

let node: CommandLine;
beforeAll(async () => {
  // The press is a process of its own, which needs what was built.
  node = commandLine({}, (env, args, stdin) => (args[0] === 'report' ? inAProcess : here)(env, args, stdin));
  await beginNode(node);
});
afterAll(() => node.remove());

it('writes a report on a case, and says of the file whose it is until somebody changes it', async () => {
  writeFileSync(join(node.dataDir, 'incidents.csv'), table({ ID: '1' }));
  await node.does(['import', 'incidents', join(node.dataDir, 'incidents.csv'), '--as', 'CERT-PH']);
  const reference = `PH-${new Date().getUTCFullYear()}-000001`;
  const file = join(node.dataDir, 'incident.pdf');
  const write = ['report', 'case', reference, '--as', 'CERT-PH', '--out', file];
  expect(await node.does(write)).toMatch(
    /^Wrote .*incident\.pdf \(\d+ bytes, TLP:CLEAR, SHA-256 [0-9a-f]{64}\)\.\n$/,
  );
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');

  expect(await node.does(['verify-report', file])).toContain(`Made by CERT-PH`);
  expect((await node.run(write)).stderr).toContain('is there already');
  appendFileSync(file, ' ');
  const changed = await node.run(['verify-report', file]);
  expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('was not made here')]);
});

it('writes a report on an agreement, over one year or the whole of it', async () => {
  const paper = ['--parties', 'CERT-PH,CERT-SG', '--scopes', 'mutual-response', '--ceiling', 'TLP:AMBER'];
  const term = ['--from', '2026-01-01', '--until', '2029-01-01', '--signed', '--json'];
  const { id } = JSON.parse(await node.does(['agreement', 'add', ...paper, ...term])) as { id: string };
  const file = join(node.dataDir, 'agreement.html');
  const said = ['--year', '2026', '--format', 'html', '--out', file];
  const write = ['report', 'agreement', id, '--as', 'CERT-PH', ...said];
  expect(await node.does(write)).toMatch(
    /^Wrote .*agreement\.html \(\d+ bytes, TLP:\w+, SHA-256 [0-9a-f]{64}\)\.\n$/,
  );
  expect(readFileSync(file, 'utf8')).toContain('signed it');
  expect(await node.does(['verify-report', file])).toContain('agreement report on CERT-PH CERT-SG 2026');
});

it('writes the posture of a period and the list of capabilities in a format', async () => {
  const as = (name: string) => ['--as', 'CERT-PH', '--format', 'csv', '--out', join(node.dataDir, name)];
  const period = ['--from', '2026-01-01', '--until', '2027-01-01'];
  expect(await node.does(['report', 'posture', ...period, ...as('posture.csv')])).toContain('Wrote ');
  expect(readFileSync(join(node.dataDir, 'posture.csv'), 'utf8')).toContain('Agreements');
  expect(await node.does(['report', 'capabilities', ...as('capabilities.csv')])).toContain('Wrote ');
  const other = ['report', 'posture', '--from', '2027-01-01', '--until', '2026-01-01', ...as('none.csv')];
  expect((await node.run(other)).code).toBe(2);
});
