import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { filter, firstValueFrom, map, timeout } from 'rxjs';
import type { OrganizationId } from '@entente/domain';
import type { Journal } from './journal.js';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

/** A missed ring costs a second (the books are looked at every half). The rest is for a busy machine. */
const soon = 4_000;

/** The next ring for an organisation. */
function ringFor(journal: Journal, organization: OrganizationId): Promise<true> {
  return firstValueFrom(
    journal.bell.rings.pipe(
      filter((ring) => ring.includes(organization)),
      map(() => true as const),
      timeout(soon),
    ),
  );
}

describe.each(kinds)('the bell on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  it('rings within a process at once, for those alone whose books have grown', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    const heard: string[] = [];
    test.journal.bell.rings.subscribe((ring) => heard.push(...ring));
    await world.invite(PH, id, SG);
    expect([...heard].sort()).toEqual([PH, SG]);
    await expect(world.invite(PH, id, MY)).rejects.toThrow();
    expect(heard).toHaveLength(2);
  });

  it('rings only after the entry can be read', async () => {
    const { PH } = await world.organizations('PH');
    const read = firstValueFrom(test.journal.bell.rings).then(() => world.entries(PH));
    await world.openCase(PH);
    expect(await read).toHaveLength(1);
  });

  it('rings in another process, also for the first entries that there ever are', async () => {
    const empty = await openTestJournal(kind);
    const other = await empty.another();
    await other.bell.listen();
    const first = new World(empty.journal);
    const { PH } = await first.organizations('PH');
    for (let i = 0; i < 2; i += 1) {
      const ring = ringFor(other, PH);
      await first.openCase(PH);
      expect(await ring).toBe(true);
    }
    await empty.close();
  });

  it('rings for what a process writes that does not listen itself', async () => {
    await test.journal.bell.listen();
    const { PH } = await world.organizations('PH');
    const other = new World(await test.another());
    const ring = ringFor(test.journal, PH);
    await other.openCase(PH);
    expect(await ring).toBe(true);
  });

  it('is silent once the journal is closed', async () => {
    const other = await test.another();
    await other.bell.listen();
    let heard = 0;
    const complete = new Promise<void>((resolve) => {
      other.bell.rings.subscribe({ next: () => (heard += 1), complete: resolve });
    });
    await other.close();
    await complete;
    const { PH } = await world.organizations('PH');
    await world.openCase(PH);
    expect(heard).toBe(0);
  });
});

describe('the bell over LISTEN and NOTIFY', () => {
  let test: TestJournal;
  beforeAll(async () => {
    test = await openTestJournal('postgres');
  });
  afterAll(() => test.close());

  const listening = async (): Promise<number[]> => {
    const rows = await test.journal.books.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    return rows.map(({ pid }) => pid);
  };

  it('makes a new connection for one that was lost', async () => {
    const other = await test.another();
    await other.bell.listen();
    const lost = await listening();
    expect(lost).toHaveLength(1);
    await test.journal.books.query('SELECT pg_terminate_backend(?)', lost);

    const world = new World(test.journal);
    const { PH } = await world.organizations('PH');
    const ring = ringFor(other, PH);
    await world.openCase(PH);
    expect(await ring).toBe(true);

    const deadline = Date.now() + soon;
    let found = await listening();
    while ((found.length === 0 || found[0] === lost[0]) && Date.now() < deadline) found = await listening();
    expect(found).toHaveLength(1);
    expect(found).not.toEqual(lost);
  });

  it('tells many organisations in one breath', async () => {
    await test.journal.bell.listen();
    const other = await test.another();
    await other.bell.listen();
    const world = new World(test.journal);
    const names = Array.from({ length: 120 }, (_, i) => `ORG${i}`);
    const all = Object.values(await world.organizations(...names));
    const heard = new Set<string>();
    const everyone = firstValueFrom(
      other.bell.rings.pipe(
        map((ring) => ring.forEach((organization) => heard.add(organization))),
        filter(() => heard.size === all.length),
        timeout(20_000),
      ),
    );
    await Promise.all(all.map((organization) => world.openCase(organization)));
    await everyone;
    expect([...heard].sort()).toEqual([...all].sort());
  });
});
