import type { OwnServer } from '../support/server.js';
import { anOwnNode } from '../support/world.js';
import { until } from '../support/until.js';
import { keepsWriting } from '../support/writer.js';

describe.each(['sqlite', 'postgres'] as const)('two processes over one database (%s)', (database) => {
  const node = anOwnNode({ database });
  let other: OwnServer;
  beforeAll(async () => (other = await node.server.another()), 60_000);
  afterAll(() => other.stop(), 60_000);

  it('a client of one hears what is written at the other', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.at(other).opens();
    await ph.invites(sg, incident);
    await sg.at(other).accepts(incident);
    const listener = await sg.socket();
    await listener.follows(0);
    await ph.at(other).posts('Written elsewhere.', incident);
    await listener.hears((await sg.book()).length);
    expect(listener.entries.at(-1)?.event.data).toEqual({ text: 'Written elsewhere.' });
  });

  it('whoever was given what is erased at the other is told at once, and nobody else', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    const admin = await world.user('PH', ['admin']);
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const { eventId } = await ph.posts('The patient is called Cruz.', incident);
    const listeners = [await sg.socket(), await sg.at(other).socket(), await my.socket()];
    for (const listener of listeners)
      expect(await listener.follow({ after: 0 })).toMatchObject({ redactions: 0 });
    await admin.at(other).post(`/api/events/${eventId}/redaction`, { reason: 'Court order 12/2026' });
    await until('both were told', () => listeners.slice(0, 2).every(({ redactions }) => redactions === 1));
    expect(listeners[2]?.redactions).toBeUndefined();
    const late = await sg.socket();
    expect(await late.follow({ after: 0 })).toMatchObject({ redactions: 1 });
  });

  it('both write into one case at once: every book is whole, and both give the same', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const [here, there] = [await sg.socket(), await sg.at(other).socket()];
    for (const listener of [here, there]) await listener.follows(0);
    const writers = [ph, ph.at(other), sg, sg.at(other)].map((person) => keepsWriting(person, incident));
    await here.hears(60);
    for (const writer of writers) await writer.stop();
    const book = await sg.book();
    for (const listener of [here, there]) {
      await listener.hears(book.length);
      expect(listener.entries).toEqual(book);
    }
    expect(await ph.get('/api/verification')).toMatchObject({ body: { problems: [] } });
    expect(await sg.at(other).get('/api/verification')).toMatchObject({ body: { problems: [] } });
  });
});
