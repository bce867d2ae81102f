import BetterSqlite3 from 'better-sqlite3';
import { rejected, type AgreementId, type OrganizationId, type RecordedCaseEvent } from '@entente/domain';
import { backfillStream, dueActivations, dueStreams, type Due } from './backfill.js';
import { Bell } from './bell.js';
import { Books } from './book.js';
import {
  eventsOfType,
  redact,
  rebuildView,
  streamsIn,
  verifyBook,
  type Redaction,
  type Verification,
} from './care.js';
import { noHash, requestHash } from './chain.js';
import { openDatabase, replaced, sqlOver, type Database, type DatabaseSettings } from './database.js';
import {
  InTurn,
  longBatch,
  shortBatch,
  writeQueue,
  type Transaction,
  type Turns,
  type WriteQueue,
} from './queue.js';
import { record, type Appended, type Recording } from './record.js';
import { setSetting, settingIn } from './settings.js';
import type { View } from './streams.js';

/** Who repeats what: the same caller with the same key and the same request is answered as the first time. */
export interface Idempotency {
  caller: string;
  key: string;
  request: unknown;
}

/** By which reducers and columns the stored views were made: raised whenever one of them makes another view of old entries. */
const fold = '5';
const foldSetting = 'fold';

/** The system of record: the one way in for everything that is written, and the books for everything that is read. */
export class Journal {
  readonly books: Books;
  readonly bell: Bell;
  /** In which what is written here takes turns with what other threads of this process write to the same SQLite file. */
  turns: Turns = new InTurn();
  private readonly queue: WriteQueue;
  private readonly verifying = new Map<OrganizationId, Promise<Verification>>();
  private closing: Promise<void> | undefined;

  private constructor(
    readonly database: Database,
    url: string | undefined,
    private readonly clock: () => number,
    batch: number,
  ) {
    this.books = new Books(database);
    this.bell = new Bell(database, url);
    const ring = (organizations: Iterable<OrganizationId>) => this.bell.ring(organizations);
    this.queue = writeQueue(database, ring, { turns: { take: () => this.turns.take() }, batch });
  }

  /** Opens the journal, and migrates it. `clock` tells the time in milliseconds. */
  static async open(settings: DatabaseSettings, clock: () => number = Date.now): Promise<Journal> {
    const url = 'url' in settings ? settings.url : undefined;
    const journal = new Journal(await openDatabase(settings), url, clock, longBatch);
    await journal.refold();
    return journal;
  }

  /**
   * Opens another one in a thread of its own, beside the one that this process has open on the same SQLite file. Nothing is migrated: where there
   * is something to migrate, the program was replaced while it ran, and this fails.
   */
  static async beside(file: string): Promise<Journal> {
    const journal = new Journal(
      await openDatabase({ file }, { asItIs: true }),
      undefined,
      Date.now,
      shortBatch,
    );
    if ((await settingIn(journal.books, foldSetting)) === fold) return journal;
    await journal.close();
    throw replaced();
  }

  /** Folds every view anew after an upgrade that reads entries otherwise than before. */
  private async refold(): Promise<void> {
    if ((await settingIn(this.books, foldSetting)) === fold) return;
    await this.rebuild();
    await this.write((tx) => setSetting(tx, foldSetting, fold));
  }

  now(): number {
    return this.clock();
  }

  /**
   * Runs a piece of work in the one queue: all of it happens, or nothing. It has no effects but through `tx`, since
   * it may be done again from its beginning. With `once`, a repeat answers with the result of the first time, which must
   * survive JSON.
   */
  async write<T>(work: (tx: Transaction, now: number) => Promise<T>, once?: Idempotency): Promise<T> {
    if (!once) return this.queue.run((tx) => work(tx, this.clock()));
    // Before its turn comes: while one is written nothing else is.
    const request = requestHash(once.request);
    return this.queue.run(async (tx) => {
      if (tx.kind === 'postgres')
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(?, 1))', [
          `${once.caller}/${once.key}`,
        ]);
      const rows = await tx.query<{ request: string; result: string }>(
        'SELECT request, result FROM idempotency_key WHERE caller = ? AND key = ?',
        [once.caller, once.key],
      );
      const first = rows[0];
      if (first && first.request !== request)
        throw rejected(
          'idempotency-key-reused',
          'This Idempotency-Key was used for another request: take a new one.',
        );
      if (first) return JSON.parse(first.result) as T;
      const result = await work(tx, this.clock());
      await tx.query(
        'INSERT INTO idempotency_key (caller, key, request, result, at) VALUES (?, ?, ?, ?, ?)',
        [...[once.caller, once.key, request, JSON.stringify(result ?? null), this.clock()]],
      );
      return result;
    });
  }

  /** Whether something was done with this key: what is asked with it again is a repeat, or refused as another request. */
  async knows({ caller, key }: Pick<Idempotency, 'caller' | 'key'>): Promise<boolean> {
    const rows = await this.books.query('SELECT key FROM idempotency_key WHERE caller = ? AND key = ?', [
      caller,
      key,
    ]);
    return rows.length > 0;
  }

  /** Decides and records within a piece of work of `write`. */
  record<V extends View>(tx: Transaction, recording: Recording<V>): Promise<Appended> {
    return record(tx, this.clock(), recording);
  }

  /** Opens the book of an organisation that is being registered. */
  async openBook(tx: Transaction, organization: OrganizationId): Promise<void> {
    await tx.query('INSERT INTO book (organization, number, hash, at) VALUES (?, 0, ?, 0)', [
      organization,
      noHash,
    ]);
  }

  /**
   * Backfills what agreements that have come into force by now open, a stream at a time; then it is done for good. With
   * an agreement, which was just signed or resumed, for those alone who know of it: when entries come must tell nobody
   * what others sign.
   */
  async sweepActivations(agreement?: AgreementId): Promise<void> {
    const due = await dueActivations(this.books, this.clock());
    await this.backfillStreams(await dueStreams(this.books, due, agreement));
    const done = due.filter((activation) => !agreement || activation.agreement === agreement);
    for (const activation of done)
      await this.queue.run((tx) =>
        tx.query('DELETE FROM activation WHERE agreement = ? AND at = ?', [
          ...[activation.agreement, activation.at],
        ]),
      );
  }

  /** In their order. On SQLite some at a time share a commit; on PostgreSQL they would only wait for each other's books. */
  private async backfillStreams(due: Due[]): Promise<void> {
    const together = this.database.kind === 'sqlite' ? 50 : 1;
    for (let i = 0; i < due.length; i += together)
      await Promise.all(
        due
          .slice(i, i + together)
          .map((one) => this.queue.run((tx) => backfillStream(tx, one, this.clock()))),
      );
  }

  /** Forgets the answers to idempotent requests that are older than a day. */
  async forgetOldAnswers(): Promise<void> {
    const day = 24 * 3_600_000;
    await this.queue.run((tx) => tx.query('DELETE FROM idempotency_key WHERE at < ?', [this.clock() - day]));
  }

  /** Verifies a book; who asks while that is being done is given the same answer. */
  verify(organization: OrganizationId): Promise<Verification> {
    const running =
      this.verifying.get(organization) ??
      verifyBook(this.database, organization).finally(() => this.verifying.delete(organization));
    this.verifying.set(organization, running);
    return running;
  }

  /** The events of a type that are in the database, whoever recorded them: for looking after the node, never for a reader. */
  eventsOfType(type: RecordedCaseEvent['type']): AsyncGenerator<RecordedCaseEvent> {
    return eventsOfType(this.database, type);
  }

  /** Folds every view of every book anew and answers how many there are and how many came out other than stored. */
  async rebuild(): Promise<{ views: number; changed: number }> {
    const sql = sqlOver(this.database.kind, this.database.reader);
    const organizations = await sql.query<{ organization: OrganizationId }>('SELECT organization FROM book');
    const tally = { views: 0, changed: 0 };
    for (const { organization } of organizations)
      for await (const streams of streamsIn(sql, organization)) {
        const changed = await Promise.all(
          streams.map((stream) => this.queue.run((tx) => rebuildView(tx, organization, stream))),
        );
        tally.views += changed.length;
        tally.changed += changed.filter(Boolean).length;
      }
    return tally;
  }

  /** Erases the content of an event of the organisation's own; every chain still verifies. */
  async redact(redaction: Redaction): Promise<void> {
    await this.queue.run((tx) => redact(tx, redaction, this.clock()));
  }

  /** Copies the whole database into a file while the server runs (SQLite). */
  async backup(file: string): Promise<void> {
    if (this.database.file === undefined)
      throw rejected('backup-not-here', 'A PostgreSQL database is backed up with pg_dump.');
    const source = new BetterSqlite3(this.database.file, { readonly: true });
    try {
      // Held open, this read keeps the copy at one moment: else it would begin anew at every write of the server.
      source.exec('BEGIN; SELECT 1 FROM book');
      await source.backup(file);
    } finally {
      source.close();
    }
  }

  /** Finishes what waits, then lets go of the database. */
  close(): Promise<void> {
    return (this.closing ??= this.finish());
  }

  private async finish(): Promise<void> {
    await this.queue.close();
    await this.bell.close();
    await this.database.close();
  }
}
