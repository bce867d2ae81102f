import type {
  AudienceMember,
  CaseList,
  Disclosure,
  DutyItem,
  EditionList,
  Entry as ServedEntry,
  Exchange,
  Head,
  ListedCase,
  Matches,
  Publication as Published,
} from '@entente/contract';
import type {
  AgreementEvent,
  CaseId,
  CaseView,
  OrganizationId,
  Publication,
  Recorded,
  RecordedCaseEvent,
  RecordedPublicationEvent,
} from '@entente/domain';

/** The shapes of the server's answers, as the contract has them, and what the dashboard makes of them. */

export type {
  Agreement as AgreementRecord,
  ApiToken,
  NewApiToken,
  CaseSummary,
  Disclosure,
  Done,
  DutyItem,
  Exchange as ExchangeUnder,
  Node,
  OpenSession,
  Organization,
  ReportJob,
  ReportMade,
  ReportOutline,
  ReportPreview as ReportPages,
  Session,
  Together,
  User,
  Verification,
} from '@entente/contract';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type LastEvent = ListedCase['lastEvent'];

/** A case in a list or alone, of which the dashboard keeps the fold that it goes on folding. */
export interface CaseRecord extends Pick<ListedCase, 'id' | 'reference' | 'version' | 'lastActivityAt'> {
  readNumber?: number;
  lastEvent?: LastEvent;
  view: CaseView;
}

export type CasePageOfList = Omit<CaseList, 'items'> & { items: CaseRecord[] };

/** An entry of this organisation's book; `data` of a redacted event is null, and such an event is not folded again. */
type EntryOf<E> = Omit<ServedEntry, 'event'> & { event: E };
export type CaseEntry = EntryOf<RecordedCaseEvent>;

/** An entry of ours, and to whom it went. */
export interface DisclosedEntry {
  entry: CaseEntry;
  disclosures: Disclosure[];
}

export type PublicationEntry = EntryOf<RecordedPublicationEvent>;
export type Entry = EntryOf<RecordedCaseEvent | Recorded<AgreementEvent> | RecordedPublicationEvent>;

/** A publication as our book tells it, up to its entry of the number `version`; folded on without what is told of now. */
export type EditionRecord = EditionList['items'][number];
export type PublicationRecord = Pick<Published, keyof Publication | 'version'>;

export interface Book {
  items: Entry[];
  head: Head;
}

export type DutyKind = DutyItem['kind'];

/** Whether somebody may be invited, and why not. */
export type Inviting = AudienceMember;

/** An offer that answers a need, with why it stands where it stands. */
export type OfferMatch = Matches['items'][number];

export type ExchangedItem = Exchange['items'][number];
export type ExchangeFigure = Exchange['figures'][number];

/** Who has a case open at the moment; said over the socket. */
export interface Presence {
  caseId: CaseId;
  /** The name of a person is told within the own organisation only. */
  people: { user: { id: string; name: string } | null; organization: OrganizationId; writing?: true }[];
}
