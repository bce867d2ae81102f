import { Report } from '@entente/reports';
import { done } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

/** PH with three cases, of which SG was told of one. */
async function scene() {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG');
  const shared = await ph.opens({ title: 'Shared with Singapore', severity: 'low' });
  await ph.invites(sg, shared);
  await ph.opens({ title: '=HYPERLINK("http://evil.example";"Click")', severity: 'high' });
  await ph.opens({ title: 'For the house alone', severity: 'high', tlp: 'TLP:RED' });
  return { world, ph, sg };
}

let said: Awaited<ReturnType<typeof scene>>;
beforeAll(async () => (said = await scene()));

it('gives the list with its filters as a table, one line a case', async () => {
  const { ph } = said;
  const { status, headers, text } = await ph.downloads(
    '/api/cases?severity=high&sort=-openedAt&format=csv&limit=1',
  );
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(text).toContain('For the house alone');
  expect(text).toContain('HYPERLINK');
  expect(text).not.toContain('Shared with Singapore');
  expect(text).toContain('TLP:RED');
});

it('has nothing in it that a spreadsheet would compute', async () => {
  const { text } = await said.ph.downloads('/api/cases/report?format=csv');
  const cells = text.split(/[\r\n,]+/).map((cell) => cell.replace(/^"/, ''));
  expect(cells.filter((cell) => /^[=+@\t-]/.test(cell))).toEqual([]);
});

it('holds what the book of the asker holds, and bears the marking of that', async () => {
  const { sg } = said;
  const { text, record } = await sg.downloads('/api/cases/report?format=json');
  expect(text).toContain('Shared with Singapore');
  for (const secret of ['HYPERLINK', 'For the house alone']) expect(text).not.toContain(secret);
  expect(done(await sg.get(record))).toMatchObject({ kind: 'cases', subject: null, tlp: 'TLP:GREEN' });
});

it('takes the cases of a month', async () => {
  const { ph } = said;
  const outline = async (from: string, until: string) =>
    done(await ph.get(`/api/cases/report/outline?openedFrom=${from}&openedUntil=${until}`));
  const start = new Date();
  start.setUTCDate(1);
  start.setUTCHours(0, 0, 0, 0);
  const next = new Date(start);
  next.setUTCMonth(start.getUTCMonth() + 1);
  const [from, until] = [start.toISOString(), next.toISOString()];
  expect(await outline(from, until)).toMatchObject({
    title: expect.stringContaining(`${from.slice(0, 10)} – `) as string,
    tlp: 'TLP:RED',
    sections: [{ id: 'overview' }, { id: 'clocks' }, { id: 'requests' }, { id: 'list' }],
  });
  expect(await outline('2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z')).toMatchObject({ tlp: 'TLP:CLEAR' });
});

it('says what was asked in these cases and which duties run, of which a CSV knows nothing', async () => {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG');
  const incident = await ph.opens({ severity: 'high' });
  await ph.invites(sg, incident);
  await sg.accepts(incident);
  await ph.asks(sg, incident, 'Which hosts speak to it?');
  const [request] = (await sg.reads(incident)).assistanceRequests;
  await sg.does(incident, `assistance-requests/${request?.id ?? ''}/response`, { state: 'declined' });
  await ph.does(incident, 'clocks', { duty: 'ph-dpa' });

  const read = async (query: string) => {
    const { text, record } = await ph.downloads(`/api/cases/report?${query}`);
    return { text, record: done(await ph.get(record)) };
  };
  const sections = async (severity: string) =>
    Report.parse(JSON.parse((await read(`format=json&severity=${severity}`)).text)).sections;
  const [, clocks, requests] = await sections('high');
  const [byUs] = requests?.blocks ?? [];
  expect(byUs).toMatchObject({ rows: [[sg.organization.shortName, '1', '0', '1', '0', '0', '0', '0 min']] });
  expect(clocks).toMatchObject({ tlp: 'TLP:RED' });
  expect(clocks?.blocks).toMatchObject([{ rows: [expect.anything(), expect.anything(), ['Running', '1']] }]);
  const [, ...none] = await sections('low');
  expect(none.map(({ tlp }) => tlp)).toEqual(['TLP:CLEAR', 'TLP:CLEAR', 'TLP:CLEAR']);

  expect((await read('format=xlsx')).record).toMatchObject({ tlp: 'TLP:RED' });
  expect((await read('format=csv')).record).toMatchObject({ tlp: 'TLP:GREEN' });
});

it('is for managers, and refuses what no list takes', async () => {
  const operator = await said.world.user('PH', ['operator']);
  expect((await operator.get('/api/cases?format=csv')).status).toBe(307);
  expect((await operator.downloads('/api/cases?format=csv')).status).toBe(403);
  for (const query of ['format=docm', 'colour=red', 'openedFrom=yesterday'])
    expect((await said.ph.get(`/api/cases/report?${query}`)).status).toBe(400);
});
