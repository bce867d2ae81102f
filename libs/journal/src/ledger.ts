import {
  participant,
  type Agreement,
  type AgreementId,
  type Basis,
  type CaseView,
  type OrganizationId,
  type Reader,
  type Stream,
  type Verdict,
} from '@entente/domain';
import { canonical, hashOf } from './chain.js';
import { placeholders } from './database.js';
import type { Transaction } from './queue.js';
import { columnsOf, fold, instant, tagsOf, type RecordedEvent, type View } from './streams.js';

interface OpenBook {
  number: number;
  hash: string;
  at: number;
}

interface OpenView {
  view: View | undefined;
  /** Number of the last entry of the stream in this book; 0 where there is none. */
  number: number;
  at: number;
  tags: string[];
  stored: boolean;
  dirty: boolean;
}

interface NewEntry {
  organization: OrganizationId;
  number: number;
  event: string;
  basis: Basis;
  agreement: AgreementId | null;
  at: number;
  hash: string;
}

/**
 * The books and views of one stream, open for writing in one transaction: locked in the order of the organisations'
 * ids, changed in memory, written at once by `save`.
 */
export class Ledger {
  private readonly books = new Map<OrganizationId, OpenBook>();
  private readonly views = new Map<OrganizationId, OpenView>();
  private readonly agreementsOf = new Map<OrganizationId, Agreement[]>();
  private entries: NewEntry[] = [];

  private constructor(
    private readonly tx: Transaction,
    readonly stream: Stream,
  ) {}

  /** Locks the stream, then the books of all who have a view of it and of those named. */
  static async open(
    tx: Transaction,
    stream: Stream,
    also: Iterable<OrganizationId>,
    isNew: boolean,
  ): Promise<Ledger> {
    const ledger = new Ledger(tx, stream);
    if (!isNew) await lockStream(tx, stream);
    const views = isNew ? [] : await ledger.readViews();
    const parties = stream.kind === 'agreement' ? ledger.partiesTold() : [];
    await ledger.lockBooks(
      [...new Set([...views.map(({ organization }) => organization), ...parties, ...also])].sort(),
    );
    return ledger;
  }

  /** The parties of an agreement, who get its proposal without having a view of it yet. */
  private partiesTold(): OrganizationId[] {
    return [...this.views.values()].flatMap(({ view }) => (view as Agreement).parties);
  }

  private async readViews() {
    const rows = await this.tx.query<{
      organization: OrganizationId;
      number: number;
      json: string;
      last_activity_at: number;
    }>(
      'SELECT organization, number, json, last_activity_at FROM "view" WHERE stream_kind = ? AND stream_id = ?',
      [this.stream.kind, this.stream.id],
    );
    for (const { organization, number, json, last_activity_at: at } of rows) {
      const view = JSON.parse(json) as View;
      const tags = tagsOf(this.stream.kind, view);
      this.views.set(organization, { view, number, at, tags, stored: true, dirty: false });
    }
    return rows;
  }

  /** PostgreSQL locks the rows as they come out of the sort, so that two transactions never wait for each other. */
  private async lockBooks(organizations: OrganizationId[]): Promise<void> {
    const lock = this.tx.kind === 'postgres' ? ' FOR UPDATE' : '';
    const rows = await this.tx.query<{ organization: OrganizationId } & OpenBook>(
      `SELECT organization, number, hash, at FROM book WHERE organization IN ${placeholders(1, organizations.length)} ORDER BY organization${lock}`,
      organizations,
    );
    for (const { organization, ...book } of rows) this.books.set(organization, book);
  }

  /** Who has a view of the stream, in the order of their ids. */
  readers(): OrganizationId[] {
    return [...this.views.keys()].sort();
  }

  viewOf(organization: OrganizationId): View | undefined {
    return this.views.get(organization)?.view;
  }

  versionOf(organization: OrganizationId): number {
    return this.views.get(organization)?.number ?? 0;
  }

  /** The time that the organisation's next entry would have: its book's times never run backwards. */
  entryTime(organization: OrganizationId, now: number): number {
    return Math.max(now, this.books.get(organization)?.at ?? 0);
  }

  isRegistered(organization: OrganizationId): boolean {
    return this.books.has(organization);
  }

  /** How an organisation stands to the stream, as its own view has it. */
  readerOf(organization: OrganizationId, parties: readonly OrganizationId[] = []): Reader {
    if (this.stream.kind === 'agreement') return { organization, party: parties.includes(organization) };
    const view = this.viewOf(organization) as CaseView | undefined;
    return {
      organization,
      participation: view && participant(view, organization)?.state,
      leads: view?.lead === organization,
    };
  }

  /** The agreements in an organisation's own book. */
  async agreements(organization: OrganizationId): Promise<Agreement[]> {
    const known = this.agreementsOf.get(organization);
    if (known) return known;
    const read = await agreementsIn(this.tx, organization);
    this.agreementsOf.set(organization, read);
    return read;
  }

  /** Enters an event into a book, and folds it into the organisation's view. */
  enter(
    organization: OrganizationId,
    event: RecordedEvent,
    digest: string,
    verdict: Verdict & { verdict: 'disclose' },
    now: number,
  ): void {
    const book = this.books.get(organization);
    if (!book) throw new Error(`There is no book of organisation ${organization}.`);
    const at = this.entryTime(organization, now);
    const number = book.number + 1;
    const agreement = verdict.basis === 'agreement' ? verdict.agreementId : null;
    const { basis } = verdict;
    const hash = hashOf(book.hash, { number, digest, basis, agreementId: agreement, at: instant(at) });
    this.books.set(organization, { number, hash, at });
    this.entries.push({ organization, number, event: event.id, basis, agreement, at, hash });
    const before = this.views.get(organization);
    this.views.set(organization, {
      ...{ view: fold(before?.view, event), number, at, tags: before?.tags ?? [] },
      ...{ stored: before?.stored ?? false, dirty: true },
    });
    this.tx.ring(organization);
  }

  /** Writes what was entered. May be called again after more was entered. */
  async save(): Promise<void> {
    await this.saveEntries();
    for (const organization of new Set(this.entries.map((entry) => entry.organization))) {
      const book = this.books.get(organization);
      if (book)
        await this.tx.query('UPDATE book SET number = ?, hash = ?, at = ? WHERE organization = ?', [
          ...[book.number, book.hash, book.at, organization],
        ]);
    }
    for (const [organization, open] of this.views) if (open.dirty) await this.saveView(organization, open);
    this.entries = [];
  }

  private async saveEntries(): Promise<void> {
    const { kind, id } = this.stream;
    for (let i = 0; i < this.entries.length; i += 500) {
      const some = this.entries.slice(i, i + 500);
      await this.tx.query(
        `INSERT INTO entry (organization, number, event, stream_kind, stream_id, basis, agreement, at, hash) VALUES ${placeholders(some.length, 9)}`,
        some.flatMap((e) => [
          e.organization,
          e.number,
          e.event,
          kind,
          id,
          e.basis,
          e.agreement,
          e.at,
          e.hash,
        ]),
      );
    }
  }

  private async saveView(organization: OrganizationId, open: OpenView): Promise<void> {
    if (!open.view) return;
    const { kind, id } = this.stream;
    await storeView(this.tx, organization, this.stream, {
      view: open.view,
      number: open.number,
      at: open.at,
    });
    const tags = tagsOf(kind, open.view);
    if (tags.join('\n') !== open.tags.join('\n'))
      await storeTags(this.tx, organization, id, tags, open.stored);
    this.views.set(organization, { ...open, tags, stored: true, dirty: false });
  }
}

/**
 * Whoever writes events or views of a stream holds this until the end of the transaction. SQLite writes one thing at a
 * time anyway; on PostgreSQL it is a lock by the stream's name.
 */
export async function lockStream(tx: Transaction, { kind, id }: Stream): Promise<void> {
  if (tx.kind === 'postgres')
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`${kind}/${id}`]);
}

const viewColumns =
  'organization, stream_kind, stream_id, number, json, last_activity_at, opened_at, reference, status, severity, tlp, classification, lead, search, next_due_at';
const overwritten = viewColumns
  .split(', ')
  .slice(3)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** Writes a view with the columns that lists use. Its JSON is canonical, so that a rebuilt one is equal to the byte. */
export async function storeView(
  tx: Transaction,
  organization: OrganizationId,
  stream: Stream,
  { view, number, at }: { view: View; number: number; at: number },
): Promise<void> {
  const c = columnsOf(organization, stream.kind, view);
  await tx.query(
    `INSERT INTO "view" (${viewColumns}) VALUES ${placeholders(1, 15)} ON CONFLICT (organization, stream_kind, stream_id) DO UPDATE SET ${overwritten}`,
    [
      ...[
        organization,
        stream.kind,
        stream.id,
        number,
        canonical(view),
        at,
        c.openedAt,
        c.reference,
        c.status,
      ],
      ...[c.severity, c.tlp, c.classification, c.lead, c.search, c.nextDueAt],
    ],
  );
}

export async function storeTags(
  tx: Transaction,
  organization: OrganizationId,
  caseId: string,
  tags: string[],
  replace: boolean,
): Promise<void> {
  if (replace)
    await tx.query('DELETE FROM case_tag WHERE organization = ? AND stream_id = ?', [organization, caseId]);
  if (tags.length === 0) return;
  await tx.query(
    `INSERT INTO case_tag (organization, kind, value, stream_id) VALUES ${placeholders(tags.length, 4)}`,
    tags.flatMap((tag) => {
      const colon = tag.indexOf(':');
      return [organization, tag.slice(0, colon), tag.slice(colon + 1), caseId];
    }),
  );
}

/** The agreements that an organisation's book tells of. */
export async function agreementsIn(
  sql: Pick<Transaction, 'query'>,
  organization: OrganizationId,
): Promise<Agreement[]> {
  const rows = await sql.query<{ json: string }>(
    `SELECT json FROM "view" WHERE organization = ? AND stream_kind = 'agreement' ORDER BY stream_id`,
    [organization],
  );
  return rows.map(({ json }) => JSON.parse(json) as Agreement);
}
