import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hour, kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('a clock that is set back, on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  async function aCaseAcrossAnHourBack() {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    await world.post(PH, id, 'one');
    test.clock.pass(-hour);
    await world.post(SG, id, 'two');
    await world.post(PH, id, 'three');
    const other = await world.openCase(PH);
    return { PH, SG, id, other };
  }

  it('never makes the times of a book run backwards', async () => {
    const { PH, SG } = await aCaseAcrossAnHourBack();
    for (const book of [PH, SG]) {
      const times = (await world.entries(book)).map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect((await test.journal.verify(book)).problems).toEqual([]);
    }
  });

  it('never makes the times or the ids of a case run backwards', async () => {
    const { PH, id } = await aCaseAcrossAnHourBack();
    const events = (await world.entries(PH, { kind: 'case', id })).map(({ event }) => event);
    const times = events.map(({ at }) => at);
    const ids = events.map((event) => event.id);
    expect(times).toEqual([...times].sort());
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(await world.texts(PH, id)).toEqual(['one', 'two', 'three']);
  });

  it('gives a new case its own time, and its entry that of the book', async () => {
    const { PH, id, other } = await aCaseAcrossAnHourBack();
    const last = (await world.entries(PH, { kind: 'case', id })).at(-1);
    const [opened] = await world.entries(PH, { kind: 'case', id: other });
    expect(Date.parse(opened?.event.at ?? '')).toBeLessThan(Date.parse(last?.at ?? '') - hour / 2);
    expect(opened?.at).toBe(last?.at);
  });

  it('makes ids that grow within a case even at a second server whose clock is behind', async () => {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    const behind = new World(await test.another(() => test.clock.now() - hour));
    for (let i = 0; i < 20; i += 1) await (i % 2 ? world : behind).post(PH, id, String(i));
    expect(await world.texts(PH, id)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    const ids = (await world.entries(PH)).map(({ event }) => event.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});
