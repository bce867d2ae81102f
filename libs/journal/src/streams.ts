import {
  evolve,
  evolveAgreement,
  severityLevel,
  tlpLevel,
  waitingIn,
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
import type { EventRow } from './entities.js';

/** The rows of the tables as SQL answers them. */
export type StoredEvent = {
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
} & Partial<EventRow>;

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

/** The columns beside a view's JSON, by which lists filter and sort. */
export interface ViewColumns {
  openedAt: number;
  reference: string;
  status: string;
  severity: number;
  tlp: number;
  classification: string;
  lead: string;
  search: string;
  nextDueAt: number | null;
}

const searchedSummary = 500;
/** An invitation waits at once: it stands before all that has a time. */
const atOnce = 0;

export function columnsOf(organization: OrganizationId, kind: Stream['kind'], view: View): ViewColumns {
  return kind === 'case' ? caseColumns(organization, view as CaseView) : agreementColumns(view as Agreement);
}

function caseColumns(organization: OrganizationId, view: CaseView): ViewColumns {
  const next = view.status === 'closed' ? undefined : waitingIn(view, organization)[0];
  return {
    openedAt: view.openedAt === null ? 0 : Date.parse(view.openedAt),
    reference: view.reference,
    status: view.status,
    severity: severityLevel(view.severity),
    tlp: tlpLevel(view.tlp),
    classification: view.classification,
    lead: view.lead,
    search: searchable(`${view.reference} ${view.title} ${view.summary.slice(0, searchedSummary)}`),
    nextDueAt: next ? (next.dueAt === null ? atOnce : Date.parse(next.dueAt)) : null,
  };
}

function agreementColumns(agreement: Agreement): ViewColumns {
  return {
    openedAt: Date.parse(agreement.effectiveFrom),
    reference: '',
    status: '',
    severity: 0,
    tlp: tlpLevel(agreement.ceiling),
    classification: '',
    lead: agreement.drafter,
    search: searchable(agreement.title),
    nextDueAt: null,
  };
}

function searchable(text: string): string {
  return storable(text.normalize('NFKC').toLowerCase());
}

/** PostgreSQL keeps no NUL in a text. In JSON it is escaped; beside it a blank stands for it. */
function storable(text: string): string {
  return text.replaceAll('\0', ' ');
}

/** The tags by which a list of cases filters: `country` and `participant`. */
export function tagsOf(kind: Stream['kind'], view: View): string[] {
  if (kind !== 'case') return [];
  const { affectedCountries, participants } = view as CaseView;
  return [
    ...new Set([
      ...affectedCountries.map((country) => `country:${storable(country)}`),
      ...participants.map(({ organization }) => `participant:${organization}`),
    ]),
  ].sort();
}
