import {
  evolve,
  evolveAgreement,
  evolvePublication,
  instantAt,
  type Agreement,
  type AgreementEvent,
  type AgreementId,
  type CaseEvent,
  type CaseId,
  type CaseView,
  type EventId,
  type Instant,
  type OrganizationId,
  type Publication,
  type PublicationEvent,
  type PublicationId,
  type Recorded,
  type Stream,
} from '@entente/domain';
import type { ServedEvent } from './chain.js';

/** An event's row, as SQL answers it, without what seals it. */
export interface ToldEvent {
  id: EventId;
  stream_kind: Stream['kind'];
  stream_id: string;
  type: string;
  owner: OrganizationId;
  actor: string;
  at: number;
  marking: string;
  recipients: string | null;
  data: string | null;
}

/** The same, with what seals it. */
export interface StoredEvent extends ToldEvent {
  salt: string | null;
  digest: string;
  redaction: string | null;
}

/** Of an event `e` what a `ToldEvent` has: each column costs, where a case has thousands of events. */
export const toldColumns =
  'e.id, e.stream_kind, e.stream_id, e.type, e.owner, e.actor, e.at, e.marking, e.recipients, e.data';

export type RecordedEvent = Recorded<CaseEvent> | Recorded<AgreementEvent> | Recorded<PublicationEvent>;
export type View = CaseView | Agreement | Publication;

let last = { at: NaN, spelled: '' };

/** The moment so many milliseconds after the start of 1970 UTC. What is written and read together is mostly of one moment. */
export function instant(at: number): Instant {
  if (at !== last.at) last = { at, spelled: instantAt(at) };
  return last.spelled;
}

export function streamOf(kind: Stream['kind'], id: string): Stream {
  switch (kind) {
    case 'case':
      return { kind, id: id as CaseId };
    case 'agreement':
      return { kind, id: id as AgreementId };
    case 'publication':
      return { kind, id: id as PublicationId };
  }
}

/** The event as every reader is given it, and as its digest seals it. */
export function served(row: StoredEvent): ServedEvent {
  const data = row.data === null ? null : (JSON.parse(row.data) as ServedEvent['data']);
  return Object.assign(told(row, data), { salt: row.salt });
}

/** The event as the domain knows it, with the owner's recipients; undefined when its content was redacted. */
export function recorded(row: ToldEvent): RecordedEvent | undefined {
  if (row.data === null) return undefined;
  const event = told(row, JSON.parse(row.data) as ServedEvent['data']);
  const recipients = row.recipients === null ? {} : { recipients: JSON.parse(row.recipients) as unknown };
  Object.assign(event.marking, recipients);
  // What was written here was typed when it was recorded; the database gives it back as it was.
  return event as RecordedEvent;
}

function told(row: ToldEvent, data: ServedEvent['data']): Omit<ServedEvent, 'salt'> {
  return {
    id: row.id,
    stream: { kind: row.stream_kind, id: row.stream_id },
    type: row.type,
    owner: row.owner,
    actor: row.actor,
    at: instant(row.at),
    marking: JSON.parse(row.marking) as ServedEvent['marking'],
    data,
  };
}

export function isCaseEvent(event: RecordedEvent): event is Recorded<CaseEvent> {
  return event.stream.kind === 'case';
}

export function isAgreementEvent(event: RecordedEvent): event is Recorded<AgreementEvent> {
  return event.stream.kind === 'agreement';
}

export function isPublicationEvent(event: RecordedEvent): event is Recorded<PublicationEvent> {
  return event.stream.kind === 'publication';
}

/** Folds an event into a view of its stream: the one reducer of each kind, for every kind. */
export function fold(view: View | undefined, event: RecordedEvent): View {
  // The kind of the stream says which of them a view is.
  if (isCaseEvent(event)) return evolve(view as CaseView | undefined, event);
  return isPublicationEvent(event)
    ? evolvePublication(view as Publication | undefined, event)
    : evolveAgreement(view as Agreement | undefined, event);
}
