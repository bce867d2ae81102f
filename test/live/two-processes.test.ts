import type { OwnServer } from '../support/server.js';
import { anOwnNode } from '../support/world.js';
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
