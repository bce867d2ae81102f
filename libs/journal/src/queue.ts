import type { OrganizationId } from '@entente/domain';
import { sqlOver, type Database, type Parameter, type Sql } from './database.js';

/**
 * What a piece of work writes through, and whom it makes the bell ring for once it is committed. It ends with the work;
 * a work of which a statement has failed fails as a whole, whether or not it caught the error.
 */
export interface Transaction extends Sql {
  kind: Database['kind'];
  ring(organization: OrganizationId): void;
}

type Work<T> = (tx: Transaction) => Promise<T>;

interface Waiting {
  work: Work<unknown>;
  done: (value: unknown) => void;
  failed: (reason: unknown) => void;
}

/** So many commands a batch holds at most: nothing else runs meanwhile, and a longer one saves little more. */
export const longBatch = 128;

/** So many where something else does run meanwhile: those of one batch are answered, and ask again, while the next is written. */
export const shortBatch = 32;

/**
 * The one door through which anything is written. A piece of work either happens as a whole, and is acknowledged after
 * the commit, or not at all.
 *
 * SQLite: all waiting work goes into one transaction: one fsync serves many. PostgreSQL: one transaction a piece, on some
 * connections; the rows' locks put them in order. On both a piece may be done again from its beginning, after what it
 * wrote was taken back.
 */
export interface WriteQueue {
  run<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

export function writeQueue(
  database: Database,
  ring: (organizations: Iterable<OrganizationId>) => void,
  { turns, batch }: { turns: Turns; batch: number },
): WriteQueue {
  return database.kind === 'sqlite'
    ? new GroupCommit(database, ring, turns, batch)
    : new RowLocks(database, ring);
}

/**
 * Who writes to an SQLite file, one batch after the other, in the order in which they asked. Who is not in turn would be kept
 * waiting by SQLite, and with its whole thread.
 */
export interface Turns {
  /** Resolves when it is one's turn, with what ends it. */
  take(): Promise<() => void>;
}

/** The turns of one thread: also of others, where they ask for theirs here. */
export class InTurn implements Turns {
  private last: Promise<void> = Promise.resolve();

  take(): Promise<() => void> {
    const before = this.last;
    let end: () => void = () => undefined;
    this.last = new Promise((resolve) => (end = resolve));
    return before.then(() => end);
  }
}

interface Performed<T> {
  value: T;
  rung: Iterable<OrganizationId>;
}

/**
 * Does a piece of work within the transaction or savepoint that is open. PostgreSQL ends a transaction
 * at the first statement that fails and then answers COMMIT with a silent rollback; SQLite goes on. So it is seen to
 * here: nothing is acknowledged that one of the two did not write. A statement that comes late is refused, since on
 * SQLite it would become part of somebody else's work.
 */
async function perform<T>(
  kind: Database['kind'],
  sql: Sql,
  work: Work<T>,
  writes: () => void = () => undefined,
): Promise<Performed<T>> {
  const rung = new Set<OrganizationId>();
  let ended = false;
  let failure: { cause: unknown } | undefined;
  const query = async <Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> => {
    if (ended) throw new Error('This piece of work has ended: it must await whatever it writes.');
    if (!/^\s*SELECT\b/i.test(text)) writes();
    try {
      return await sql.query<Row>(text, parameters);
    } catch (cause) {
      // Also one that only reads: where the disk fails, SQLite may have ended the transaction that the next piece counts on.
      writes();
      failure ??= { cause };
      throw cause;
    }
  };
  try {
    const value = await work({ kind, query, ring: (organization) => rung.add(organization) });
    if (failure) throw new Error('A statement of this piece of work had failed.', failure);
    return { value, rung };
  } finally {
    ended = true;
  }
}

/** What is said to whom once a batch is committed. */
interface Written {
  acknowledgements: (() => void)[];
  rung: Set<OrganizationId>;
}

/**
 * A savepoint costs a fifth of what a short command writes, and nearly all that is refused is refused before anything was
 * written. So pieces get one only after a batch in which one failed later than that, and for as long as that goes on.
 */
class GroupCommit implements WriteQueue {
  private guarded = false;
  private waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;
  private readonly sql: Sql;

  constructor(
    database: Database,
    private readonly ring: (organizations: Iterable<OrganizationId>) => void,
    private readonly turns: Turns,
    private readonly batch: number,
  ) {
    this.sql = sqlOver('sqlite', database.writer);
  }

  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, done: resolve as (value: unknown) => void, failed: reject });
      this.draining ??= this.drain();
    });
  }

  async close(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      // Lets the requests that are already on the sockets join this batch: nearly twice the throughput.
      await new Promise((resolve) => setImmediate(resolve));
      const end = await this.turns.take();
      await this.commit(this.waiting.splice(0, this.batch));
      end();
    }
    this.draining = undefined;
  }

  private async commit(batch: Waiting[]): Promise<void> {
    try {
      const written = (await this.attempt(batch)) ?? (await this.attempt(batch));
      if (!written) throw new Error('A piece of work with a savepoint was not taken back.');
      for (const acknowledge of written.acknowledgements) acknowledge();
      this.ring(written.rung);
    } catch (error) {
      await this.sql.query('ROLLBACK').catch(() => undefined);
      for (const { failed } of batch) failed(error);
    }
  }

  /** Writes a batch, or nothing of it where a piece failed that has no savepoint: then each has one the next time. */
  private async attempt(batch: Waiting[]): Promise<Written | undefined> {
    const written: Written = { acknowledgements: [], rung: new Set() };
    const { guarded } = this;
    this.guarded = false;
    await this.sql.query('BEGIN IMMEDIATE');
    for (const waiting of batch) {
      const acknowledge = await this.piece(waiting, written.rung, guarded);
      if (!acknowledge) {
        // On a full disk SQLite has done so already.
        await this.sql.query('ROLLBACK').catch(() => undefined);
        return undefined;
      }
      written.acknowledgements.push(acknowledge);
    }
    await this.sql.query('COMMIT');
    return written;
  }

  /** Does one piece; what is answered to it is said after the commit. Undefined: it cannot be taken back alone. */
  private async piece(
    { work, done, failed }: Waiting,
    rungByBatch: Set<OrganizationId>,
    guarded: boolean,
  ): Promise<(() => void) | undefined> {
    const wrote = { anything: false };
    if (guarded) await this.sql.query('SAVEPOINT work');
    try {
      const { value, rung } = await perform('sqlite', this.sql, work, () => (wrote.anything = true));
      if (guarded) await this.sql.query('RELEASE work');
      for (const organization of rung) rungByBatch.add(organization);
      return () => done(value);
    } catch (error) {
      this.guarded ||= wrote.anything;
      if (!guarded) return wrote.anything ? undefined : () => failed(error);
      // When SQLite itself has ended the transaction (a full disk), the whole batch fails, and for that reason.
      await this.sql.query('ROLLBACK TO work').catch(() => {
        throw error;
      });
      await this.sql.query('RELEASE work');
      return () => failed(error);
    }
  }
}

/** Serialisation failure and deadlock: the work did nothing and may be tried again. */
const retryable = new Set(['40001', '40P01']);
const attempts = 6;
/** Less than the pool, so that readers always find a connection. */
const atOnce = 12;

class RowLocks implements WriteQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private idle: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly ring: (organizations: Iterable<OrganizationId>) => void,
  ) {}

  async run<T>(work: Work<T>): Promise<T> {
    await this.enter();
    try {
      return await this.attempt(work);
    } finally {
      this.leave();
    }
  }

  async close(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => (this.idle = resolve));
  }

  private enter(): Promise<void> {
    if (this.running >= atOnce) return new Promise((resolve) => this.waiting.push(resolve));
    this.running += 1;
    return Promise.resolve();
  }

  /** The place goes to who waits longest, and to nobody who comes by in between. */
  private leave(): void {
    const next = this.waiting.shift();
    if (!next) this.running -= 1;
    next?.();
    if (this.running === 0) this.idle?.();
  }

  private async attempt<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.database.writer.createQueryRunner();
      try {
        await runner.query('BEGIN');
        const { value, rung } = await perform('postgres', sqlOver('postgres', runner), work);
        await runner.query('COMMIT');
        this.ring(rung);
        return value;
      } catch (error) {
        await runner.query('ROLLBACK').catch(() => undefined);
        if (attempt >= attempts || !retryable.has(codeOf(error))) throw error;
      } finally {
        await runner.release();
      }
    }
  }
}

/** SQLite: the disk is full, fails or lets nobody write. PostgreSQL: the same, by SQLSTATE. */
const storageRefuses = /^(SQLITE_(FULL|IOERR|READONLY)|53100|58030|25006|ENOSPC|EDQUOT|EROFS)/;

/** Whether a piece of work failed because the database or the disk cannot be written at the moment; it may be tried again later. */
export function cannotWrite(error: unknown): boolean {
  return storageRefuses.test(codeOf(error));
}

/** The SQLSTATE or SQLite's code of a failure, also of one that the work caught. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
