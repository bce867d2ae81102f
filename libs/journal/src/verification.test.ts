import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganizationId } from '@entente/domain';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('verification on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  let book: OrganizationId;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    world = new World(test.journal, test.clock.now);
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.openCase(SG);
    const id = await world.openCase(PH);
    for (const text of ['one', 'two', 'three', 'four']) await world.post(PH, id, text);
    book = PH;
  });

  /** Alters the database behind the journal's back. `:book` is the book, `:last` its last number. */
  async function alter(sql: string): Promise<void> {
    const { number } = await test.journal.books.head(book);
    const spelled = sql.replaceAll(':book', `'${book}'`).replaceAll(':last', String(number));
    await test.journal.write((tx) => tx.query(spelled));
  }

  async function problems(): Promise<string[]> {
    return (await test.journal.verify(book)).problems;
  }

  it('finds nothing in a book that nobody altered, nor in one that is empty', async () => {
    const { AU } = await world.organizations('AU');
    const { number, hash } = await test.journal.books.head(book);
    expect(await test.journal.verify(book)).toEqual({
      ...{ organization: book, entries: number, head: { number, hash }, redacted: 0, problems: [] },
    });
    expect(await test.journal.verify(AU)).toMatchObject({ entries: 0, problems: [] });
  });

  it('lets others have their turn, and is done once for all who ask meanwhile', async () => {
    let turns = 0;
    setImmediate(() => (turns += 1));
    const first = test.journal.verify(book);
    expect(test.journal.verify(book)).toBe(first);
    await first;
    expect(turns).toBe(1);
    expect(test.journal.verify(book)).not.toBe(first);
  });

  const lastEvent = '(SELECT event FROM entry WHERE organization = :book AND number = :last)';
  const lastEntry = 'WHERE organization = :book AND number = :last';

  it.each([
    [
      'a text',
      `UPDATE event SET data = '{"text":"forged"}' WHERE id = ${lastEvent}`,
      /is not what its digest/,
    ],
    [
      'a text to no JSON',
      `UPDATE event SET data = 'forged' WHERE id = ${lastEvent}`,
      /is not what its digest/,
    ],
    ['an owner', `UPDATE event SET owner = 'RU' WHERE id = ${lastEvent}`, /is not what its digest/],
    [
      'the time of an event',
      `UPDATE event SET at = at - 1 WHERE id = ${lastEvent}`,
      /is not what its digest/,
    ],
    [
      'a marking',
      `UPDATE event SET marking = '{"tlp":"TLP:CLEAR"}' WHERE id = ${lastEvent}`,
      /is not what its digest/,
    ],
    [
      'a digest',
      `UPDATE event SET digest = hash FROM book WHERE id = ${lastEvent} AND organization = :book`,
      /digest[^]*hash/,
    ],
    [
      'a text under a pretended redaction',
      `UPDATE event SET data = '{}', redaction = '{}' WHERE id = ${lastEvent}`,
      /is not what its digest/,
    ],
    ['the time of an entry', `UPDATE entry SET at = at + 1 ${lastEntry}`, /hash does not follow/],
    [
      'the order of times',
      `UPDATE entry SET at = at - 86400000 ${lastEntry}`,
      /earlier than the entry before/,
    ],
    ['a basis', `UPDATE entry SET basis = 'public' ${lastEntry}`, /hash does not follow/],
    ['an agreement', `UPDATE entry SET agreement = 'another' ${lastEntry}`, /hash does not follow/],
    ['the case of an entry', `UPDATE entry SET stream_id = 'another' ${lastEntry}`, /another stream/],
    [
      'a head back to an earlier entry',
      `UPDATE book SET number = number - 1, hash = (SELECT hash FROM entry WHERE organization = :book AND number = :last - 1) WHERE organization = :book`,
      /beyond the book's head/,
    ],
    [
      'the hash of a head',
      `UPDATE book SET hash = digest FROM event WHERE organization = :book AND id = ${lastEvent}`,
      /head/,
    ],
  ])('finds that somebody altered %s', async (_what, sql, problem) => {
    await alter(sql);
    expect((await problems()).join('\n')).toMatch(problem);
  });

  it.each([
    [
      'an entry in the middle',
      'DELETE FROM entry WHERE organization = :book AND number = 3',
      /Entry 3 is missing/,
    ],
    ['the first entry', 'DELETE FROM entry WHERE organization = :book AND number = 1', /Entry 1 is missing/],
    ['the last entry', `DELETE FROM entry ${lastEntry}`, /head is entry/],
    ['an event', `DELETE FROM event WHERE id = ${lastEvent}`, /head is entry/],
    ['the head', 'DELETE FROM book WHERE organization = :book', /beyond the book's head/],
  ])('finds that somebody deleted %s', async (_what, sql, problem) => {
    await alter(sql);
    expect((await problems()).join('\n')).toMatch(problem);
  });

  it('finds that two hashes were swapped', async () => {
    const hash = (number: string) =>
      `(SELECT hash FROM entry WHERE organization = :book AND number = ${number})`;
    await alter(
      `UPDATE entry SET hash = CASE number WHEN 3 THEN ${hash('4')} ELSE ${hash('3')} END WHERE organization = :book AND number IN (3, 4)`,
    );
    expect((await problems()).join('\n')).toMatch(/Entry 3: the hash[^]*Entry 4: the hash/);
  });

  it('finds an entry that somebody slipped in behind the head', async () => {
    await alter(
      `INSERT INTO entry (organization, number, event, stream_kind, stream_id, basis, agreement, at, hash)
       SELECT :book, :last + 1, id, stream_kind, stream_id, 'public', NULL, at, digest FROM event
        WHERE id NOT IN (SELECT event FROM entry WHERE organization = :book) LIMIT 1`,
    );
    expect((await problems()).join('\n')).toMatch(/beyond the book's head/);
  });

  it('goes on beside a writer without taking new entries for forged ones', async () => {
    const id = await world.openCase(book);
    const writes = Array.from({ length: 50 }, (_, i) => world.post(book, id, String(i)));
    const found: string[] = [];
    const writing = Promise.all(writes);
    for (let i = 0; i < 10; i += 1) found.push(...(await problems()));
    await writing;
    expect([...found, ...(await problems())]).toEqual([]);
  });
});

describe.each(kinds)('rebuilding on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  async function aCase() {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH, { affectedCountries: ['PH', 'SG'] });
    await world.join(PH, id, SG);
    await world.ask(PH, id, SG);
    return { PH, SG, id };
  }

  const snapshot = async () => ({
    views: await test.journal.books.query('SELECT * FROM "view" ORDER BY organization, stream_id'),
    tags: await test.journal.books.query(
      'SELECT * FROM case_tag ORDER BY organization, stream_id, kind, value',
    ),
  });

  it('makes every view and tag again to the byte', async () => {
    await aCase();
    const before = await snapshot();
    expect(before.tags).not.toEqual([]);
    expect(await test.journal.rebuild()).toEqual({ views: before.views.length, changed: 0 });
    expect(await snapshot()).toEqual(before);
    await test.journal.write((tx) => tx.query('DELETE FROM "view"'));
    await test.journal.write((tx) => tx.query('DELETE FROM case_tag'));
    expect(await test.journal.rebuild()).toEqual({
      views: before.views.length,
      changed: before.views.length,
    });
    expect(await snapshot()).toEqual(before);
  });

  it.each([
    ['a view', `UPDATE "view" SET json = '{}' WHERE organization = ? AND stream_kind = 'case'`],
    ['a column of a list', `UPDATE "view" SET severity = 0 WHERE organization = ? AND stream_kind = 'case'`],
    ['a tag', `DELETE FROM case_tag WHERE organization = ? AND kind = 'country' AND value = 'SG'`],
    [
      'what was slipped in',
      `INSERT INTO "view" (organization, stream_kind, stream_id, number, json, last_activity_at) VALUES (?, 'case', 'nowhere', 1, '{}', 0)`,
    ],
  ])('puts %s right, and says so', async (_what, sql) => {
    const { SG } = await aCase();
    const before = await snapshot();
    await test.journal.write((tx) => tx.query(sql, [SG]));
    expect(await test.journal.rebuild()).toMatchObject({ changed: 1 });
    expect(await snapshot()).toEqual(before);
  });

  it('is done when the journal is opened for the first time by what folds otherwise', async () => {
    await aCase();
    const before = await snapshot();
    const spoil = () => test.journal.write((tx) => tx.query('UPDATE "view" SET severity = 7'));
    await spoil();
    await test.another();
    expect(await snapshot()).not.toEqual(before);
    await test.journal.write((tx) => tx.query("UPDATE node_setting SET value = '1' WHERE key = 'fold'"));
    await test.another();
    expect(await snapshot()).toEqual(before);
    await spoil();
    await test.another();
    expect(await snapshot()).not.toEqual(before);
    await test.journal.rebuild();
  });

  it('goes on past what is not even JSON any more, which the verification names', async () => {
    const { PH, SG, id } = await aCase();
    await world.ask(PH, id, SG);
    await test.journal.write((tx) =>
      tx.query(
        `UPDATE event SET data = '{' WHERE id = (SELECT MIN(id) FROM event WHERE stream_id = ? AND type = 'assistance-requested')`,
        [id],
      ),
    );
    await test.journal.rebuild();
    expect((await test.journal.books.case(PH, id))?.view.requests).toHaveLength(1);
    expect((await test.journal.verify(PH)).problems).toHaveLength(1);
  });

  it('loses nothing that is written meanwhile', async () => {
    const { PH, SG, id } = await aCase();
    const writing = Promise.all(
      Array.from({ length: 40 }, (_, i) => world.ask(i % 2 ? PH : SG, id, i % 2 ? SG : PH)),
    );
    await test.journal.rebuild();
    await writing;
    expect((await test.journal.books.case(PH, id))?.view.requests).toHaveLength(41);
    expect(await test.journal.rebuild()).toMatchObject({ changed: 0 });
  });
});
