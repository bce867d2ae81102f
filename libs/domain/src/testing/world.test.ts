import { MY, PH, RU, SG } from './samples.js';
import { newWorld } from './world.js';

/** What becomes of incidents between organisations, told from their books (domain.md, disclose and its properties). */

describe('an invitation', () => {
  it('brings the header so far, then itself, and nothing else', () => {
    const world = newWorld(PH, SG);
    world.agreement([PH, SG]);
    const incident = world.opens(PH);
    world.posts(PH, incident);
    world.acts(PH, incident, { type: 'change-status', input: { to: 'triage' } });
    world.invites(PH, SG, incident);
    world.posts(PH, incident);
    world.acts(PH, incident, {
      type: 'change-escalation',
      input: { level: 'operational', reason: 'Two more.' },
    });
    expect(world.reads(SG, incident)).toEqual([
      'case-opened PH agreement',
      'status-changed PH agreement',
      'participant-invited PH participation',
      'escalation-changed PH agreement',
    ]);
  });

  it('needs an agreement, unless the case is public', () => {
    const world = newWorld(PH, SG);
    const invite = { type: 'invite', input: { organizationId: SG, role: 'affected' } } as const;
    expect(world.refusal(PH, world.opens(PH), invite).code).toBe('no-basis-to-invite');
    const known = world.opens(PH, { tlp: 'TLP:CLEAR' });
    world.joins(SG, known);
    expect(world.reads(SG, known)).toEqual([
      'case-opened PH public',
      'participant-invited PH participation',
      'invitation-accepted SG owner',
    ]);
  });

  it('that is declined brings nothing further', () => {
    const world = newWorld(PH, SG);
    world.agreement([PH, SG]);
    const incident = world.opens(PH);
    world.invites(PH, SG, incident);
    world.acts(SG, incident, { type: 'answer-invitation', accept: false });
    world.acts(PH, incident, { type: 'change-status', input: { to: 'triage' } });
    expect(world.reads(SG, incident).at(-1)).toBe('invitation-declined SG owner');
    expect(world.view(PH, incident)?.participants).toMatchObject([
      { organization: PH },
      { state: 'declined' },
    ]);
    world.invites(PH, SG, incident);
    expect(world.reads(SG, incident).slice(-2)).toEqual([
      'status-changed PH agreement',
      'participant-invited PH participation',
    ]);
  });
});

describe('an acceptance', () => {
  it('opens what may be disclosed, from the start and in its order', () => {
    const world = newWorld(PH, SG);
    world.agreement([PH, SG]);
    const incident = world.opens(PH);
    world.posts(PH, incident);
    world.posts(PH, incident, { tlp: 'TLP:RED' });
    world.posts(PH, incident, { tlp: 'TLP:GREEN' });
    world.joins(SG, incident);
    const book = world.book(SG).filter(({ event }) => event.stream.id === incident);
    expect(book.slice(3).map(({ event }) => event.marking.tlp)).toEqual(['TLP:AMBER', 'TLP:GREEN']);
    expect(new Set(book.slice(2).map(({ at }) => at)).size).toBe(1);
    expect(book.slice(3).every(({ event, at }) => event.at < at)).toBe(true);
  });

  it('shows one’s participation to those to whom one’s own agreements show it', () => {
    const world = newWorld(PH, SG, MY, RU);
    for (const partner of [SG, MY, RU]) world.agreement([PH, partner]);
    world.agreement([SG, MY]);
    const incident = world.opens(PH);
    for (const partner of [SG, MY, RU]) world.joins(partner, incident);
    world.posts(MY, incident);
    const known = (organization: typeof PH) =>
      world.view(organization, incident)?.participants.map((one) => one.organization);
    expect(known(PH)).toEqual([MY, PH, RU, SG]);
    expect(known(SG)).toEqual([MY, PH, SG]);
    expect(known(MY)).toEqual([MY, PH, SG]);
    expect(known(RU)).toEqual([PH, RU]);
    expect(JSON.stringify(world.book(RU))).not.toMatch(/"(SG|MY)"/);
  });

  it('shows all to all where one community’s agreement binds them', () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG, MY]);
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.joins(MY, incident);
    world.asks(PH, SG, incident);
    expect(world.view(MY, incident)?.requests).toMatchObject([{ requester: PH, addressee: SG }]);
    expect(world.view(SG, incident)?.participants).toHaveLength(3);
  });
});

describe('the third-party rule', () => {
  it('keeps what one wrote from whom one has no agreement with, whatever the lead has', () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG]);
    world.agreement([PH, MY]);
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.joins(MY, incident);
    world.posts(SG, incident);
    expect(world.reads(PH, incident).at(-1)).toBe('update-posted SG agreement');
    expect(world.reads(MY, incident).at(-1)).toBe('invitation-accepted MY owner');
    world.posts(SG, incident, { tlp: 'TLP:CLEAR' });
    expect(world.reads(MY, incident).at(-1)).toBe('update-posted SG public');
  });
});

describe('a suspended agreement', () => {
  it('stops new entries, takes none back, and gives what it held when it is resumed', () => {
    const world = newWorld(PH, SG);
    const paper = world.agreement([PH, SG]);
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.posts(PH, incident);
    const before = world.reads(SG, incident);
    world.agrees(SG, paper, { type: 'suspend', reason: 'Elections.' });
    world.posts(PH, incident, { text: 'Held back.' });
    expect(world.reads(SG, incident)).toEqual(before);
    world.agrees(SG, paper, { type: 'resume' });
    expect(world.reads(SG, incident)).toEqual([...before, 'update-posted PH agreement']);
  });

  it('lets what is about participation through', () => {
    const world = newWorld(PH, SG);
    const paper = world.agreement([PH, SG]);
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.agrees(PH, paper, { type: 'suspend', reason: 'Elections.' });
    world.acts(PH, incident, { type: 'remove', organization: SG });
    expect(world.reads(SG, incident).at(-1)).toBe('participant-removed PH participation');
  });
});

describe('an agreement that comes into force by the passing of time', () => {
  const until = '2027-11-24T00:00:00.000Z';
  const later = '2026-11-25T00:00:00.000Z';

  /** SG takes part by an agreement up to TLP:GREEN; one up to TLP:AMBER comes into force tomorrow. */
  const waiting = () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG], { ceiling: 'TLP:GREEN' });
    world.agreement([PH, SG], { effectiveFrom: later, effectiveUntil: until });
    world.agreement([PH, MY]);
    const incident = world.opens(PH, { tlp: 'TLP:GREEN' });
    world.joins(SG, incident);
    world.joins(MY, incident);
    world.posts(PH, incident, { tlp: 'TLP:AMBER' });
    world.passes({ days: 1 });
    return { world, incident };
  };
  const amber = 'update-posted PH agreement';

  it('opens the past at the minute’s timer', () => {
    const { world, incident } = waiting();
    expect(world.reads(SG, incident)).not.toContain(amber);
    world.strikes();
    expect(world.reads(SG, incident).at(-1)).toBe(amber);
  });

  it('opens it before one’s next command', () => {
    const { world, incident } = waiting();
    world.posts(SG, incident);
    expect(world.reads(SG, incident).slice(-2)).toEqual([amber, 'update-posted SG owner']);
  });

  it('opens it before the next entry of the case', () => {
    const { world, incident } = waiting();
    world.acts(PH, incident, { type: 'change-status', input: { to: 'triage' } });
    expect(world.reads(SG, incident).slice(-2)).toEqual([amber, 'status-changed PH agreement']);
  });

  it('does not open it at a command of which one may not know', () => {
    const { world, incident } = waiting();
    world.posts(MY, incident, { tlp: 'TLP:RED' });
    world.posts(PH, incident, { tlp: 'TLP:RED' });
    expect(world.reads(SG, incident)).not.toContain(amber);
  });

  it('stops again at its end', () => {
    const { world, incident } = waiting();
    world.strikes();
    world.passes({ days: 364 });
    const before = world.reads(SG, incident);
    world.posts(PH, incident, { tlp: 'TLP:AMBER' });
    world.strikes();
    expect(world.reads(SG, incident)).toEqual(before);
  });
});

describe('a handover', () => {
  it('gives the new lead the whole roster, and tells everyone whom the old lead told', () => {
    const world = newWorld(PH, SG, MY, RU);
    for (const partner of [SG, MY, RU]) world.agreement([PH, partner]);
    const incident = world.opens(PH);
    for (const partner of [SG, MY, RU]) world.joins(partner, incident);
    world.acts(RU, incident, { type: 'withdraw' });
    world.handsOver(SG, incident);
    expect(world.view(SG, incident)).toMatchObject({
      lead: SG,
      participants: [
        { organization: MY, state: 'accepted' },
        { organization: PH, state: 'accepted' },
        { organization: RU, state: 'withdrawn' },
        { organization: SG, state: 'accepted' },
      ],
    });
    expect(world.reads(MY, incident).at(-1)).toBe('lead-changed PH agreement');
    expect(world.view(MY, incident)?.lead).toBe(SG);
    expect(world.reads(RU, incident).at(-1)).toBe('participant-withdrew RU owner');
    world.acts(MY, incident, { type: 'withdraw' });
    expect(world.reads(SG, incident).at(-1)).toBe('participant-withdrew MY participation');
    expect(world.reads(PH, incident).at(-1)).toBe('participant-withdrew MY agreement');
  });

  it('is known to who is invited by the new lead and never heard of the old one', () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG]);
    world.agreement([SG, MY]);
    world.agreement([PH, MY], { ceiling: 'TLP:GREEN' });
    const incident = world.opens(PH, { tlp: 'TLP:GREEN' });
    world.acts(PH, incident, { type: 'change-header', input: { tlp: 'TLP:AMBER' } });
    world.joins(SG, incident);
    world.handsOver(SG, incident);
    world.joins(MY, incident);
    expect(world.reads(MY, incident)[0]).toBe('case-opened PH agreement');
    expect(world.reads(MY, incident)).not.toContain('lead-changed PH agreement');
    expect(world.view(MY, incident)?.lead).toBe(SG);
    world.handsOver(MY, incident);
    expect(world.community.events.at(-1)).toMatchObject({
      type: 'lead-changed',
      owner: SG,
      data: { lead: MY },
    });
  });
});

describe('a draft of an agreement', () => {
  it('is the drafter’s until it is proposed, then the parties’', () => {
    const world = newWorld(PH, SG, MY);
    const paper = world.agreement([PH, SG]);
    expect(world.book(SG).map(({ event, basis }) => `${event.type} ${basis}`)).toEqual([
      'agreement-proposed participation',
      'agreement-signed participation',
      'agreement-signed owner',
    ]);
    expect(world.book(PH)).toHaveLength(4);
    expect(world.book(MY)).toEqual([]);
    expect(world.paper(SG, paper)).toEqual(world.paper(PH, paper));
  });
});

describe('recipients', () => {
  it('are told that some are named, not who', () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG], { ceiling: 'TLP:RED' });
    world.agreement([PH, MY], { ceiling: 'TLP:RED' });
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.joins(MY, incident);
    world.posts(PH, incident, { tlp: 'TLP:RED', recipients: [SG, MY] });
    expect(world.book(SG).at(-1)?.event.marking).toEqual({ tlp: 'TLP:RED', named: true });
    expect(world.book(PH).at(-1)?.event.marking).toEqual({
      tlp: 'TLP:RED',
      recipients: [MY, SG],
      named: true,
    });
  });
});

describe('a correction', () => {
  it('goes where the original went, also when the case is marked otherwise by now', () => {
    const world = newWorld(PH, SG, MY);
    world.agreement([PH, SG]);
    world.agreement([PH, MY]);
    const incident = world.opens(PH);
    world.joins(SG, incident);
    world.joins(MY, incident);
    const request = world.asks(PH, SG, incident);
    const asked = world.book(PH).at(-1)?.event.id;
    if (!asked) throw new Error('Nothing was asked.');
    world.acts(PH, incident, { type: 'change-header', input: { tlp: 'TLP:RED' } });
    world.acts(PH, incident, {
      type: 'correct',
      input: { corrects: asked, text: 'Both sites.' },
      original: undefined,
    });
    expect(world.reads(SG, incident).at(-1)).toBe('correction-made PH agreement');
    expect(world.reads(MY, incident)).not.toContain('correction-made PH agreement');
    expect(world.view(MY, incident)?.requests).toEqual([]);
    expect(world.view(SG, incident)?.requests).toMatchObject([{ id: request }]);
  });
});
