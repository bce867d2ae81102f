import * as given from '../testing/samples.js';
import { eventId, history, MY, minute, opened, PH, SG, viewAfter, viewOf } from '../testing/samples.js';
import { evolve } from './evolve.js';
import { isOverdue, openRequests, participant, roleOf } from './view.js';

/** What one knows of a case after what one was told, in the order in which it happened. */

const roles = (view: ReturnType<typeof viewAfter>) =>
  Object.fromEntries(
    view.participants.map((one) => [one.organization, `${one.state} ${roleOf(view, one) ?? '?'}`]),
  );

describe('the header', () => {
  it('is what was opened', () => {
    expect(viewAfter(opened(PH, { pap: 'PAP:GREEN', detectedAt: minute(-5) }))).toMatchObject({
      ...given.header,
      ...{ id: 'the-case', reference: 'PH-2026-000001', lead: PH, pap: 'PAP:GREEN', detectedAt: minute(-5) },
      ...{ status: 'new', escalation: 'technical', openedAt: minute(1), closedAt: null, disposition: null },
    });
  });

  it('changes in what is named and no more', () => {
    const view = viewAfter(opened(PH), given.headerChanged(PH, { severity: 'severe', tlp: 'TLP:GREEN' }));
    expect(view).toMatchObject({ ...given.header, severity: 'severe', tlp: 'TLP:GREEN' });
  });

  it('closes with its disposition and opens again without', () => {
    const duplicate = {
      disposition: 'duplicate',
      duplicateOf: 'SG-2026-000003',
      closingSummary: 'See there.',
    } as const;
    const closed = given.statusChanged(PH, { to: 'closed', ...duplicate });
    expect(viewAfter(opened(PH), closed)).toMatchObject({
      status: 'closed',
      ...duplicate,
      closedAt: minute(2),
    });
    expect(
      viewAfter(opened(PH), closed, given.statusChanged(PH, { to: 'responding', reason: 'More.' })),
    ).toMatchObject({
      ...{ status: 'responding', disposition: null, duplicateOf: null, closingSummary: null, closedAt: null },
    });
  });

  it('escalates', () => {
    expect(viewAfter(opened(PH), given.escalated(PH)).escalation).toBe('operational');
  });

  it('does not change what it is folded from', () => {
    const events = history(opened(PH), given.invited(PH, SG), given.accepted(SG), given.requested(PH, SG));
    const before = structuredClone(events);
    const views = events.map((_, index) => viewOf(events.slice(0, index + 1)));
    const copies = structuredClone(views);
    viewOf(events);
    expect(events).toEqual(before);
    expect(views).toEqual(copies);
  });
});

describe('the roster', () => {
  it('follows invitations, answers, departures and removals', () => {
    const beginning = [opened(PH), given.invited(PH, SG)] as const;
    const seen = (...more: given.Happening[]) => roles(viewAfter(...beginning, ...more))[SG];
    expect(seen()).toBe('invited assisting');
    expect(seen(given.accepted(SG))).toBe('accepted assisting');
    expect(seen(given.declined(SG))).toBe('declined assisting');
    expect(seen(given.accepted(SG), given.withdrew(SG))).toBe('withdrawn assisting');
    expect(seen(given.removed(PH, SG))).toBe('removed assisting');
    expect(seen(given.declined(SG), given.invited(PH, SG))).toBe('invited assisting');
  });

  it('says since when', () => {
    const view = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG), given.update(SG));
    expect(participant(view, SG)).toMatchObject({ state: 'accepted', since: minute(3), by: eventId(4) });
  });

  it('learns of who writes without having heard of the invitation', () => {
    const events = history(
      opened(PH),
      given.invited(PH, MY),
      given.accepted(MY),
      given.update(MY),
      given.indicator(SG),
    );
    const seen = events
      .filter(({ owner }) => owner !== MY)
      .filter(({ type }) => type !== 'participant-invited');
    expect(roles(viewOf(seen))).toEqual({ PH: 'accepted lead', SG: 'accepted ?' });
    const joinedByAnswer = events.filter(
      ({ type }) => type !== 'participant-invited' && type !== 'update-posted',
    );
    expect(roles(viewOf(joinedByAnswer))[MY]).toBe('accepted assisting');
  });

  it('takes one back who writes again', () => {
    expect(roles(viewAfter(opened(PH), given.accepted(SG), given.withdrew(SG), given.update(SG)))[SG]).toBe(
      'accepted assisting',
    );
  });

  it('keeps the order of ids', () => {
    const view = viewAfter(opened(PH), given.invited(PH, SG), given.invited(PH, MY));
    expect(view.participants.map(({ organization }) => organization)).toEqual([MY, PH, SG]);
  });

  it('keeps the role in which one was invited when a later word says none', () => {
    const silent = { ...given.accepted(SG), data: { role: null } };
    expect(roles(viewAfter(opened(PH), given.invited(PH, SG), silent))[SG]).toBe('accepted assisting');
    expect(roles(viewAfter(opened(PH), silent))[SG]).toBe('accepted ?');
  });

  it('takes the reference from the invitation where nothing else told it', () => {
    const [invitation] = history(given.invited(PH, SG));
    expect(invitation && evolve(undefined, invitation)).toMatchObject({
      ...{ reference: 'PH-2026-000001', lead: PH, title: '', tlp: 'TLP:AMBER', openedAt: null },
    });
    const other = { ...given.invited(PH, SG), data: { ...given.invited(PH, SG).data, reference: 'other' } };
    expect(viewAfter(opened(PH), other).reference).toBe('PH-2026-000001');
  });
});

describe('a handover', () => {
  const offered = [
    opened(PH),
    given.invited(PH, SG),
    given.accepted(SG),
    given.handoverOffered(PH, SG),
  ] as const;

  it('is open until it is accepted, withdrawn, or the other leaves', () => {
    const open = (...more: given.Happening[]) => viewAfter(...offered, ...more).handover?.open;
    expect(open()).toBe(true);
    expect(open(given.handoverAccepted(SG))).toBe(false);
    expect(open(given.handoverWithdrawn(PH, SG))).toBe(false);
    expect(open(given.withdrew(SG))).toBe(false);
    expect(open(given.removed(PH, SG))).toBe(false);
    expect(open(given.removed(PH, MY))).toBe(true);
    expect(open(given.withdrew(MY))).toBe(true);
  });

  it('makes the one that accepts the lead, and the old lead one that assists', () => {
    const accepted = viewAfter(...offered, given.handoverAccepted(SG));
    const announced = viewAfter(...offered, given.handoverAccepted(SG), given.leadChanged(PH, SG));
    for (const view of [accepted, announced]) {
      expect(view.lead).toBe(SG);
      expect(roles(view)).toEqual({ PH: 'accepted assisting', SG: 'accepted lead' });
    }
  });

  it('is learned of from the old lead alone', () => {
    const view = viewAfter(opened(PH), given.leadChanged(PH, SG));
    expect(roles(view)).toEqual({ PH: 'accepted assisting', SG: 'accepted lead' });
  });

  it.each([
    given.headerChanged(SG, { severity: 'low' }),
    given.statusChanged(SG, { to: 'triage' }),
    given.escalated(SG),
    given.invited(SG, MY),
    given.removed(SG, MY),
    given.handoverOffered(SG, MY),
    given.handoverWithdrawn(SG, MY),
  ])('is inferred from $type, which only a lead does', (act) => {
    const view = viewAfter(opened(PH), act);
    expect(view.lead).toBe(SG);
    expect(participant(view, SG)?.state).toBe('accepted');
  });

  it('is not inferred from what anybody does', () => {
    expect(viewAfter(opened(PH), given.update(SG), given.accepted(MY), given.requested(MY, SG)).lead).toBe(
      PH,
    );
  });

  it('forgets nothing when the lead comes back', () => {
    const back = viewAfter(
      ...offered,
      given.handoverAccepted(SG),
      given.leadChanged(PH, SG),
      given.handoverAccepted(PH),
    );
    expect(roles(back)).toEqual({ PH: 'accepted lead', SG: 'accepted assisting' });
  });
});

describe('requests', () => {
  it('are asked, answered and cancelled', () => {
    const asked = viewAfter(opened(PH), given.requested(PH, SG));
    expect(asked.requests).toEqual([
      {
        ...{ id: given.theRequest, requester: PH, addressee: SG, kind: 'takedown', urgency: 'priority' },
        tlp: 'TLP:AMBER',
        ...{
          requestedAt: minute(2),
          dueAt: minute(1440),
          state: 'requested',
          since: minute(2),
          by: eventId(2),
        },
      },
    ]);
    const answered = viewAfter(opened(PH), given.requested(PH, SG), given.answered(SG, PH, 'accepted'));
    expect(answered.requests).toEqual([
      { ...asked.requests[0], state: 'accepted', since: minute(3), by: eventId(3) },
    ]);
    const cancelled = viewAfter(opened(PH), given.requested(PH, SG), given.cancelled(PH, SG));
    expect(cancelled.requests[0]).toMatchObject({ state: 'cancelled', since: minute(3) });
  });

  it('are known by an answer alone as far as it tells', () => {
    const unseen = { kind: null, urgency: null, tlp: null, requestedAt: null, dueAt: null };
    expect(viewAfter(opened(PH), given.answered(SG, MY, 'accepted')).requests).toEqual([
      {
        ...{ id: given.theRequest, requester: MY, addressee: SG, ...unseen },
        ...{ state: 'accepted', since: minute(2), by: eventId(2) },
      },
    ]);
    expect(viewAfter(opened(PH), given.cancelled(MY, SG)).requests[0]).toMatchObject({
      ...{ requester: MY, addressee: SG, state: 'cancelled' },
    });
  });

  it('stand in the order of their ids, and change in their place', () => {
    const view = viewAfter(
      ...[opened(PH), given.requested(PH, SG, given.anotherRequest), given.requested(PH, SG)],
      given.answered(SG, PH, 'declined'),
    );
    expect(view.requests.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'request-1 declined',
      'request-2 requested',
    ]);
  });

  it('are open until declined, delivered, closed or cancelled, and overdue while open past their time', () => {
    const states = ['acknowledged', 'accepted', 'in-progress', 'declined', 'delivered', 'closed'] as const;
    const open = states.filter((state) => {
      const view = viewAfter(opened(PH), given.requested(PH, SG), given.answered(SG, PH, state));
      expect(view.requests.some((request) => isOverdue(request, minute(1441)))).toBe(
        openRequests(view).length > 0,
      );
      expect(view.requests.some((request) => isOverdue(request, minute(1440)))).toBe(false);
      return openRequests(view).length > 0;
    });
    expect(open).toEqual(['acknowledged', 'accepted', 'in-progress']);
    const view = viewAfter(opened(PH), given.answered(SG, PH, 'accepted'));
    expect(view.requests.some((request) => isOverdue(request, minute(99_999)))).toBe(false);
  });
});

describe('tasks', () => {
  it('are assigned and moved', () => {
    const task = {
      id: given.theTask,
      author: PH,
      assignee: SG,
      title: 'Call the hosters',
      dueAt: null,
      tlp: 'TLP:AMBER',
    };
    expect(viewAfter(opened(PH), given.assigned(PH, SG)).tasks).toEqual([
      { ...task, state: 'open', since: minute(2), by: eventId(2) },
    ]);
    expect(viewAfter(opened(PH), given.assigned(PH, SG), given.taskMoved(SG, PH, 'done')).tasks).toEqual([
      { ...task, state: 'done', since: minute(3), by: eventId(3) },
    ]);
  });

  it('have the due time that they are given', () => {
    const due = given.assigned(PH, SG);
    expect(viewAfter(opened(PH), { ...due, data: { ...due.data, dueAt: minute(9) } }).tasks[0]?.dueAt).toBe(
      minute(9),
    );
  });

  it('are known by a move alone as far as it tells', () => {
    expect(viewAfter(opened(PH), given.taskMoved(SG, MY, 'done')).tasks).toEqual([
      {
        ...{ id: given.theTask, author: MY, assignee: SG, title: null, tlp: null, dueAt: null },
        ...{ state: 'done', since: minute(2), by: eventId(2) },
      },
    ]);
  });
});

describe('clocks', () => {
  const clock = {
    id: given.theClock,
    organization: PH,
    duty: 'ph-dpa',
    startedAt: minute(0),
    dueAt: minute(72 * 60),
  };

  it('start and are met', () => {
    expect(viewAfter(opened(PH), given.clockStarted(PH)).clocks).toEqual([{ ...clock, metAt: null }]);
    expect(viewAfter(opened(PH), given.clockStarted(PH), given.clockMet(PH)).clocks).toEqual([
      { ...clock, metAt: minute(60) },
    ]);
  });

  it('keep the note with which they were met', () => {
    const noted = { ...given.clockMet(PH), data: { ...given.clockMet(PH).data, note: 'Ref. NPC-77.' } };
    expect(viewAfter(opened(PH), given.clockStarted(PH), noted).clocks).toEqual([
      { ...clock, metAt: minute(60), note: 'Ref. NPC-77.' },
    ]);
    expect(viewAfter(opened(PH), noted, given.clockStarted(PH)).clocks).toEqual([
      { ...clock, metAt: minute(60), note: 'Ref. NPC-77.' },
    ]);
  });

  it('are known by being met alone as far as that tells', () => {
    expect(viewAfter(opened(PH), given.clockMet(PH)).clocks).toEqual([
      { ...clock, duty: null, startedAt: null, dueAt: null, metAt: minute(60) },
    ]);
  });
});
