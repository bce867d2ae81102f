import {
  evolve,
  evolveAgreement,
  type Agreement,
  type AgreementEvent,
  type AgreementId,
  type CaseEvent,
  type CaseId,
  type CaseView,
  type EventId,
  type Instant,
  type Marking,
  type OrganizationId,
  type Recorded,
  type Stream,
} from '@entente/domain';
import type { ServedEvent } from './chain.js';

/** An event's row, as SQL answers it. */
export interface StoredEvent {
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
  salt: string | null;
  digest: string;
  redaction: string | null;
}

export type RecordedEvent = Recorded<CaseEvent> | Recorded<AgreementEvent>;
export type View = CaseView | Agreement;

export const instant = (ms: number): Instant => new Date(ms).toISOString();

export function streamOf(kind: Stream['kind'], id: string): Stream {
  return kind === 'case' ? { kind, id: id as CaseId } : { kind, id: id as AgreementId };
}

/** The event as every reader is given it, and as its digest seals it. */
export function served(row: StoredEvent): ServedEvent {
  return {
    id: row.id,
    stream: { kind: row.stream_kind, id: row.stream_id },
    type: row.type,
    owner: row.owner,
    actor: row.actor,
    at: instant(row.at),
    marking: JSON.parse(row.marking),
    data: row.data === null ? null : JSON.parse(row.data),
    salt: row.salt,
  };
}

/** The event as the domain knows it, with the owner's recipients; undefined when its content was redacted. */
export function recorded(row: StoredEvent): RecordedEvent | undefined {
  if (row.data === null) return undefined;
  const { salt: _salt, ...event } = served(row);
  const recipients =
    row.recipients === null ? {} : { recipients: JSON.parse(row.recipients) as OrganizationId[] };
  // What was written here was typed when it was recorded; the database gives it back as it was.
  return { ...event, marking: { ...(event.marking as Marking), ...recipients } } as RecordedEvent;
}

export function isCaseEvent(event: RecordedEvent): event is Recorded<CaseEvent> {
  return event.stream.kind === 'case';
}

/** Folds an event into a view of its stream: the one reducer of each kind, for every kind. */
export function fold(view: View | undefined, event: RecordedEvent): View {
  // The kind of the stream says which of the two a view is.
  return isCaseEvent(event)
    ? evolve(view as CaseView | undefined, event)
    : evolveAgreement(view as Agreement | undefined, event);
}
