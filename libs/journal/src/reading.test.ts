import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

const sha256 = (value: unknown) =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

describe.each(kinds)('reading a book on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  it('lets a partner check every digest and hash from what it is served, with nothing else', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    await world.post(PH, id, 'naïve “text” \u2028 🐛', { recipients: [SG] });
    for (const book of [PH, SG]) {
      let previous = '0'.repeat(64);
      const served = JSON.parse(JSON.stringify(await world.entries(book))) as Awaited<
        ReturnType<typeof world.entries>
      >;
      for (const { number, hash, previousHash, digest, basis, agreementId = null, at, event } of served) {
        expect(previousHash).toBe(previous);
        expect(digest).toBe(sha256(event));
        expect(hash).toBe(sha256([previous, number, digest, basis, agreementId, at]));
        previous = hash;
      }
      expect((await test.journal.books.head(book)).hash).toBe(previous);
    }
  });

  it('goes on after a number, and back before one, a page at a time', async () => {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    await world.openCase(PH);
    for (let i = 0; i < 7; i += 1) await world.post(PH, id, String(i));
    const { books } = test.journal;
    const numbers = (entries: { number: number }[]) => entries.map(({ number }) => number);
    const stream = { kind: 'case', id } as const;
    expect(numbers(await books.entries(PH, 0, 3))).toEqual([1, 2, 3]);
    expect(numbers(await books.entries(PH, 7, 3))).toEqual([8, 9]);
    expect(numbers(await books.entries(PH, 9, 3))).toEqual([]);
    expect(numbers(await books.entriesOf(PH, stream, { limit: 3 }))).toEqual([1, 3, 4]);
    expect(numbers(await books.entriesOf(PH, stream, { after: 4, limit: 3 }))).toEqual([5, 6, 7]);
    expect(numbers(await books.entriesOf(PH, stream, { before: 8, limit: 3 }))).toEqual([5, 6, 7]);
    expect(numbers(await books.entriesOf(PH, stream, { before: 3, limit: 3 }))).toEqual([1]);
  });

  it('opens nobody a book but their own', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const id = await world.openCase(PH);
    const { eventId } = await world.post(PH, id, 'mine');
    const { books } = test.journal;
    expect(await books.ownEvent(PH, eventId)).toMatchObject({ id: eventId, owner: PH });
    expect(await books.ownEvent(SG, eventId)).toBeUndefined();
    expect(await books.case(SG, id)).toBeUndefined();
    expect(await books.caseAt(SG, id, { asOf: test.clock.now() })).toBeUndefined();
    expect(await books.caseEvents(SG, id)).toEqual([]);
    expect(await books.entries(SG, 0, 10)).toEqual([]);
    expect(await books.head(SG)).toEqual({ number: 0, hash: '0'.repeat(64) });
  });

  it('knows an agreement as the organisation does', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    const id = await world.agreement([PH, SG], { signed: false });
    const { books } = test.journal;
    expect((await books.agreement(SG, id))?.view).toMatchObject({ id, drafter: PH, signatures: [] });
    expect(await books.agreement(MY, id)).toBeUndefined();
    expect(await books.agreements(MY)).toEqual([]);
  });

  it('gives the events of a case up to an entry or a time', async () => {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    const { version, at } = await world.post(PH, id, 'one');
    test.clock.pass(1_000);
    await world.post(PH, id, 'two');
    const { books } = test.journal;
    const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);
    expect(types(await books.caseEvents(PH, id))).toEqual(['case-opened', 'update-posted', 'update-posted']);
    expect(types(await books.caseEvents(PH, id, { upTo: version }))).toEqual([
      'case-opened',
      'update-posted',
    ]);
    expect(types(await books.caseEvents(PH, id, { asOf: Date.parse(at) }))).toEqual([
      'case-opened',
      'update-posted',
    ]);
    await world.post(PH, id, 'three');
    const texts = (await books.caseEvents(PH, id)).map(({ data }) => ('text' in data ? data.text : null));
    expect(texts).toEqual([null, 'one', 'two', 'three']);
  });
});
