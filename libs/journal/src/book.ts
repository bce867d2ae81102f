import type {
  Agreement,
  AgreementEvent,
  AgreementId,
  Basis,
  CaseId,
  CaseView,
  EventId,
  OrganizationId,
  Publication,
  PublicationEvent,
  PublicationId,
  Recorded,
  RecordedCaseEvent,
  Stream,
} from '@entente/domain';
import { canonical, noHash, type ServedEvent } from './chain.js';
import { placeholders, sqlOver, type Database, type Parameter, type Sql } from './database.js';
import { LatelyRead } from './lately.js';
import {
  fold,
  instant,
  isAgreementEvent,
  isCaseEvent,
  isPublicationEvent,
  recorded,
  served,
  toldColumns,
  type RecordedEvent,
  type StoredEvent,
  type ToldEvent,
  type View,
} from './streams.js';
import { agreementsIn, entryOfOneStream } from './views.js';

/** An entry as it is served over the API and the socket (docs/api.md, Checking a book alone). */
export interface Entry {
  number: number;
  hash: string;
  previousHash: string;
  at: string;
  basis: Basis;
  agreementId?: AgreementId;
  digest: string;
  /** Of the reader's own events only: whom it named. */
  recipients?: OrganizationId[];
  redaction?: { at: string; reason: string };
  event: ServedEvent;
}

export interface Head {
  number: number;
  hash: string;
}

export interface Known<V extends View> {
  view: V;
  /** Number of the last entry of the stream in the reader's book. */
  version: number;
  lastActivityAt: string;
}

/** After and up to which entry number, up to which time a book is read, and of which type of event, where that is said. */
interface Bound {
  after?: number | undefined;
  upTo?: number | undefined;
  asOf?: number | undefined;
  type?: string | undefined;
}

type EntryRecord = StoredEvent & {
  number: number;
  hash: string;
  previous: string | null;
  entry_at: number;
  basis: Basis;
  agreement: AgreementId | null;
  organization: OrganizationId;
};

const selectFrom = (
  entry: string,
) => `SELECT e.*, n.organization, n.number, n.hash, n.at AS entry_at, n.basis, n.agreement, p.hash AS previous
  FROM ${entry} JOIN event e ON e.id = n.event
  LEFT JOIN entry p ON p.organization = n.organization AND p.number = n.number - 1`;

/** The books, for reading: whoever reads names the organisation whose book is opened, and gets nothing from another. */
export class Books {
  private readonly sql: Sql;
  private readonly lately = new LatelyRead();

  constructor(database: Database) {
    this.sql = sqlOver(database.kind, database.reader);
  }

  async head(organization: OrganizationId): Promise<Head> {
    const rows = await this.sql.query<Head>('SELECT number, hash FROM book WHERE organization = ?', [
      organization,
    ]);
    return rows[0] ?? { number: 0, hash: noHash };
  }

  /** How many entries of a book lost their content. */
  async redactions(organization: OrganizationId): Promise<number> {
    const rows = await this.sql.query<{ redactions: number }>(
      'SELECT redactions FROM book WHERE organization = ?',
      [organization],
    );
    return rows[0]?.redactions ?? 0;
  }

  /** The entries after a number, in order. */
  async entries(organization: OrganizationId, after: number, limit: number): Promise<Entry[]> {
    const rows = await this.sql.query<EntryRecord>(
      `${selectFrom('entry n')} WHERE n.organization = ? AND n.number > ? ORDER BY n.number LIMIT ?`,
      [organization, after, limit],
    );
    return rows.map(servedEntry);
  }

  /** The entries of these numbers, the newest first. */
  async numbered(organization: OrganizationId, numbers: readonly number[]): Promise<Entry[]> {
    if (numbers.length === 0) return [];
    const rows = await this.sql.query<EntryRecord>(
      `${selectFrom('entry n')} WHERE n.organization = ? AND n.number IN (${numbers.map(() => '?').join(', ')}) ORDER BY n.number DESC`,
      [organization, ...numbers],
    );
    return rows.map(servedEntry);
  }

  /** The entries of one stream: after a number from the oldest on, or, with `before`, the last ones before it. */
  async entriesOf(
    organization: OrganizationId,
    stream: Stream,
    { after = 0, before, limit }: { after?: number; before?: number | undefined; limit: number },
  ): Promise<Entry[]> {
    const upTo = before === undefined ? '' : ' AND n.number < ?';
    const rows = await this.sql.query<EntryRecord>(
      `${selectFrom(entryOfOneStream)} WHERE n.organization = ? AND n.stream_id = ? AND n.number > ?${upTo} ORDER BY n.number ${before === undefined ? '' : 'DESC'} LIMIT ?`,
      [organization, stream.id, after, ...(before === undefined ? [] : [before]), limit],
    );
    const entries = rows.map(servedEntry);
    return before === undefined ? entries : entries.reverse();
  }

  /** The events of a case as one book has them, up to an entry number or a time, all or of one type, oldest entry first. */
  async caseEvents(
    organization: OrganizationId,
    id: CaseId,
    bound: Bound & { type?: RecordedCaseEvent['type'] | undefined } = {},
  ): Promise<readonly RecordedCaseEvent[]> {
    const { upTo = Infinity, asOf, type } = bound;
    if (asOf !== undefined || type !== undefined) return this.events(organization, [id], bound, isCaseEvent);
    // Asked before the entries, which then have lost at least so many contents.
    const redactions = await this.redactions(organization);
    const known = this.lately.of(organization, id, redactions);
    const rows = await this.eventRows(organization, [id], { after: known.upTo, upTo: bound.upTo });
    const page = {
      redactions,
      upTo: rows.at(-1)?.number ?? known.upTo,
      events: [...known.events, ...rows.flatMap(numberedEvent)],
      letters: rows.reduce((sum, { data }) => sum + lettersBeside + (data?.length ?? 0), known.letters),
    };
    this.lately.keep(organization, id, page);
    return page.events.flatMap(({ number, event }) => (number <= upTo ? event : []));
  }

  /** The events of an agreement as one book has them, up to an entry number, oldest entry first. */
  agreementEvents(
    organization: OrganizationId,
    id: AgreementId,
    { upTo }: { upTo: number },
  ): Promise<Recorded<AgreementEvent>[]> {
    return this.events(organization, [id], { upTo }, isAgreementEvent);
  }

  /** The same of publications, of all of them in one question. */
  publicationEvents(
    organization: OrganizationId,
    ids: readonly PublicationId[],
    { upTo }: { upTo: number },
  ): Promise<Recorded<PublicationEvent>[]> {
    return this.events(organization, ids, { upTo }, isPublicationEvent);
  }

  private async events<E extends RecordedEvent>(
    organization: OrganizationId,
    ids: readonly string[],
    bound: Bound,
    isOne: (event: RecordedEvent) => event is E,
  ): Promise<E[]> {
    const rows = await this.eventRows(organization, ids, bound);
    return rows.flatMap((row) => {
      const event = recorded(row);
      return event && isOne(event) ? [event] : [];
    });
  }

  private eventRows(
    organization: OrganizationId,
    ids: readonly string[],
    { after, upTo, asOf, type }: Bound,
  ): Promise<(ToldEvent & { number: number; entry_at: number })[]> {
    if (ids.length === 0) return Promise.resolve([]);
    const until: [string, string | number][] = [];
    if (after !== undefined) until.push([' AND n.number > ?', after]);
    if (upTo !== undefined) until.push([' AND n.number <= ?', upTo]);
    if (asOf !== undefined) until.push([' AND n.at <= ?', asOf]);
    if (type !== undefined) until.push([' AND e.type = ?', type]);
    return this.sql.query(
      `SELECT ${toldColumns}, n.number, n.at AS entry_at FROM ${entryOfOneStream} JOIN event e ON e.id = n.event
        WHERE n.organization = ? AND n.stream_id IN ${placeholders(1, ids.length)}${until.map(([sql]) => sql).join('')} ORDER BY n.number`,
      [organization, ...ids, ...until.map(([, value]) => value)],
    );
  }

  /** The case as the organisation knows it; undefined when its book does not tell of it. */
  async case(organization: OrganizationId, id: string): Promise<Known<CaseView> | undefined> {
    return this.view<CaseView>(organization, 'case', id);
  }

  /** The case as the organisation knew it at a time or at an entry: folded anew from the entries until then. */
  async caseAt(
    organization: OrganizationId,
    id: CaseId,
    until: { asOf: number } | { upTo: number },
  ): Promise<Known<CaseView> | undefined> {
    const rows = await this.eventRows(organization, [id], until);
    let view: View | undefined;
    for (const row of rows) {
      const event = recorded(row);
      if (event) view = fold(view, event);
    }
    const last = rows.at(-1);
    if (!view || !last) return undefined;
    // A round over JSON makes it what the stored view is, to the byte.
    const known = JSON.parse(canonical(view)) as CaseView;
    return { view: known, version: last.number, lastActivityAt: instant(last.entry_at) };
  }

  async agreement(organization: OrganizationId, id: string): Promise<Known<Agreement> | undefined> {
    return this.view<Agreement>(organization, 'agreement', id);
  }

  async publication(organization: OrganizationId, id: string): Promise<Known<Publication> | undefined> {
    return this.view<Publication>(organization, 'publication', id);
  }

  /** All agreements that the organisation's book tells of. */
  async agreements(organization: OrganizationId): Promise<Agreement[]> {
    return agreementsIn(this.sql, organization);
  }

  /** The same, each with its version. */
  async agreementVersions(organization: OrganizationId): Promise<{ view: Agreement; version: number }[]> {
    const rows = await this.sql.query<{ json: string; number: number }>(
      `SELECT json, number FROM "view" WHERE organization = ? AND stream_kind = 'agreement' ORDER BY stream_id DESC`,
      [organization],
    );
    return rows.map(({ json, number }) => ({ view: JSON.parse(json) as Agreement, version: number }));
  }

  private async view<V extends View>(organization: OrganizationId, kind: Stream['kind'], id: string) {
    const rows = await this.sql.query<{ json: string; number: number; last_activity_at: number }>(
      'SELECT json, number, last_activity_at FROM "view" WHERE organization = ? AND stream_kind = ? AND stream_id = ?',
      [organization, kind, id],
    );
    const row = rows[0];
    if (!row) return undefined;
    const known: Known<V> = {
      view: JSON.parse(row.json) as V,
      version: row.number,
      lastActivityAt: instant(row.last_activity_at),
    };
    return known;
  }

  /** One event that the organisation itself recorded, by its id; undefined for those of others. */
  async ownEvent(organization: OrganizationId, id: EventId): Promise<RecordedCaseEvent | undefined> {
    const rows = await this.sql.query<StoredEvent>('SELECT * FROM event WHERE id = ? AND owner = ?', [
      id,
      organization,
    ]);
    const event = rows[0] && recorded(rows[0]);
    return event && isCaseEvent(event) ? event : undefined;
  }

  /** Rows of any other read that a module makes from the tables; for the reader's own rows only. */
  query<T>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
    return this.sql.query<T>(sql, parameters);
  }
}

/** What an event takes in memory beside its data, in letters. */
const lettersBeside = 500;

function numberedEvent(row: ToldEvent & { number: number }) {
  const event = recorded(row);
  return event && isCaseEvent(event) ? [{ number: row.number, event }] : [];
}

/** Field by field: what is copied by `...` costs several times as much, and a page has hundreds. */
function servedEntry(row: EntryRecord): Entry {
  const event = served(row);
  const entry: Entry = {
    number: row.number,
    hash: row.hash,
    previousHash: row.previous ?? noHash,
    at: row.entry_at === row.at ? event.at : instant(row.entry_at),
    basis: row.basis,
    digest: row.digest,
    event,
  };
  if (row.agreement) entry.agreementId = row.agreement;
  if (row.recipients !== null && row.owner === row.organization)
    entry.recipients = JSON.parse(row.recipients) as OrganizationId[];
  if (row.redaction !== null) entry.redaction = noticeOf(row.redaction);
  return entry;
}

/** Who erased it stays at home. */
function noticeOf(redaction: string): { at: string; reason: string } {
  const { at, reason } = JSON.parse(redaction) as { at: string; reason: string };
  return { at, reason };
}
