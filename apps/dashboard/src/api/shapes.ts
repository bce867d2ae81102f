import type {
  AgreementEvent,
  AgreementId,
  AgreementState,
  Basis,
  CaseId,
  CaseView,
  EventId,
  Given,
  Instant,
  OrganizationId,
  OrganizationKind,
  Publication,
  Recorded,
  RecordedCaseEvent,
  RecordedPublicationEvent,
  Requests,
  Role,
  Signature,
  SignedDocument,
  Terms,
  Tlp,
  WithholdReason,
} from '@entente/domain';

/** The shapes of the server's answers (docs/api.md). */

export interface Node {
  setUp: boolean;
  demonstration: boolean;
  version: string;
}

export interface Organization {
  id: OrganizationId;
  name: string;
  shortName: string;
  country: string;
  kind: OrganizationKind;
  email?: string | null;
  phone?: string | null;
  timeZone?: string | null;
  languages?: string[] | null;
}

export interface Session {
  user: { id: string; name: string; email: string };
  organization: Organization & { host?: boolean };
  roles: Role[];
  /** An administrator of the organisation that hosts the node. */
  registrar?: boolean;
}

/** What a report would have in it, and which marking it would bear. */
export interface ReportOutline {
  tlp: Tlp;
  sections: { id: string; title: string; tlp: Tlp }[];
}

/** A report that was made here; the file itself is not kept. */
export interface ReportMade {
  id: string;
  kind: string;
  subject: string | null;
  reference: string;
  title: string;
  format: string;
  audience: OrganizationId | null;
  tlp: Tlp;
  madeBy: { id: string; name: string | null };
  madeAt: Instant;
  sha256: string;
  bytes: number;
}

/** A report that the user has in the making, or that lies ready. */
export interface ReportJob {
  id: string;
  kind: string;
  subject: string | null;
  format: string;
  state: 'waiting' | 'making' | 'ready' | 'failed';
  step: 'reading' | 'composing' | 'setting' | 'writing' | null;
  /** The part of the steps that are behind it, from 0 to 1. */
  progress: number;
  askedAt: Instant;
  report: ReportMade | null;
  problem: { code: string; detail: string } | null;
}

/** The pages of a report before it is made, as SVG; of a long one its beginning. */
export interface ReportPages {
  pages: string[];
  whole: boolean;
}

/** What we did together with a partner, as our book has it. */
export interface Together {
  cases: { total: number; led: number; open: number };
  requests: { byUs: Requests | null; toUs: Requests | null };
  /** How many of our own events went there. */
  given: Given['byTlp'];
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface LastEvent {
  type: string;
  owner: OrganizationId;
  at: Instant;
  excerpt?: string | null;
}

/** A case in a list or alone, with the fold that this browser goes on folding. */
export interface CaseRecord {
  id: CaseId;
  reference: string;
  version: number;
  lastActivityAt: Instant;
  readNumber?: number | null;
  lastEvent?: LastEvent | null;
  view: CaseView;
}

export interface CasePageOfList extends Page<CaseRecord> {
  head: number;
}

export interface CaseSummary {
  all: number;
  open: number;
  led: number;
  waiting: number;
  byStatus: Record<string, number>;
  head: number;
}

interface EntryOf<E> {
  number: number;
  hash: string;
  previousHash: string;
  at: Instant;
  basis: Basis;
  agreementId?: AgreementId | null;
  digest: string;
  recipients?: OrganizationId[] | null;
  redaction?: { at: Instant; reason: string } | null;
  event: E;
}

/** An entry of this organisation's book; `data` of a redacted event is null, and such an event is not folded again. */
export type Entry = EntryOf<RecordedCaseEvent | Recorded<AgreementEvent> | RecordedPublicationEvent>;
export type CaseEntry = EntryOf<RecordedCaseEvent>;
export type PublicationEntry = EntryOf<RecordedPublicationEvent>;

/** A publication as our book tells it, up to its entry of the number `version`. */
export interface PublicationRecord extends Publication {
  version: number;
}

export interface Book {
  items: Entry[];
  head: { number: number; hash: string };
}

export interface AgreementRecord extends Terms {
  id: AgreementId;
  state: AgreementState;
  since?: Instant | null;
  version: number;
  drafter: OrganizationId;
  proposedAt?: Instant | null;
  signatures: Signature[];
  documents?: SignedDocument[];
  suspensions?: { by: OrganizationId; reason: string; since: Instant }[] | null;
  termination?: { by: OrganizationId; reason: string; effectiveAt: Instant } | null;
  successor?: AgreementId | null;
}

export type DutyKind = 'clock' | 'request-to-us' | 'request-by-us' | 'invitation' | 'agreement-ending';

export interface DutyItem {
  kind: DutyKind;
  caseId?: CaseId | null;
  reference?: string | null;
  title?: string | null;
  organization?: OrganizationId | null;
  agreementId?: AgreementId | null;
  itemId?: string | null;
  label: string;
  dueAt: Instant | null;
}

export interface Inviting {
  organization: OrganizationId;
  verdict: 'disclose' | 'withhold';
  basis?: Basis;
  agreementId?: AgreementId;
  reason?: WithholdReason;
  /** What the reason speaks of: how high the agreement reaches, in which state it is. */
  ceiling?: Tlp;
  state?: AgreementState;
}

export interface Disclosure {
  eventId: EventId;
  organization: OrganizationId | null;
  basis: Basis;
  agreementId?: AgreementId | null;
  at: Instant;
  deliveredAt?: Instant | null;
}

/** How much was exchanged under an agreement in a month (`2026-11`), under one marking. */
export interface ExchangeFigure {
  month: string;
  tlp: Tlp;
  given: number;
  received: number;
}

export interface ExchangedItem {
  direction: 'given' | 'received';
  organization: OrganizationId;
  eventId: EventId;
  type: string;
  caseId: CaseId;
  tlp: Tlp;
  at: Instant;
}

export interface ExchangeUnder extends Page<ExchangedItem> {
  figures: ExchangeFigure[];
}

export interface Done {
  eventId: EventId;
  version: number;
}

export interface User {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  disabled: boolean;
  /** A service account has tokens and no password. */
  service: boolean;
  createdAt: Instant;
}

export interface ApiToken {
  id: string;
  userId: string;
  email: string;
  label: string;
  createdAt: Instant;
}

export interface OpenSession {
  id: string;
  userId: string;
  name: string;
  email: string;
  userAgent: string;
  createdAt: Instant;
  expiresAt: Instant;
}

export interface Verification {
  organization: OrganizationId;
  entries: number;
  head: string;
  problems: { number?: number; message?: string }[];
}

export interface Presence {
  caseId: CaseId;
  /** The name of a person is told within the own organisation only. */
  people: { user: { id: string; name: string } | null; organization: OrganizationId }[];
}
