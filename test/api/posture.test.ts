import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listOf } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Times = z.object({ count: z.number(), median: z.number().nullable(), p90: z.number().nullable() });
const Posture = z.looseObject({
  cases: z.looseObject({ total: z.number(), led: z.number(), open: z.number() }),
  times: z.object({ acknowledge: Times, contain: Times, close: Times }),
  requests: z.object({
    byUs: z.record(
      z.string(),
      z.looseObject({ total: z.number(), answered: z.number(), firstAnswer: Times }),
    ),
    toUs: z.record(z.string(), z.looseObject({ total: z.number() })),
  }),
  given: z.array(z.object({ organization: z.string(), byTlp: z.record(z.string(), z.number()) })),
});

const hour = 3_600_000;
const from = new Date(Date.now() - hour).toISOString();
const until = new Date(Date.now() + hour).toISOString();
const path = `/api/posture?from=${from}&until=${until}`;

it('counts what the book tells of a period, and names nobody whom it does not know to take part', async () => {
  const world = node.world();
  const [ph, sg, ru] = await world.teams('PH', 'SG', 'RU');
  await world.agreement('PH', 'SG');
  await world.agreement('PH', 'RU');
  await world.agreement('SG', 'RU', { ceiling: 'TLP:GREEN' });
  const incident = await ph.opens({ tlp: 'TLP:AMBER' });
  await ph.does(incident, 'status', { to: 'triage' });
  for (const partner of [sg, ru]) {
    await ph.invites(partner, incident);
    await partner.accepts(incident);
  }
  const { eventId } = await ph.asks(sg, incident, 'Which hosts speak to it?');
  const [request] = (await sg.reads(incident)).assistanceRequests;
  expect(eventId).toBeDefined();
  await sg.does(incident, `assistance-requests/${request?.id ?? ''}/response`, { state: 'declined' });
  await sg.posts('Nothing seen here.', incident, { tlp: 'TLP:GREEN' });
  await ph.opens({ title: 'Another one' });

  const ours = Posture.parse(done(await ph.get(path)));
  expect(ours.cases).toMatchObject({ total: 2, led: 2, open: 2, byClass: { 'malicious-code': 2 } });
  expect(ours.times).toMatchObject({ acknowledge: { count: 1 }, close: { count: 0, median: null } });
  expect(ours.requests.byUs[sg.organization.id]).toMatchObject({ total: 1, firstAnswer: { count: 1 } });
  expect(ours.given.map(({ organization }) => organization).sort()).toEqual(
    [sg.organization.id, ru.organization.id].sort(),
  );

  // Russia reads Singapore's update by their agreement; that it takes part is TLP:AMBER, and not for Singapore.
  expect(await ru.texts(incident)).toEqual(['Nothing seen here.']);
  const theirs = Posture.parse(done(await sg.get(path)));
  expect(theirs.requests.toUs[ph.organization.id]).toMatchObject({ total: 1 });
  expect(JSON.stringify(theirs)).not.toContain(ru.organization.id);
});

it('counts what we did together with one partner, and nothing of what others did with it', async () => {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG');
  await world.agreement('SG', 'MY');
  const ours = await ph.opens();
  await ph.invites(sg, ours);
  await sg.accepts(ours);
  await ph.asks(sg, ours, 'Which hosts speak to it?');
  const theirs = await my.opens();
  await my.invites(sg, theirs);
  await sg.accepts(theirs);
  await my.asks(sg, theirs, 'And which ports?');
  await ph.opens({ title: 'Of our own' });

  const path = (partner: Person) => `/api/organizations/${partner.organization.id}/together`;
  expect(done(await ph.get(path(sg)))).toMatchObject({
    cases: { total: 1, led: 1, open: 1 },
    requests: { byUs: { total: 1, open: 1 }, toUs: null },
  });
  expect(done(await ph.get(path(my)))).toMatchObject({ cases: { total: 0 }, requests: { byUs: null } });
  expect((await ph.get('/api/organizations/CERT-NOWHERE/together')).status).toBe(404);
});

it('counts what was published in the period among what was disclosed', async () => {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG', { scopes: ['threat-information'] });
  const content = { kind: 'bulletin', title: 'Loaders in invoices', text: 'They come by mail.' };
  done(await ph.post('/api/publications', { content, tlp: 'TLP:AMBER' }));
  const given = [{ organization: sg.organization.id, byTlp: { 'TLP:AMBER': 1 } }];
  expect(Posture.parse(done(await ph.get(path))).given).toEqual(given);
  const together = `/api/organizations/${sg.organization.id}/together`;
  expect(done(await ph.get(together))).toMatchObject({ given: { 'TLP:AMBER': 1 } });
  const before = `/api/posture?from=2020-01-01T00:00:00Z&until=${from}`;
  expect(Posture.parse(done(await ph.get(before))).given).toEqual([]);
  expect(Posture.parse(done(await sg.get(path))).given).toEqual([]);
});

it('is empty for a period without cases, and refuses one that ends before it begins', async () => {
  const ph = await node.world().team('PH');
  await ph.opens();
  const before = new Date(Date.now() - 2 * hour).toISOString();
  expect(Posture.parse(done(await ph.get(`/api/posture?from=${before}&until=${from}`))).cases.total).toBe(0);
  expect(await ph.get(`/api/posture?from=${until}&until=${from}`)).toMatchObject({
    ...{ status: 400, body: { code: 'invalid-input' } },
  });
});

describe('a report on the posture', () => {
  const Made = z.object({
    ...{ kind: z.string(), subject: z.string().nullable(), format: z.string(), tlp: z.string() },
    ...{ sha256: z.string(), reference: z.string() },
  });
  const download = (person: Person, query: string) =>
    person.downloads(`${path.replace('posture', 'posture/report')}&${query}`);

  it('says the same figures, and is remembered among the reports', async () => {
    const ph = await node.world().team('PH');
    await ph.opens({ tlp: 'TLP:GREEN' });
    const { status, headers, bytes } = await download(ph, 'format=csv&leaveOut=agreements,given');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(bytes.toString()).toContain('Cases,Cases opened in the period,Number,1\r\n');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { items } = listOf(Made).parse(done(await ph.get(`/api/reports?sha256=${sha256}`)));
    expect(items).toEqual([
      expect.objectContaining({ kind: 'posture', subject: null, format: 'csv', tlp: 'TLP:GREEN' }),
    ]);
  });

  it.each([
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
  ])('comes as %s', async (format, start) => {
    const ph = await node.world().team('PH');
    const { bytes } = await download(ph, `format=${format}`);
    expect(bytes.toString('latin1', 0, start.length)).toBe(start);
  });

  it('says beforehand which marking it would bear, and is for managers', async () => {
    const world = node.world();
    const ph = await world.team('PH');
    await ph.opens({ tlp: 'TLP:GREEN' });
    const outline = z
      .object({ tlp: z.string(), sections: z.array(z.object({ id: z.string() })) })
      .parse(done(await ph.get(path.replace('posture', 'posture/report/outline'))));
    expect(outline).toMatchObject({ tlp: 'TLP:GREEN', sections: { length: 6 } });
    expect((await download(await world.user('PH', ['auditor']), '')).status).toBe(403);
  });
});
