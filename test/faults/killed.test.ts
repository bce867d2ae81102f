import { setTimeout as pause } from 'node:timers/promises';
import type { Listener } from '../support/listener.js';
import { Unreachable, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { anOwnNode } from '../support/world.js';
import { keepsWriting } from '../support/writer.js';

/** Follows the book of somebody across servers that come and go, and keeps the numbers in the order in which they came. */
function keepsFollowing(person: Person) {
  const numbers: number[] = [];
  let [goesOn, listener]: [boolean, Listener | undefined] = [true, undefined];
  const work = async () => {
    while (goesOn) {
      listener = await person.socket().catch(() => undefined);
      // Asking over and over would take the processor from the server that is starting.
      if (!listener) await pause(50);
      const { socket } = listener ?? {};
      await listener?.follow({ after: numbers.length }).catch(() => undefined);
      await until('the connection is gone or not needed', () => !goesOn || !socket?.connected, 60_000);
      numbers.push(...(listener?.numbers ?? []));
    }
  };
  const working = work();
  return {
    numbers,
    async stopsWith(count: number) {
      await until(`${count} came`, () => numbers.length + (listener?.numbers.length ?? 0) >= count);
      goesOn = false;
      await working;
    },
  };
}

describe.each(['sqlite', 'postgres'] as const)(
  'a server that is killed while many write (%s)',
  (database) => {
    const node = anOwnNode({ database });

    it('has every write that it acknowledged, once, and books, views and followers that agree', async () => {
      const world = node.world();
      const teams = await world.teams('PH', 'SG', 'MY');
      const [ph] = teams;
      await world.agreement('PH', 'SG', 'MY');
      const incident = await ph.opens();
      for (const other of teams.slice(1)) {
        await ph.invites(other, incident);
        await other.accepts(incident);
      }
      const followers = teams.map(keepsFollowing);
      const writers = teams.map((person, n) => keepsWriting(person, incident, `Writer ${n}:`));
      const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
      for (let round = 1; round <= 2; round += 1) {
        const before = acknowledged().length;
        await until('they have written more', () => acknowledged().length > before + 20);
        await node.server.kill();
        await expect(ph.get('/health/live')).rejects.toThrow(Unreachable);
        await node.server.start();
      }
      for (const writer of writers) await writer.stop();

      for (const person of teams) {
        const texts = await person.texts(incident);
        expect(new Set(texts).size).toBe(texts.length);
        expect(texts).toEqual(expect.arrayContaining(acknowledged()));
        // Of each writer and each end one more may be there, written and not acknowledged any more.
        expect(texts.length).toBeLessThanOrEqual(acknowledged().length + 2 * writers.length);
        expect(await person.get('/api/verification')).toMatchObject({ body: { problems: [] } });
        const book = await person.book();
        expect(book.map(({ number }) => number)).toEqual(book.map((_, i) => i + 1));
        const follower = followers[teams.indexOf(person)];
        await follower?.stopsWith(book.length);
        expect(follower?.numbers).toEqual(book.map(({ number }) => number));
      }
      expect(await node.server.ask('rebuild')).toMatchObject({ changed: 0 });
    }, 90_000);
  },
);
