import type { OrganizationId } from '@entente/domain';
import type { Entry, Journal } from '@entente/journal';
import { Feed } from './feed.js';

/** A book of so many entries that answers at once, as SQLite does. */
function aBook(entries: number): Journal {
  const books = {
    head: () => Promise.resolve({ number: entries, hash: '' }),
    entries: (_organization: OrganizationId, after: number, limit: number) =>
      Promise.resolve(
        Array.from({ length: Math.min(limit, entries - after) }, (_, i) => ({ number: after + i + 1 })),
      ),
  };
  return { books } as unknown as Journal;
}

describe('a feed', () => {
  it('lets others have their turn between any two pages, however many catch up', async () => {
    const feed = await Feed.at(aBook(1_000), 'PH' as OrganizationId, () => undefined);
    const [given, turns] = [new Map<number, number[]>(), { count: 0, goesOn: true }];
    let pages = 0;
    const others = () => {
      turns.count += 1;
      if (turns.goesOn) setImmediate(others);
    };
    others();
    const catchUp = (follower: number) =>
      feed.catchUp(0, {
        give: (entries: Entry[]) => {
          pages += 1;
          given.set(follower, [...(given.get(follower) ?? []), ...entries.map(({ number }) => number)]);
        },
        gone: () => false,
        joined: () => undefined,
      });
    await Promise.all([1, 2, 3, 4].map(catchUp));
    turns.goesOn = false;
    expect([...given.values()]).toEqual(Array(4).fill(Array.from({ length: 1_000 }, (_, i) => i + 1)));
    expect(turns.count).toBeGreaterThanOrEqual(pages);
  });
});
