import type { CaseId, EventId, Instant, ItemId, OrganizationId } from '../ids.js';
import type { Tlp } from '../sharing/tlp.js';
import type { AssistanceKind, Urgency } from '../vocabulary/assistance.js';
import type { Duty } from '../vocabulary/duties.js';
import type { EscalationLevel } from '../vocabulary/escalation.js';
import type { Header } from './event-data.js';
import {
  openRequestStates,
  type CaseStatus,
  type Disposition,
  type ParticipantRole,
  type ParticipationState,
  type RequestState,
  type TaskState,
} from './vocabulary.js';

/** `by` is the event that last set the state: an older one that arrives later does not undo it. */
export interface Participant {
  organization: OrganizationId;
  /** Null where this reader was never told in which role the organisation takes part. */
  role: ParticipantRole | null;
  roleBy: EventId | '';
  state: ParticipationState;
  since: Instant;
  by: EventId;
}

export interface AssistanceRequest {
  id: ItemId;
  requester: OrganizationId;
  addressee: OrganizationId;
  /** Null where only an answer reached this reader. */
  kind: AssistanceKind | null;
  urgency: Urgency | null;
  /** The marking of the request: what follows on it goes where it went, unless its author says otherwise. */
  tlp: Tlp | null;
  requestedAt: Instant | null;
  dueAt: Instant | null;
  state: RequestState;
  since: Instant;
  by: EventId;
}

export interface Task {
  id: ItemId;
  author: OrganizationId;
  assignee: OrganizationId;
  title: string | null;
  /** The marking of the task, which moving it keeps. */
  tlp: Tlp | null;
  dueAt: Instant | null;
  state: TaskState;
  since: Instant;
  by: EventId;
}

export interface Clock {
  id: ItemId;
  organization: OrganizationId;
  duty: Duty | null;
  startedAt: Instant | null;
  dueAt: Instant | null;
  metAt: Instant | null;
  note?: string | undefined;
}

/**
 * A case as one organisation knows it: the fold of the entries of that case in its own book. Small by intention:
 * texts and indicators are not in it, the entries are the timeline (`readPage` gathers those).
 */
export interface CaseView extends Header {
  id: CaseId;
  reference: string;
  status: CaseStatus;
  escalation: EscalationLevel;
  disposition: Disposition | null;
  duplicateOf: string | null;
  closingSummary: string | null;
  lead: OrganizationId;
  openedAt: Instant | null;
  closedAt: Instant | null;
  participants: Participant[];
  handover: { to: OrganizationId; open: boolean; by: EventId } | null;
  requests: AssistanceRequest[];
  tasks: Task[];
  clocks: Clock[];
  /** Which event set a field of the header after the opening: the newer wins in whatever order they arrive. */
  setBy: Record<string, EventId>;
}

export function participant(view: CaseView, organization: OrganizationId): Participant | undefined {
  return view.participants.find((one) => one.organization === organization);
}

/** The role as it is shown: the lead leads, whatever it was invited as; a lead of before assists. */
export function roleOf(view: CaseView, one: Participant): ParticipantRole | null {
  if (one.organization === view.lead) return 'lead';
  return one.role === 'lead' ? 'assisting' : one.role;
}

export function openRequests(view: CaseView): AssistanceRequest[] {
  return view.requests.filter((request) => openRequestStates.has(request.state));
}

/** A request is overdue while it is open and its due time is past; computed, never stored. */
export function isOverdue(request: AssistanceRequest, at: Instant): boolean {
  return openRequestStates.has(request.state) && request.dueAt !== null && request.dueAt < at;
}

export type ClockState = 'running' | 'met' | 'missed';

/** A duty met after its time was missed all the same. */
export function clockState(clock: Clock, at: Instant): ClockState {
  if (clock.dueAt !== null && clock.dueAt < (clock.metAt ?? at)) return 'missed';
  return clock.metAt ? 'met' : 'running';
}
