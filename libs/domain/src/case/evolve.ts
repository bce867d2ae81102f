import type { CaseId, EventId, ItemId, OrganizationId } from '../ids.js';
import type { Restated } from './event-data.js';
import type { RecordedCaseEvent } from './events.js';
import { participant, type CaseView, type Participant } from './view.js';

type Of<T extends RecordedCaseEvent['type']> = Extract<RecordedCaseEvent, { type: T }>;

/**
 * Folds one event into an organisation's view of a case. Total: events may be missing, late or out of order (an
 * agreement that lapsed and came back), and then the newer fact wins over the older, whichever arrived first.
 */
export function evolve(before: CaseView | undefined, event: RecordedCaseEvent): CaseView {
  const view = ledBy(before ?? unknownCase(event), event);
  switch (event.type) {
    case 'case-opened':
      return opened(view, event);
    case 'header-changed':
      return setHeader(view, event.data, event.id);
    case 'status-changed':
      return statusChanged(view, event);
    case 'escalation-changed':
      return setHeader(view, { escalation: event.data.level }, event.id);
    case 'lead-changed':
      return leadChanged(
        joined(joined(view, event.owner, event), event.data.lead, event),
        event.data.lead,
        event.id,
      );
    case 'handover-accepted':
      return setHandover(leadChanged(joined(view, event.owner, event), event.owner, event.id), {
        to: event.owner,
        open: false,
        by: event.id,
      });
    case 'handover-offered':
      return setHandover(view, { to: event.data.organization, open: true, by: event.id });
    case 'handover-withdrawn':
      return setHandover(view, { to: event.data.organization, open: false, by: event.id });
    case 'participant-invited':
      return invited(view, event);
    case 'invitation-accepted':
      return setRole(
        setParticipation(view, event.owner, 'accepted', event),
        event.owner,
        event.data.role,
        event.id,
      );
    case 'invitation-declined':
      return setParticipation(view, event.owner, 'declined', event);
    case 'participant-withdrew':
      return endHandover(setParticipation(view, event.owner, 'withdrawn', event), event);
    case 'participant-removed':
      return endHandover(setParticipation(view, event.data.organization, 'removed', event), event);
    // Who takes a file out that it was given need not take part any more.
    case 'custody-recorded':
      return view;
    default:
      return content(joined(view, event.owner, event), event);
  }
}

function content(view: CaseView, event: RecordedCaseEvent): CaseView {
  switch (event.type) {
    case 'assistance-requested':
    case 'assistance-answered':
    case 'assistance-cancelled':
      return { ...view, requests: requestsAfter(view, event) };
    case 'task-assigned':
    case 'task-state-changed':
      return { ...view, tasks: tasksAfter(view, event) };
    case 'clock-started':
    case 'clock-met':
      return { ...view, clocks: clocksAfter(view, event) };
    default:
      return view;
  }
}

/** Before anything is known: the owner of the first event is taken for the lead until somebody says otherwise. */
function unknownCase(event: RecordedCaseEvent): CaseView {
  return {
    id: event.stream.id as CaseId,
    reference: '',
    title: '',
    summary: '',
    classification: 'other/other',
    severity: 'baseline',
    tlp: event.marking.tlp,
    affectedCountries: [],
    sectors: [],
    externalReferences: [],
    status: 'new',
    escalation: 'technical',
    disposition: null,
    duplicateOf: null,
    closingSummary: null,
    lead: event.owner,
    openedAt: null,
    closedAt: null,
    participants: [],
    handover: null,
    requests: [],
    tasks: [],
    clocks: [],
    setBy: {},
  };
}

function opened(view: CaseView, event: Of<'case-opened'>): CaseView {
  const open = joined(
    setHeader({ ...view, openedAt: event.at }, event.data, '' as EventId),
    event.owner,
    event,
  );
  const first = open.setBy['lead'] ? open : { ...open, lead: event.owner };
  return setRole(first, event.owner, 'lead', event.id);
}

type HeaderFields = { [F in keyof Restated]?: Restated[F] | undefined } & { lead?: OrganizationId };

/** Sets the fields that no newer event has set. `by` is empty for the opening, which is older than all else. */
function setHeader(view: CaseView, fields: HeaderFields, by: EventId): CaseView {
  const fresh = Object.entries(fields).filter(
    ([field, value]) => value !== undefined && (view.setBy[field] ?? '') <= by,
  );
  if (fresh.length === 0) return view;
  const setBy = by
    ? { ...view.setBy, ...Object.fromEntries(fresh.map(([field]) => [field, by])) }
    : view.setBy;
  return { ...view, ...Object.fromEntries(fresh), setBy };
}

function statusChanged(view: CaseView, event: Of<'status-changed'>): CaseView {
  const { to: status, disposition = null, duplicateOf = null, closingSummary = null } = event.data;
  const closing = {
    disposition,
    duplicateOf,
    closingSummary,
    closedAt: status === 'closed' ? event.at : null,
  };
  return setHeader(view, { status, ...closing }, event.id);
}

const ofTheLead: ReadonlySet<RecordedCaseEvent['type']> = new Set<RecordedCaseEvent['type']>([
  ...(['header-changed', 'status-changed', 'escalation-changed', 'participant-invited'] as const),
  ...(['participant-removed', 'handover-offered', 'handover-withdrawn'] as const),
]);

/** Who does what only a lead may do was the lead then, even where no word of a handover reached this reader. */
function ledBy(view: CaseView, event: RecordedCaseEvent): CaseView {
  return ofTheLead.has(event.type)
    ? leadChanged(joined(view, event.owner, event), event.owner, event.id)
    : view;
}

function leadChanged(view: CaseView, organization: OrganizationId, by: EventId): CaseView {
  return setHeader(view, { lead: organization }, by);
}

function setHandover(view: CaseView, handover: NonNullable<CaseView['handover']>): CaseView {
  return view.handover && view.handover.by > handover.by ? view : { ...view, handover };
}

/** An offer ends, too, when the one to whom it was made leaves. */
function endHandover(view: CaseView, event: RecordedCaseEvent): CaseView {
  const leaver = event.type === 'participant-removed' ? event.data.organization : event.owner;
  if (view.handover?.to !== leaver) return view;
  return setHandover(view, { to: leaver, open: false, by: event.id });
}

function invited(view: CaseView, event: Of<'participant-invited'>): CaseView {
  const { organization, role, reference } = event.data;
  const known = setParticipation(
    view.reference ? view : { ...view, reference },
    organization,
    'invited',
    event,
  );
  return setRole(known, organization, role, event.id);
}

function withParticipant(view: CaseView, changed: Participant): CaseView {
  const others = view.participants.filter((one) => one.organization !== changed.organization);
  return {
    ...view,
    participants: [...others, changed].sort((a, b) => (a.organization < b.organization ? -1 : 1)),
  };
}

function setParticipation(
  view: CaseView,
  organization: OrganizationId,
  state: Participant['state'],
  { id: by, at: since }: RecordedCaseEvent,
): CaseView {
  const known = participant(view, organization);
  if (known && known.by > by) return view;
  const { role, roleBy } = known ?? { role: null, roleBy: '' as const };
  return withParticipant(view, { organization, role, roleBy, state, since, by });
}

function setRole(
  view: CaseView,
  organization: OrganizationId,
  role: Participant['role'],
  by: EventId,
): CaseView {
  const known = participant(view, organization);
  if (!known || role === null || known.roleBy > by) return view;
  return withParticipant(view, { ...known, role, roleBy: by });
}

/**
 * Who writes takes part, even where the invitation and the acceptance were never shown to this reader. One known to
 * take part still does: a departure of before, if it arrives only now, does not end that.
 */
function joined(view: CaseView, organization: OrganizationId, event: RecordedCaseEvent): CaseView {
  const known = participant(view, organization);
  if (known?.state !== 'accepted') return setParticipation(view, organization, 'accepted', event);
  return known.by >= event.id ? view : withParticipant(view, { ...known, by: event.id });
}

function replaced<T extends { id: ItemId }>(items: T[], item: T): T[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items, item].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function requestsAfter(
  view: CaseView,
  event: Of<'assistance-requested' | 'assistance-answered' | 'assistance-cancelled'>,
): CaseView['requests'] {
  const known = view.requests.find(({ id }) => id === event.data.id);
  const change = { since: event.at, by: event.id };
  if (event.type === 'assistance-requested') {
    const { id, to: addressee, kind, urgency, dueAt } = event.data;
    const asked = { id, requester: event.owner, addressee, kind, urgency, requestedAt: event.at, dueAt };
    const { tlp } = event.marking;
    const { state, since, by } = known ?? { state: 'requested' as const, ...change };
    return replaced(view.requests, { ...asked, tlp, state, since, by });
  }
  if (known && known.by > event.id) return view.requests;
  const state = event.type === 'assistance-cancelled' ? ('cancelled' as const) : event.data.state;
  if (known) return replaced(view.requests, { ...known, state, ...change });
  const [requester, addressee] =
    event.type === 'assistance-cancelled' ? [event.owner, event.data.to] : [event.data.to, event.owner];
  const unseen = { kind: null, urgency: null, tlp: null, requestedAt: null, dueAt: null };
  return replaced(view.requests, { id: event.data.id, requester, addressee, ...unseen, state, ...change });
}

function tasksAfter(view: CaseView, event: Of<'task-assigned' | 'task-state-changed'>): CaseView['tasks'] {
  const { id } = event.data;
  const known = view.tasks.find((task) => task.id === id);
  const change = { since: event.at, by: event.id };
  if (event.type === 'task-assigned') {
    const { title, assignee, dueAt = null } = event.data;
    const { state, since, by } = known ?? { state: 'open' as const, ...change };
    const { tlp } = event.marking;
    return replaced(view.tasks, { id, author: event.owner, assignee, title, tlp, dueAt, state, since, by });
  }
  if (known && known.by > event.id) return view.tasks;
  const { state, to } = event.data;
  const unseen = { id, author: to, assignee: event.owner, title: null, tlp: null, dueAt: null };
  return replaced(view.tasks, { ...(known ?? unseen), state, ...change });
}

function clocksAfter(view: CaseView, event: Of<'clock-started' | 'clock-met'>): CaseView['clocks'] {
  const { id } = event.data;
  const known = view.clocks.find((clock) => clock.id === id);
  const blank = { id, organization: event.owner, duty: null, startedAt: null, dueAt: null, metAt: null };
  const { duty, startedAt, dueAt } = event.type === 'clock-started' ? event.data : (known ?? blank);
  const met =
    event.type === 'clock-met'
      ? { metAt: event.data.at, ...(event.data.note !== undefined && { note: event.data.note }) }
      : { metAt: known?.metAt ?? null, ...(known?.note !== undefined && { note: known.note }) };
  return replaced(view.clocks, { ...blank, duty, startedAt, dueAt, ...met });
}
