import type { Listener } from '../support/listener.js';
import { until } from '../support/until.js';
import { anOwnNode } from '../support/world.js';
import { keepsWriting } from '../support/writer.js';

const node = anOwnNode();

/** The numbers from one to another. */
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

describe('following a book', () => {
  it('gives from 0 the whole book, then each new entry', async () => {
    const ph = await node.world().team('PH');
    const incident = await ph.opens();
    for (const text of ['One.', 'Two.', 'Three.']) await ph.posts(text, incident);
    const listener = await ph.socket();
    expect(await listener.follows(0)).toBe(4);
    await listener.hears(4);
    await ph.posts('Four.', incident);
    await listener.hears(5);
    expect(listener.numbers).toEqual(range(1, 5));
    expect(listener.entries).toEqual(await ph.book());
  });

  it('gives from a number what comes after it, and from the head what is new', async () => {
    const ph = await node.world().team('PH');
    const incident = await ph.opens();
    for (const text of ['One.', 'Two.', 'Three.']) await ph.posts(text, incident);
    const [fromTwo, fromHead] = [await ph.socket(), await ph.socket()];
    await fromTwo.follows(2);
    expect(await fromHead.follows(4)).toBe(4);
    await ph.posts('Four.', incident);
    await fromTwo.hears(3);
    await fromHead.hears(1);
    expect([fromTwo.numbers, fromHead.numbers]).toEqual([range(3, 5), [5]]);
  });

  it('takes long books in pieces, in order', async () => {
    const ph = await node.world().team('PH');
    const incident = await ph.opens();
    const texts = range(1, 600).map((n) => `Update ${n}.`);
    await Promise.all(texts.map((text) => ph.posts(text, incident)));
    const listener = await ph.socket();
    await listener.follows(0);
    await listener.hears(601);
    expect(listener.numbers).toEqual(range(1, 601));
  });

  it('gives each entry once and in order to whoever joins while others write', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const writers = [ph, ph, sg, sg].map((person) => keepsWriting(person, incident));
    const listeners: Listener[] = [];
    for (let i = 0; i < 12; i += 1) {
      const listener = await sg.socket({ transports: [i % 3 === 2 ? 'polling' : 'websocket'] });
      await listener.follows(0);
      listeners.push(listener);
    }
    for (const writer of writers) await writer.stop();
    const book = await sg.book();
    for (const listener of listeners) {
      await listener.hears(book.length);
      expect(listener.entries).toEqual(book);
    }
  });

  it('goes on where it stood, across connections that break and a server that restarts', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const writer = keepsWriting(ph, incident);
    const got: number[] = [];
    for (let round = 1; round <= 6; round += 1) {
      const listener = await sg.socket();
      await listener.follows(got.length);
      await listener.hears(5);
      if (round === 3) await node.server.restart();
      else if (round % 2 === 0) listener.socket.io.engine.close();
      else listener.close();
      await until('the connection is gone', () => !listener.socket.connected);
      got.push(...listener.numbers);
    }
    await writer.stop();
    expect(got).toEqual(range(1, got.length));
    expect(got.length).toBeGreaterThan(30);
    const last = await sg.socket();
    await last.follows(got.length);
    const book = await sg.book();
    await last.hears(book.length - got.length);
    expect([...got, ...last.numbers]).toEqual(range(1, book.length));
  });
});

describe('a client that asks for something else', () => {
  it.each([
    undefined,
    null,
    7,
    'all',
    {},
    { after: -1 },
    { after: 1.5 },
    { after: '0' },
    { after: 1e99 },
    [],
  ])('is told what to say instead of %p', async (input) => {
    const ph = await node.world().team('PH');
    const listener = await ph.socket();
    expect(await listener.follow(input)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await listener.follows(0)).toBe(0);
  });

  it('follows once: a second call is refused and changes nothing', async () => {
    const ph = await node.world().team('PH');
    const incident = await ph.opens();
    const listener = await ph.socket();
    await listener.follows(0);
    for (let i = 0; i < 50; i += 1)
      expect(await listener.follow({ after: 0 })).toMatchObject({ error: { code: 'already-following' } });
    await ph.posts('One.', incident);
    await listener.hears(2);
    expect(listener.numbers).toEqual([1, 2]);
  });

  it('claims entries that are not there yet, and is given what comes after those', async () => {
    const ph = await node.world().team('PH');
    const incident = await ph.opens();
    const listener = await ph.socket();
    expect(await listener.follows(9_007_199_254_740_991)).toBe(1);
    await ph.posts('One.', incident);
    await ph.posts('Two.', incident);
    await listener.hears(2);
    expect(listener.numbers).toEqual([2, 3]);
  });

  it('is cut off when it sends more than a megabyte at once, and nobody else is', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    const [loud, quiet] = [await ph.socket(), await sg.socket()];
    await quiet.follows(0);
    loud.socket.emit('follow', { after: 0, text: 'x'.repeat(2_000_000) });
    await until('it is cut off', () => !loud.socket.connected);
    await sg.opens();
    await quiet.hears(1);
  });

  it('says what the server does not know, or nothing that can be answered, and goes on', async () => {
    const ph = await node.world().team('PH');
    const listener = await ph.socket();
    listener.socket.emit('drop-table', { sure: true });
    listener.socket.emit('follow', 'no function to answer with');
    listener.socket.emit('open-case', null, 'not a function');
    listener.socket.emit('close-case', { id: { $ne: '' } });
    expect(await listener.opensCase({ id: '../../etc' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await listener.follows(0)).toBe(0);
    const { status } = await ph.get('/health/live');
    expect(status).toBe(200);
  });
});
