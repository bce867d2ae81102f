import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Idempotency } from './journal.js';
import { day, kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('a request with an Idempotency-Key on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  async function caseWithKey() {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    const once: Idempotency = { caller: PH, key: 'k-1', request: { text: 'once', tlp: undefined } };
    const post = (text: string, said: Partial<Idempotency> = {}) =>
      world.act(PH, id, { type: 'post-update', input: { text } }, { once: { ...once, ...said } });
    return { PH, id, post };
  }

  it('is answered as the first time, and does nothing more', async () => {
    const { PH, id, post } = await caseWithKey();
    expect(await test.journal.knows({ caller: PH, key: 'k-1' })).toBe(false);
    const first = await post('once');
    expect(await test.journal.knows({ caller: PH, key: 'k-1' })).toBe(true);
    await world.post(PH, id, 'in between');
    test.clock.pass(1_000);
    expect(await post('once')).toEqual(first);
    expect(await world.texts(PH, id)).toEqual(['once', 'in between']);
  });

  it('happens once when it comes twice at the same time, also at two servers', async () => {
    const { PH, id, post } = await caseWithKey();
    const elsewhere = new World(await test.another());
    const input = { text: 'once' };
    const once = { caller: PH, key: 'k-1', request: { text: 'once' } };
    const answers = await Promise.all([
      post('once'),
      post('once'),
      elsewhere.act(PH, id, { type: 'post-update', input }, { once }),
      post('once'),
    ]);
    expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(1);
    expect(await world.texts(PH, id)).toEqual(['once']);
  });

  it('is refused with another body under the same key', async () => {
    const { PH, id, post } = await caseWithKey();
    await post('once');
    await expect(post('twice', { request: { text: 'twice' } })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await world.texts(PH, id)).toEqual(['once']);
  });

  it('leaves the key free when it was refused, and to every caller their own keys', async () => {
    const { PH, id, post } = await caseWithKey();
    await world.act(PH, id, {
      type: 'change-status',
      input: { to: 'closed', disposition: 'no-action', closingSummary: 'Nothing came of it.' },
    });
    await expect(post('once')).rejects.toMatchObject({ code: 'case-closed' });
    const reopened = { to: 'responding', reason: 'It came back.' } as const;
    await world.act(PH, id, { type: 'change-status', input: reopened });
    await post('once');
    await post('twice', { caller: 'somebody-else' });
    expect(await world.texts(PH, id)).toEqual(['once', 'twice']);
  });

  it('is forgotten after a day', async () => {
    const { PH, id, post } = await caseWithKey();
    await post('once');
    test.clock.pass(day - 60_000);
    await test.journal.forgetOldAnswers();
    await post('once');
    test.clock.pass(day);
    await test.journal.forgetOldAnswers();
    await post('once');
    expect(await world.texts(PH, id)).toEqual(['once', 'once']);
  });
});
