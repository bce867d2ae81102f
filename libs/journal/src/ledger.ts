import {
  participant,
  type Agreement,
  type AgreementId,
  type Basis,
  type CaseView,
  type EventId,
  type OrganizationId,
  type Reader,
  type Stream,
  type Verdict,
} from '@entente/domain';
import { hashOf } from './chain.js';
import { perRows, placeholders } from './database.js';
import type { Transaction } from './queue.js';
import { fold, instant, type RecordedEvent, type View } from './streams.js';
import { agreementsIn, rowOf, storeTags, storeView, tagsOf, type Folded, type ViewRow } from './views.js';

interface OpenBook {
  number: number;
  hash: string;
  at: number;
}

interface OpenView extends Folded {
  /** What is stored, as a row and as the view that it holds. */
  stored: { row: ViewRow; view: View } | undefined;
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
  private readonly entered = new Set<string>();
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
    const told = await ledger.toldBesides();
    await ledger.lockBooks(
      [...new Set([...views.map(({ organization }) => organization), ...told, ...also])].sort(),
    );
    return ledger;
  }

  /**
   * Who may be told without having a view yet: the parties of an agreement, of its proposal; of a publication anybody
   * whom an agreement of its publisher, or its marking, lets have it.
   */
  private async toldBesides(): Promise<OrganizationId[]> {
    if (this.stream.kind === 'agreement')
      return [...this.views.values()].flatMap(({ view }) => (view as Agreement).parties);
    if (this.stream.kind !== 'publication') return [];
    const rows = await this.tx.query<{ organization: OrganizationId }>('SELECT organization FROM book');
    return rows.map(({ organization }) => organization);
  }

  private async readViews() {
    const rows = await this.tx.query<ViewRow & { organization: OrganizationId }>(
      'SELECT * FROM "view" WHERE stream_kind = ? AND stream_id = ?',
      [this.stream.kind, this.stream.id],
    );
    for (const row of rows) {
      const view = JSON.parse(row.json) as View;
      const { organization, number, last_activity_at: at } = row;
      this.views.set(organization, { view, number, at, stored: { row, view }, dirty: false });
    }
    return rows;
  }

  /** PostgreSQL locks the rows as they come out of the sort, so that two transactions never wait for each other. */
  private async lockBooks(organizations: OrganizationId[]): Promise<void> {
    const rows = await this.tx.query<{ organization: OrganizationId } & OpenBook>(
      (this.tx.kind === 'postgres' ? lockHeads : readHeads)(organizations.length),
      organizations,
    );
    for (const { organization, ...book } of rows) this.books.set(organization, book);
  }

  /** Who has a view of the stream, in the order of their ids. */
  readers(): OrganizationId[] {
    return [...this.views.keys()].sort();
  }

  /** Who may be given an event that names nobody. */
  candidates(): OrganizationId[] {
    return this.stream.kind === 'publication' ? [...this.books.keys()].sort() : this.readers();
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

  /** How an organisation stands to the stream, as its own view has it. */
  readerOf(organization: OrganizationId, parties: readonly OrganizationId[] = []): Reader {
    if (this.stream.kind === 'agreement') return { organization, party: parties.includes(organization) };
    if (this.stream.kind === 'publication') return { organization, holds: this.views.has(organization) };
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
    this.entered.add(`${organization} ${event.id}`);
    const before = this.views.get(organization);
    const view = fold(before?.view, event);
    this.views.set(organization, { view, number, at, stored: before?.stored, dirty: true });
    this.tx.ring(organization);
  }

  /** Whether an event was entered into a book since it was opened: it may not be written yet. */
  hasEntered(organization: OrganizationId, event: EventId): boolean {
    return this.entered.has(`${organization} ${event}`);
  }

  /** Writes what was entered. */
  async save(): Promise<void> {
    const { kind, id } = this.stream;
    for (let i = 0; i < this.entries.length; i += 500) {
      const some = this.entries.slice(i, i + 500);
      await this.tx.query(
        insertEntries(some.length),
        some.flatMap((e) => [
          ...[e.organization, e.number, e.event, kind, id, e.basis, e.agreement, e.at, e.hash],
        ]),
      );
    }
    await this.saveHeads([...new Set(this.entries.map((entry) => entry.organization))]);
    this.entries = [];
    for (const [organization, open] of this.views) if (open.dirty) await this.saveView(organization, open);
  }

  private async saveHeads(organizations: OrganizationId[]): Promise<void> {
    const heads = organizations.flatMap((organization) => {
      const book = this.books.get(organization);
      return book ? [[organization, book.number, book.hash, book.at]] : [];
    });
    if (heads.length === 0) return;
    await this.tx.query(setHeads(heads.length), heads.flat());
  }

  /** Texts leave a view as it is (the same object, even): then only its end has moved. */
  private async saveView(organization: OrganizationId, open: OpenView): Promise<void> {
    const { kind, id } = this.stream;
    const { view, number, at, stored } = open;
    const rests = view === stored?.view;
    const row = rests ? { ...stored.row, number, last_activity_at: at } : rowOf(organization, kind, open);
    await storeView(this.tx, organization, this.stream, row, stored?.row);
    if (!rests)
      await storeTags(this.tx, organization, id, tagsOf(kind, view), stored ? tagsOf(kind, stored.view) : []);
    this.views.set(organization, { ...open, stored: { row, view }, dirty: false });
  }
}

const readHeads = perRows(
  (rows) =>
    `SELECT organization, number, hash, at FROM book WHERE organization IN ${placeholders(1, rows)} ORDER BY organization`,
);
const lockHeads = perRows((rows) => `${readHeads(rows)} FOR UPDATE`);

/** All in one statement, which finds every book there already. */
const setHeads = perRows(
  (rows) =>
    `INSERT INTO book (organization, number, hash, at) VALUES ${placeholders(rows, 4)}
       ON CONFLICT (organization) DO UPDATE SET number = excluded.number, hash = excluded.hash, at = excluded.at`,
);
const insertEntries = perRows(
  (rows) =>
    `INSERT INTO entry (organization, number, event, stream_kind, stream_id, basis, agreement, at, hash) VALUES ${placeholders(rows, 9)}`,
);

/**
 * Whoever writes events or views of a stream holds this until the end of the transaction. SQLite writes one thing at a
 * time anyway; on PostgreSQL it is a lock by the stream's name.
 */
export async function lockStream(tx: Transaction, { kind, id }: Stream): Promise<void> {
  if (tx.kind === 'postgres')
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`${kind}/${id}`]);
}
