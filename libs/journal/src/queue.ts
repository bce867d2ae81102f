import type { QueryRunner } from 'typeorm';
import type { OrganizationId } from '@entente/domain';
import { sqlOver, type Database, type Sql } from './database.js';

/** What a piece of work writes through, and whom it makes the bell ring for once it is committed. */
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

/** One batch holds this many commands at most, so that the first of them does not wait for a long queue. */
const batchLimit = 512;

/**
 * The one door through which anything is written. A piece of work either happens as a whole, and is acknowledged after
 * the commit, or not at all.
 *
 * SQLite: all waiting work goes into one transaction, each piece in a savepoint: one fsync serves many. PostgreSQL: one
 * transaction a piece, on some connections; the rows' locks put them in order.
 */
export interface WriteQueue {
  run<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

export function writeQueue(
  database: Database,
  ring: (organizations: Iterable<OrganizationId>) => void,
): WriteQueue {
  return database.kind === 'sqlite' ? new GroupCommit(database, ring) : new RowLocks(database, ring);
}

function transactionOver(
  kind: Database['kind'],
  runner: QueryRunner,
): { tx: Transaction; rung: Set<OrganizationId> } {
  const rung = new Set<OrganizationId>();
  return { tx: { kind, ...sqlOver(kind, runner), ring: (organization) => rung.add(organization) }, rung };
}

class GroupCommit implements WriteQueue {
  private waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;
  private readonly runner: QueryRunner;

  constructor(
    database: Database,
    private readonly ring: (organizations: Iterable<OrganizationId>) => void,
  ) {
    this.runner = database.writer.createQueryRunner();
  }

  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, done: resolve as (value: unknown) => void, failed: reject });
      this.draining ??= this.drain();
    });
  }

  async close(): Promise<void> {
    await this.draining;
    await this.runner.release();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      // Lets the requests that are already on the sockets join this batch: nearly twice the throughput.
      await new Promise((resolve) => setImmediate(resolve));
      await this.commit(this.waiting.splice(0, batchLimit));
    }
    this.draining = undefined;
  }

  private async commit(batch: Waiting[]): Promise<void> {
    const acknowledge: (() => void)[] = [];
    const rung = new Set<OrganizationId>();
    try {
      await this.runner.query('BEGIN IMMEDIATE');
      for (const waiting of batch) await this.perform(waiting, acknowledge, rung);
      await this.runner.query('COMMIT');
    } catch (error) {
      await this.runner.query('ROLLBACK').catch(() => undefined);
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const acknowledged of acknowledge) acknowledged();
    this.ring(rung);
  }

  private async perform(
    { work, done, failed }: Waiting,
    acknowledge: (() => void)[],
    rungByBatch: Set<OrganizationId>,
  ): Promise<void> {
    const { tx, rung } = transactionOver('sqlite', this.runner);
    await this.runner.query('SAVEPOINT work');
    try {
      const value = await work(tx);
      await this.runner.query('RELEASE work');
      acknowledge.push(() => {
        done(value);
      });
      for (const organization of rung) rungByBatch.add(organization);
    } catch (error) {
      // When SQLite itself has ended the transaction (a full disk), this throws and the whole batch fails.
      await this.runner.query('ROLLBACK TO work');
      await this.runner.query('RELEASE work');
      acknowledge.push(() => {
        failed(error);
      });
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

  constructor(
    private readonly database: Database,
    private readonly ring: (organizations: Iterable<OrganizationId>) => void,
  ) {}

  async run<T>(work: Work<T>): Promise<T> {
    if (this.running >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await this.attempt(work);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    while (this.running > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  private async attempt<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.database.writer.createQueryRunner();
      const { tx, rung } = transactionOver('postgres', runner);
      try {
        await runner.query('BEGIN');
        const value = await work(tx);
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

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
