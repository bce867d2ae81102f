import { randomUUID } from 'node:crypto';
import type { Case } from '../support/contract.js';
import { done, incident, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { anOwnNode, type World } from '../support/world.js';
import { keepsWriting } from '../support/writer.js';

/** What holds of commands also holds once a thread of its own does them, which begins when many wait at once. */
describe('many commands at once', () => {
  const node = anOwnNode({ env: { LOG_LEVEL: 'warn' } });
  const key = randomUUID();
  let world: World;
  let ph: Person;
  let sg: Person;
  let before: Case;

  beforeAll(async () => {
    world = node.world();
    [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    before = await ph.opens();
    await ph.post(`/api/cases/${before.id}/updates`, { text: 'Before.' }, { 'idempotency-key': key });
    await crowd();
  }, 60_000);

  /** Opens cases, many at once, until a thread does it. */
  const crowd = () =>
    until('a thread does the commands', async () => {
      const opened = await Promise.all(Array.from({ length: 40 }, () => ph.opens()));
      expect(new Set(opened.map(({ reference }) => reference)).size).toBe(40);
      return node.server.said().includes('a thread of its own');
    });

  it('are answered as one alone is, a repeat and a refusal too', async () => {
    const opened = await ph.opens();
    await ph.invites(sg, opened);
    await sg.accepts(opened);
    const updates = `/api/cases/${opened.id}/updates`;
    const stale = await sg.post(updates, { text: 'Here.' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body]).toMatchObject([412, { code: 'stale-version' }]);
    expect(stale.etag).toBe(`"${(await sg.reads(opened)).version}"`);
    const stranger = await ph.post(updates, { text: 'Who?', recipients: [randomUUID()] });
    expect(stranger).toMatchObject({ status: 400, body: { errors: [{ path: 'recipients.0' }] } });
    const refused = await sg.post(`/api/cases/${opened.id}/status`, { to: 'triage' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-the-lead' } });
    expect((await ph.post(`/api/cases/${randomUUID()}/updates`, { text: 'Where?' })).status).toBe(404);

    const repeats = `/api/cases/${before.id}/updates`;
    const again = await ph.post(repeats, { text: 'Before.' }, { 'idempotency-key': key });
    expect(again.status).toBe(201);
    const other = await ph.post(repeats, { text: 'Other.' }, { 'idempotency-key': key });
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
    const once = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => ph.post(repeats, { text: 'Once.' }, once)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await ph.texts(before)).toEqual(['Before.', 'Once.']);
  });

  it('know an organisation that was registered a moment ago', async () => {
    const opened = await ph.opens();
    const my = await world.team('MY');
    await world.agreement('PH', 'MY');
    await ph.invites(my, opened);
    await my.accepts(opened);
    expect(await my.texts(opened)).toEqual([]);
  });

  it('take turns with what else is written, and whoever follows has each entry once', async () => {
    const opened = await ph.opens();
    await ph.invites(sg, opened);
    await sg.accepts(opened);
    const listener = await sg.socket();
    await listener.follows(0);
    const writing = Array.from({ length: 150 }, (_, n) => (n % 2 ? ph : sg).posts(`Update ${n}.`, opened));
    const marking = Array.from({ length: 60 }, (_, number) =>
      sg.put(`/api/cases/${opened.id}/read`, { number }).then(done),
    );
    await Promise.all([...writing, ...marking]);
    for (const person of [ph, sg]) {
      expect(new Set(await person.texts(opened)).size).toBe(150);
      expect(await person.get('/api/verification')).toMatchObject({ body: { problems: [] } });
    }
    const book = await sg.book();
    await listener.hears(book.length);
    expect(listener.entries).toEqual(book);
    expect(await node.server.ask('rebuild')).toMatchObject({ changed: 0 });
  });

  it.each(['ended in order', 'killed'])(
    'are there, as acknowledged, after the server was %s',
    async (how) => {
      await crowd();
      const opened = await ph.opens({ ...incident, title: `A case of a server that was ${how}` });
      const writers = Array.from({ length: 20 }, (_, n) => keepsWriting(ph, opened, `Writer ${n}:`));
      const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
      await until('all have written', () => acknowledged().length > 60);
      if (how === 'killed') {
        await node.server.kill();
        await node.server.start();
      } else await node.server.restart();
      await Promise.all(writers.map((writer) => writer.stop()));
      const texts = await ph.texts(opened);
      expect(texts).toEqual(expect.arrayContaining(acknowledged()));
      expect(new Set(texts).size).toBe(texts.length);
      expect(await ph.get('/api/verification')).toMatchObject({ body: { problems: [] } });
    },
    60_000,
  );
});
