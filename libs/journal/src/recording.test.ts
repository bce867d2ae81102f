import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseId, OrganizationId } from '@entente/domain';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('recording on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  const known = async (of: OrganizationId, id: CaseId) => (await test.journal.books.case(of, id))?.view;
  const roster = async (of: OrganizationId, id: CaseId) =>
    (await known(of, id))?.participants.map(({ organization, state }) => [organization, state]);

  it('tells the invited the header so far, then the invitation, and nothing else', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.post(PH, id, 'First look.');
    await world.act(PH, id, { type: 'change-status', input: { to: 'triage' } });
    await world.act(PH, id, { type: 'change-header', input: { title: 'Ransomware at two port operators' } });
    const { eventId, at } = await world.invite(PH, id, SG);

    expect(await world.told(SG, id)).toEqual([
      'case-opened by PH (agreement)',
      'status-changed by PH (agreement)',
      'header-changed by PH (agreement)',
      'participant-invited by PH (participation)',
    ]);
    const entries = await world.entries(SG, { kind: 'case', id });
    expect(entries.at(-1)?.event.id).toBe(eventId);
    expect(new Set(entries.map((entry) => entry.at))).toEqual(new Set([at]));
    const view = await known(SG, id);
    expect([view?.title, view?.status]).toEqual(['Ransomware at two port operators', 'triage']);
  });

  it('opens the past to who accepts, in the original order and entered now', async () => {
    const { PH, SG, MY, AU } = await world.organizations('PH', 'SG', 'MY', 'AU');
    await world.agreement([PH, SG]);
    await world.agreement([PH, MY]);
    await world.agreement([PH, AU]);
    await world.agreement([MY, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, MY, AU);
    await world.post(PH, id, 'one');
    await world.post(MY, id, 'two');
    await world.post(AU, id, 'three, for whom there is a paper only');
    await world.post(PH, id, 'four');
    await world.invite(PH, id, SG);
    test.clock.pass(1_000);
    const { at } = await world.accept(SG, id);

    expect(await world.texts(SG, id)).toEqual(['one', 'two', 'four']);
    const entries = await world.entries(SG, { kind: 'case', id });
    const accepted = entries.findIndex(({ event }) => event.type === 'invitation-accepted');
    expect(entries.slice(accepted).map((entry) => entry.at)).toEqual(entries.slice(accepted).map(() => at));
    const past = entries.slice(accepted + 1).map(({ event }) => event);
    expect(past.map((event) => event.id)).toEqual(past.map((event) => event.id).sort());
    expect(past.every((event) => event.at < at)).toBe(true);
  });

  it('numbers every book from 1 without gaps, whatever the stream', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    for (const tlp of ['TLP:AMBER', 'TLP:GREEN'] as const) {
      const id = await world.openCase(PH, { tlp });
      await world.join(PH, id, SG);
      await world.post(SG, id, 'here');
    }
    for (const book of [PH, SG]) {
      const numbers = (await world.entries(book)).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      expect(await test.journal.books.head(book)).toMatchObject({ number: numbers.length });
      expect((await test.journal.verify(book)).problems).toEqual([]);
    }
  });

  it('chains every entry to the one before it', async () => {
    const { PH } = await world.organizations('PH');
    await world.openCase(PH);
    await world.openCase(PH);
    const [first, second] = await world.entries(PH);
    expect(first?.previousHash).toBe('0'.repeat(64));
    expect(second?.previousHash).toBe(first?.hash);
    expect(await test.journal.books.head(PH)).toEqual({ number: 2, hash: second?.hash });
  });

  it('tells everyone of a handover through the old lead, and gives the new lead the roster', async () => {
    const { PH, SG, MY, AU } = await world.organizations('PH', 'SG', 'MY', 'AU');
    for (const other of [SG, MY, AU]) await world.agreement([PH, other]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG, MY);
    await world.invite(PH, id, AU);
    expect(await roster(SG, id)).toEqual([
      [PH, 'accepted'],
      [SG, 'accepted'],
    ]);

    await world.act(PH, id, { type: 'offer-handover', to: SG });
    await world.act(SG, id, { type: 'accept-handover' });

    for (const book of [PH, SG, MY, AU]) expect((await known(book, id))?.lead).toBe(SG);
    expect((await world.told(MY, id)).at(-1)).toBe('lead-changed by PH (agreement)');
    expect((await world.told(AU, id)).at(-1)).toBe('lead-changed by PH (agreement)');
    expect(await roster(SG, id)).toEqual([
      [AU, 'invited'],
      [MY, 'accepted'],
      [PH, 'accepted'],
      [SG, 'accepted'],
    ]);
    expect(await roster(MY, id)).toEqual([
      [MY, 'accepted'],
      [PH, 'accepted'],
      [SG, 'accepted'],
    ]);
  });

  it('gives the leaver the news of the leaving and nothing after', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    await world.act(PH, id, { type: 'remove', organization: SG, reason: 'conflict of interest' });
    await world.post(PH, id, 'among ourselves');
    expect((await world.told(SG, id)).at(-1)).toBe('participant-removed by PH (participation)');

    await world.join(PH, id, SG);
    expect(await world.texts(SG, id)).toEqual(['among ourselves']);
  });

  it('keeps the list of those named with its owner', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    await world.agreement([PH, SG]);
    await world.agreement([PH, MY]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG, MY);
    await world.post(PH, id, 'for two', { tlp: 'TLP:AMBER', recipients: [SG, MY] });

    const last = async (of: OrganizationId) => (await world.entries(of)).at(-1);
    expect((await last(PH))?.recipients).toEqual([MY, SG]);
    for (const reader of [SG, MY]) {
      const entry = await last(reader);
      expect(entry?.event).toMatchObject({
        type: 'update-posted',
        marking: { tlp: 'TLP:AMBER', named: true },
      });
      expect(JSON.stringify(await world.entries(reader))).not.toContain(reader === SG ? MY : SG);
      expect(JSON.stringify(await known(reader, id))).not.toContain(reader === SG ? MY : SG);
    }
    expect((await last(PH))?.digest).toBe((await last(SG))?.digest);
  });

  it('keeps what is TLP:RED for nobody in the book of its owner', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { ceiling: 'TLP:RED' });
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    const { eventId } = await world.post(PH, id, 'internal', { tlp: 'TLP:RED' });
    const where = await test.journal.books.query('SELECT organization FROM entry WHERE event = ?', [eventId]);
    expect(where).toEqual([{ organization: PH }]);
  });

  it('records nothing of what is refused', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const id = await world.openCase(PH);
    const before = await test.journal.books.head(PH);
    await expect(world.invite(PH, id, SG)).rejects.toMatchObject({ code: 'no-basis-to-invite' });
    await expect(world.post(SG, id, 'who am I')).rejects.toMatchObject({ code: 'not-found' });
    expect(await test.journal.books.head(PH)).toEqual(before);
    expect(await world.entries(SG)).toEqual([]);
  });

  it('refuses a version that the actor has not seen the end of', async () => {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    const { version } = await world.post(PH, id, 'one');
    const input = { text: 'two' };
    await world.act(PH, id, { type: 'post-update', input }, { ifVersion: version });
    await expect(
      world.act(PH, id, { type: 'post-update', input }, { ifVersion: version }),
    ).rejects.toMatchObject({ name: 'Error', current: version + 1 });
    expect(await world.texts(PH, id)).toEqual(['one', 'two']);
  });

  it('answers with the view as it was at a time and at an entry', async () => {
    const { PH } = await world.organizations('PH');
    const id = await world.openCase(PH);
    const { version, at } = await world.act(PH, id, { type: 'change-status', input: { to: 'triage' } });
    test.clock.pass(1_000);
    await world.act(PH, id, { type: 'change-status', input: { to: 'responding' } });
    const { books } = test.journal;
    expect((await books.caseAt(PH, id, { asOf: Date.parse(at) }))?.view.status).toBe('triage');
    expect((await books.caseAt(PH, id, { upTo: version }))?.version).toBe(version);
    expect(await books.caseAt(PH, id, { asOf: 0 })).toBeUndefined();
    const now = await books.case(PH, id);
    expect(await books.caseAt(PH, id, { asOf: test.clock.now() })).toEqual(now);
  });

  it('keeps texts as they were written, in any script', async () => {
    const { PH } = await world.organizations('PH');
    const text = "Robert'); DROP TABLE entry;-- ? $1 %_\\ \u0000 \u2028 ภาษาไทย 中文 🐛 é é";
    const id = await world.openCase(PH, {
      title: "O'Brien; SELECT ?",
      summary: text,
      affectedCountries: ['Gulf\u0000 states'],
    });
    await world.post(PH, id, text);
    expect(await world.texts(PH, id)).toEqual([text.trim()]);
    expect((await known(PH, id))?.summary).toBe(text);
    expect((await test.journal.verify(PH)).problems).toEqual([]);
  });
});
