import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganizationId } from '@entente/domain';
import { hour, kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('agreements that come and go, on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  /** PH leads a public case in which SG takes part without a paper: what is not TLP:CLEAR stays with PH. */
  async function publicCase(PH: OrganizationId, SG: OrganizationId) {
    const id = await world.openCase(PH, { tlp: 'TLP:CLEAR' });
    await world.join(PH, id, SG);
    return id;
  }

  it('gives nothing from the suspension on, and what was missed after it', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const paper = await world.agreement([PH, SG]);
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    await world.post(PH, id, 'before');
    await world.agree(SG, paper, { type: 'suspend', reason: 'under review' });
    await world.post(PH, id, 'meanwhile');
    await world.act(PH, id, { type: 'change-status', input: { to: 'triage' } });
    expect(await world.texts(SG, id)).toEqual(['before']);
    expect((await test.journal.books.case(SG, id))?.view.status).toBe('new');

    test.clock.pass(hour);
    await world.agree(SG, paper, { type: 'resume' });
    await test.journal.sweepActivations();
    expect(await world.texts(SG, id)).toEqual(['before', 'meanwhile']);
    expect((await test.journal.books.case(SG, id))?.view.status).toBe('triage');
    const entry = (await world.entries(SG)).at(-1);
    expect(entry?.agreementId).toBe(paper);
    expect(Date.parse(entry?.at ?? '') - Date.parse(entry?.event.at ?? '')).toBeGreaterThanOrEqual(hour);
  });

  it('opens the past by the passing of time, before the next that is told of the case', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    await world.post(PH, id, 'not yet', { tlp: 'TLP:GREEN' });
    await world.post(SG, id, 'nor this', { tlp: 'TLP:GREEN' });
    expect(await world.texts(SG, id)).toEqual(['nor this']);

    test.clock.pass(hour);
    await world.post(PH, id, 'now', { tlp: 'TLP:GREEN' });
    expect(await world.texts(SG, id)).toEqual(['nor this', 'not yet', 'now']);
    expect(await world.texts(PH, id)).toEqual(['not yet', 'nor this', 'now']);
  });

  it('opens the past by the passing of time, before the reader itself decides', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    await world.act(PH, id, {
      type: 'change-header',
      input: { tlp: 'TLP:GREEN', title: 'Ransomware, contained' },
    });
    test.clock.pass(hour);
    await world.act(SG, id, { type: 'post-update', input: { text: 'marked as the case is by now' } });
    const types = (await world.told(SG, id)).slice(-2);
    expect(types).toEqual(['header-changed by PH (agreement)', 'update-posted by SG (owner)']);
    expect((await world.entries(SG)).at(-1)?.event.marking).toEqual({ tlp: 'TLP:GREEN' });
  });

  it('does not tell by the time of an entry what others do in secret', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    await world.post(PH, id, 'not yet', { tlp: 'TLP:GREEN' });
    test.clock.pass(hour);
    const before = await test.journal.books.head(SG);
    await world.post(PH, id, 'internal', { tlp: 'TLP:RED' });
    expect(await test.journal.books.head(SG)).toEqual(before);
  });

  it('does not tell by the time of an entry what others sign', async () => {
    const { PH, SG, MY, AU } = await world.organizations('PH', 'SG', 'MY', 'AU');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    await world.post(PH, id, 'not yet', { tlp: 'TLP:GREEN' });
    test.clock.pass(hour);
    const before = await test.journal.books.head(SG);
    const theirs = await world.agreement([MY, AU]);
    await test.journal.sweepActivations(theirs);
    expect(await test.journal.books.head(SG)).toEqual(before);

    const ours = await world.agreement([SG, MY]);
    await test.journal.sweepActivations(ours);
    expect(await world.texts(SG, id)).toEqual(['not yet']);
    await test.journal.sweepActivations();
    expect(
      await test.journal.books.query('SELECT * FROM activation WHERE at <= ?', [test.clock.now()]),
    ).toEqual([]);
  });

  it('opens the past by the passing of time, at the sweep', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    await world.post(PH, id, 'not yet', { tlp: 'TLP:GREEN' });
    await test.journal.sweepActivations();
    expect(await world.texts(SG, id)).toEqual([]);

    test.clock.pass(hour);
    await test.journal.sweepActivations();
    expect(await world.texts(SG, id)).toEqual(['not yet']);
    const before = await test.journal.books.head(SG);
    await test.journal.sweepActivations();
    expect(await test.journal.books.head(SG)).toEqual(before);
  });

  it('loses nothing when the process ends between the last signature and the sweep', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const paper = await world.agreement([PH, SG], { signed: false });
    const id = await publicCase(PH, SG);
    await world.post(PH, id, 'signed for', { tlp: 'TLP:GREEN' });
    await world.agree(PH, paper, { type: 'sign' });
    await world.agree(SG, paper, { type: 'sign' });

    const restarted = await test.another();
    await restarted.sweepActivations();
    expect(await world.texts(SG, id)).toEqual(['signed for']);
  });

  it('keeps nothing of a backfill that a refused command began', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { from: test.clock.in(hour) });
    const id = await publicCase(PH, SG);
    const { version } = await world.post(PH, id, 'not yet', { tlp: 'TLP:GREEN' });
    test.clock.pass(hour);
    await expect(world.act(SG, id, { type: 'change-status', input: { to: 'triage' } })).rejects.toMatchObject(
      {
        code: 'not-the-lead',
      },
    );
    expect(await world.texts(SG, id)).toEqual([]);

    // The version that SG has seen is the last that there is: what comes by its own command does not make it stale.
    const seen = (await test.journal.books.case(SG, id))?.version;
    expect(seen).toBeLessThan(version + 10);
    await world.act(SG, id, { type: 'post-update', input: { text: 'mine' } }, { ifVersion: seen });
    expect(await world.texts(SG, id)).toEqual(['not yet', 'mine']);
  });

  it('leaves alone what no agreement in force covers', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    await world.agreement([PH, SG], { ceiling: 'TLP:GREEN', from: test.clock.in(hour) });
    await world.agreement([PH, MY], { scopes: ['research'] });
    const id = await world.openCase(PH, { tlp: 'TLP:CLEAR' });
    await world.join(PH, id, SG, MY);
    await world.post(PH, id, 'green', { tlp: 'TLP:GREEN' });
    await world.post(PH, id, 'amber', { tlp: 'TLP:AMBER' });
    test.clock.pass(hour);
    await test.journal.sweepActivations();
    expect(await world.texts(SG, id)).toEqual(['green']);
    expect(await world.texts(MY, id)).toEqual([]);
  });

  it('tells the parties of an agreement from the proposal on, and only the drafter before', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const paper = await world.agreement([PH, SG]);
    const stream = { kind: 'agreement', id: paper } as const;
    const types = async (of: OrganizationId) =>
      (await world.entries(of, stream)).map(({ basis, event }) => `${event.type} (${basis})`);
    expect(await types(PH)).toEqual([
      'agreement-drafted (owner)',
      'agreement-proposed (owner)',
      'agreement-signed (owner)',
      'agreement-signed (participation)',
    ]);
    expect(await types(SG)).toEqual([
      'agreement-proposed (participation)',
      'agreement-signed (participation)',
      'agreement-signed (owner)',
    ]);
    expect(await test.journal.books.agreements(SG)).toMatchObject([{ id: paper, parties: [PH, SG] }]);
  });

  it('enters on the strength of an agreement only while it is in force', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { until: test.clock.in(hour) });
    const id = await world.openCase(PH);
    await world.join(PH, id, SG);
    test.clock.pass(hour - 1_000_000);
    await world.post(PH, id, 'in time');
    test.clock.pass(1_000_001);
    await world.post(PH, id, 'too late');
    expect(await world.texts(SG, id)).toEqual(['in time']);
  });
});
