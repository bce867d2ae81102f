import type { Agreement } from '../agreement/agreement.js';
import type { Acting } from '../case/deciding/guards.js';
import type { Header } from '../case/event-data.js';
import type { CaseEvent, RecordedCaseEvent } from '../case/events.js';
import { evolve } from '../case/evolve.js';
import type { CaseView } from '../case/view.js';
import type { RequestState, TaskState } from '../case/vocabulary.js';
import { AgreementId, CaseId, EventId, ItemId, OrganizationId, type Instant } from '../ids.js';
import { Rejection } from '../rejection.js';
import type { Marking } from '../sharing/tlp.js';

/** Plain data for tests that speak of one rule: happenings of a case, views, agreements. */

export const PH = OrganizationId.parse('PH');
export const SG = OrganizationId.parse('SG');
export const MY = OrganizationId.parse('MY');
export const RU = OrganizationId.parse('RU');
export const theCase = CaseId.parse('the-case');

/** An hour after the last of a dozen happenings. */
export const now: Instant = minute(100);

/** So many minutes after the case began. */
export function minute(count: number): Instant {
  return new Date(Date.parse('2026-11-24T06:00:00.000Z') + count * 60_000).toISOString();
}

/** The id of a happening by its place in a `history`, counted from 1. */
export function eventId(place: number): EventId {
  return EventId.parse(`e${String(place).padStart(3, '0')}`);
}

/** A signed agreement in force, for cases up to TLP:AMBER unless said otherwise. */
export function agreement(parties: OrganizationId[], said: Partial<Agreement> = {}): Agreement {
  const signedAt = '2025-12-01T00:00:00.000Z';
  return {
    id: AgreementId.parse(parties.join('-')),
    title: `Memorandum of ${parties.join(', ')}`,
    kind: 'mou',
    parties,
    scopes: ['mutual-response'],
    ceiling: 'TLP:AMBER',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    effectiveUntil: '2028-01-01T00:00:00.000Z',
    drafter: parties[0] ?? PH,
    proposedAt: '2025-11-01T00:00:00.000Z',
    signatures: parties.map((party) => ({ party, at: signedAt })),
    suspensions: [],
    ...said,
  };
}

/** Something that an organisation did in a case, not recorded yet. */
export type Happening = CaseEvent & { owner: OrganizationId; marking: Marking };
type Made<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }> &
  Pick<Happening, 'owner' | 'marking'>;

/** The same with another marking. */
export function marked<H extends Happening>(happening: H, marking: Marking): H {
  return { ...happening, marking };
}

const amber: Marking = { tlp: 'TLP:AMBER' };

export const header: Header = {
  title: 'Ransomware in a hospital network',
  summary: 'Wards are on paper.',
  classification: 'availability/sabotage',
  severity: 'high',
  tlp: 'TLP:AMBER',
  affectedCountries: ['PH'],
  sectors: ['health'],
  externalReferences: [],
};

export function opened(owner: OrganizationId, said: Partial<Header> = {}): Made<'case-opened'> {
  const data = { ...header, ...said, reference: 'PH-2026-000001' };
  return { type: 'case-opened', data, owner, marking: { tlp: data.tlp } };
}

export function headerChanged(
  owner: OrganizationId,
  data: Made<'header-changed'>['data'],
): Made<'header-changed'> {
  return { type: 'header-changed', data, owner, marking: { tlp: data.tlp ?? amber.tlp } };
}

export function statusChanged(
  owner: OrganizationId,
  data: Made<'status-changed'>['data'],
): Made<'status-changed'> {
  return { type: 'status-changed', data, owner, marking: amber };
}

export function closed(owner: OrganizationId): Made<'status-changed'> {
  return statusChanged(owner, {
    to: 'closed',
    disposition: 'resolved',
    closingSummary: 'Restored from backups.',
  });
}

export function escalated(owner: OrganizationId): Made<'escalation-changed'> {
  const data = { level: 'operational', reason: 'Two more hospitals.' } as const;
  return { type: 'escalation-changed', data, owner, marking: amber };
}

export function leadChanged(owner: OrganizationId, lead: OrganizationId): Made<'lead-changed'> {
  return { type: 'lead-changed', data: { lead }, owner, marking: amber };
}

export function invited(owner: OrganizationId, organization: OrganizationId): Made<'participant-invited'> {
  const data = { organization, role: 'assisting', reference: 'PH-2026-000001' } as const;
  return { type: 'participant-invited', data, owner, marking: amber };
}

export function removed(owner: OrganizationId, organization: OrganizationId): Made<'participant-removed'> {
  return { type: 'participant-removed', data: { organization }, owner, marking: amber };
}

export function accepted(owner: OrganizationId): Made<'invitation-accepted'> {
  return { type: 'invitation-accepted', data: { role: 'assisting' }, owner, marking: amber };
}

export function declined(owner: OrganizationId): Made<'invitation-declined'> {
  return { type: 'invitation-declined', data: {}, owner, marking: amber };
}

export function withdrew(owner: OrganizationId): Made<'participant-withdrew'> {
  return { type: 'participant-withdrew', data: {}, owner, marking: amber };
}

export function handoverOffered(
  owner: OrganizationId,
  organization: OrganizationId,
): Made<'handover-offered'> {
  return { type: 'handover-offered', data: { organization }, owner, marking: amber };
}

export function handoverWithdrawn(
  owner: OrganizationId,
  organization: OrganizationId,
): Made<'handover-withdrawn'> {
  return { type: 'handover-withdrawn', data: { organization }, owner, marking: amber };
}

export function handoverAccepted(owner: OrganizationId): Made<'handover-accepted'> {
  return { type: 'handover-accepted', data: {}, owner, marking: amber };
}

export function update(
  owner: OrganizationId,
  marking: Marking = amber,
  text = 'Seen here too.',
): Made<'update-posted'> {
  return { type: 'update-posted', data: { text }, owner, marking };
}

export function indicator(owner: OrganizationId): Made<'indicator-added'> {
  const data = { type: 'domain-name', value: 'evil.example', note: 'Calls home hourly.' } as const;
  return { type: 'indicator-added', data, owner, marking: amber };
}

export const theEvidence = ItemId.parse('evidence-1');

export function evidence(owner: OrganizationId, marking: Marking = amber): Made<'evidence-added'> {
  const file = { size: 2_048, sha256: 'e'.repeat(64), mediaType: 'application/gzip' };
  const data = { id: theEvidence, name: 'proxy.log.gz', ...file, description: 'The night’s log.' };
  return { type: 'evidence-added', data, owner, marking };
}

export function accessed(owner: OrganizationId, evidenceOf: OrganizationId): Made<'custody-recorded'> {
  const marking = { ...amber, recipients: [evidenceOf] };
  return { type: 'custody-recorded', data: { id: theEvidence, act: 'accessed' }, owner, marking };
}

export function corrected(
  owner: OrganizationId,
  place: number,
  text = 'Not seen here.',
): Made<'correction-made'> {
  return { type: 'correction-made', data: { corrects: eventId(place), text }, owner, marking: amber };
}

export const theRequest = ItemId.parse('request-1');
export const anotherRequest = ItemId.parse('request-2');
export const theTask = ItemId.parse('task-1');
export const theClock = ItemId.parse('clock-1');

export function requested(
  owner: OrganizationId,
  to: OrganizationId,
  id = theRequest,
): Made<'assistance-requested'> {
  const asked = {
    kind: 'takedown',
    urgency: 'priority',
    text: 'Please take it down.',
    dueAt: minute(1440),
  } as const;
  return { type: 'assistance-requested', data: { id, to, ...asked }, owner, marking: amber };
}

export function answered(
  owner: OrganizationId,
  to: OrganizationId,
  state: RequestState,
  text?: string,
): Made<'assistance-answered'> {
  const data = { id: theRequest, to, state, ...(text !== undefined && { text }) };
  return { type: 'assistance-answered', data, owner, marking: amber };
}

export function cancelled(owner: OrganizationId, to: OrganizationId): Made<'assistance-cancelled'> {
  return { type: 'assistance-cancelled', data: { id: theRequest, to }, owner, marking: amber };
}

export function assigned(owner: OrganizationId, assignee: OrganizationId): Made<'task-assigned'> {
  return {
    type: 'task-assigned',
    data: { id: theTask, title: 'Call the hosters', assignee },
    owner,
    marking: amber,
  };
}

export function taskMoved(
  owner: OrganizationId,
  to: OrganizationId,
  state: TaskState,
): Made<'task-state-changed'> {
  return { type: 'task-state-changed', data: { id: theTask, to, state }, owner, marking: amber };
}

export function clockStarted(owner: OrganizationId): Made<'clock-started'> {
  const data = { id: theClock, duty: 'ph-dpa', startedAt: minute(0), dueAt: minute(72 * 60) } as const;
  return { type: 'clock-started', data, owner, marking: { tlp: 'TLP:RED' } };
}

export function clockMet(owner: OrganizationId): Made<'clock-met'> {
  return { type: 'clock-met', data: { id: theClock, at: minute(60) }, owner, marking: { tlp: 'TLP:RED' } };
}

/** The happenings as they were recorded, one a minute, with ids in their order. */
export function history(...happenings: Happening[]): RecordedCaseEvent[] {
  return happenings.map((happening, index) => ({
    ...happening,
    id: eventId(index + 1),
    stream: { kind: 'case', id: theCase },
    actor: 'someone',
    at: minute(index + 1),
  }));
}

/** What a reader knows that was given these events, in this order. */
export function viewOf(events: readonly RecordedCaseEvent[]): CaseView {
  const view = events.reduce<CaseView | undefined>(evolve, undefined);
  if (!view) throw new Error('Nobody knows anything of a case without an event.');
  return view;
}

/** What a reader knows that was given all that happened. */
export function viewAfter(...happenings: Happening[]): CaseView {
  return viewOf(history(...happenings));
}

/** Somebody who acts now, with these agreements in its book. */
export function acting(by: OrganizationId, ...agreements: Agreement[]): Acting {
  return { by, at: now, agreements, nameOf: (organization) => `CERT-${organization}` };
}

/** The refusal of what must be refused. */
export function refusalOf(act: () => unknown): Rejection {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
