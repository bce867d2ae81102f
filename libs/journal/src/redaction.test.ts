import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('redaction on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  const reason = 'Court order 12/2026';

  async function caseWithSecret() {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    const titled = await world.act(PH, id, { type: 'change-header', input: { title: 'Secret of Mr Cruz' } });
    const posted = await world.post(PH, id, 'Secret of Mr Cruz');
    await world.post(SG, id, 'Noted.');
    return { PH, SG, id, titled: titled.eventId, posted: posted.eventId };
  }

  it('erases the content from every read, and every chain still verifies', async () => {
    const { PH, SG, id, titled, posted } = await caseWithSecret();
    const heads = [await test.journal.books.head(PH), await test.journal.books.head(SG)];
    for (const book of [PH, SG])
      expect(JSON.stringify(await test.journal.books.caseEvents(book, id))).toContain('Cruz');
    for (const event of [titled, posted])
      await test.journal.redact({ event, by: PH, actor: 'admin-7', reason });

    for (const book of [PH, SG]) {
      const { books } = test.journal;
      const reads = [
        await books.entries(book, 0, 1000),
        await books.entriesOf(book, { kind: 'case', id }, { limit: 1000 }),
        await books.caseEvents(book, id),
        await books.case(book, id),
        await books.caseAt(book, id, { asOf: test.clock.now() }),
        await books.query('SELECT * FROM "view" WHERE organization = ?', [book]),
      ];
      expect(JSON.stringify(reads)).not.toContain('Cruz');
      expect((await books.case(book, id))?.view.title).toBe('Ransomware at a port operator');
      expect(await test.journal.verify(book)).toMatchObject({ problems: [], redacted: 2 });
    }
    expect([await test.journal.books.head(PH), await test.journal.books.head(SG)]).toEqual(heads);
    expect(await test.journal.books.query("SELECT id FROM event WHERE data LIKE '%Cruz%'")).toEqual([]);
  });

  it('says that and why it happened, and not who did it', async () => {
    const { PH, SG, posted } = await caseWithSecret();
    await test.journal.redact({ event: posted, by: PH, actor: 'admin-7', reason });
    const entry = (await world.entries(SG)).find(({ event }) => event.id === posted);
    expect(entry).toMatchObject({ event: { data: null, salt: null }, redaction: { reason } });
    expect(JSON.stringify(entry)).not.toContain('admin-7');
  });

  it('leaves the stored views equal to their rebuild', async () => {
    const { PH, titled } = await caseWithSecret();
    await test.journal.redact({ event: titled, by: PH, actor: 'admin-7', reason });
    expect(await test.journal.rebuild()).toMatchObject({ changed: 0 });
  });

  it('is done once', async () => {
    const { PH, posted } = await caseWithSecret();
    const redaction = { event: posted, by: PH, actor: 'admin-7', reason };
    const outcomes = await Promise.allSettled([
      test.journal.redact(redaction),
      test.journal.redact(redaction),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(test.journal.redact(redaction)).rejects.toMatchObject({ code: 'already-redacted' });
  });

  it("does not touch another organisation's event", async () => {
    const { SG, posted } = await caseWithSecret();
    await expect(
      test.journal.redact({ event: posted, by: SG, actor: 'admin-7', reason }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await world.entries(SG)).find(({ event }) => event.id === posted)?.event.data).toEqual({
      text: 'Secret of Mr Cruz',
    });
  });

  it('erases nothing that says who takes part, since what comes later depends on it', async () => {
    const { PH, SG, id } = await caseWithSecret();
    const removal = { type: 'remove', organization: SG, reason: 'Secret of Mr Cruz' } as const;
    const { eventId: event } = await world.act(PH, id, removal);
    const redaction = { event, by: PH, actor: 'admin-7', reason };
    await expect(test.journal.redact(redaction)).rejects.toMatchObject({ code: 'not-erasable' });
    const { number } = await test.journal.books.head(SG);
    await world.post(PH, id, 'Behind closed doors.');
    expect((await test.journal.books.head(SG)).number).toBe(number);
  });

  it('is not told to those who come later', async () => {
    const { PH, id, posted } = await caseWithSecret();
    await test.journal.redact({ event: posted, by: PH, actor: 'admin-7', reason });
    const { MY } = await world.organizations('MY');
    await world.agreement([PH, MY]);
    await world.join(PH, id, MY);
    expect((await world.entries(MY)).map(({ event }) => event.id)).not.toContain(posted);
  });

  it('goes well beside writes to the same case', async () => {
    const { PH, SG, id, titled, posted } = await caseWithSecret();
    const more = Array.from({ length: 20 }, (_, i) => world.post(i % 2 ? PH : SG, id, String(i)));
    await Promise.all([
      ...more,
      test.journal.redact({ event: titled, by: PH, actor: 'admin-7', reason }),
      test.journal.redact({ event: posted, by: PH, actor: 'admin-7', reason }),
    ]);
    expect(await test.journal.rebuild()).toMatchObject({ changed: 0 });
    expect((await test.journal.verify(SG)).problems).toEqual([]);
  });
});
