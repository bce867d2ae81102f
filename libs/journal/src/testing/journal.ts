import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshPostgres } from '../../../../test/support/postgres.js';
import type { DatabaseSettings } from '../database.js';
import { Journal } from '../journal.js';

/** The databases on which every promise of the journal is tried. */
export const kinds = ['sqlite', 'postgres'] as const;
export type Kind = (typeof kinds)[number];

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A clock that runs with the machine's, until a test sets it forward or back. */
export class TestClock {
  private offset = 0;

  readonly now = (): number => Date.now() + this.offset;

  pass(ms: number): void {
    this.offset += ms;
  }

  in(ms: number): string {
    return new Date(this.now() + ms).toISOString();
  }
}

/** A journal on an empty database of its own. */
export interface TestJournal {
  journal: Journal;
  settings: DatabaseSettings;
  clock: TestClock;
  /** A second journal over the same database, as another process would have it, or this one after a restart. */
  another(clock?: () => number): Promise<Journal>;
  close(): Promise<void>;
}

export async function openTestJournal(kind: Kind): Promise<TestJournal> {
  const { settings, drop } = await emptyDatabase(kind);
  const clock = new TestClock();
  const opened: Journal[] = [];
  const another = async (time = clock.now): Promise<Journal> => {
    const journal = await Journal.open(settings, time);
    opened.push(journal);
    return journal;
  };
  const journal = await another();
  const close = async () => {
    for (const one of opened) await one.close();
    await drop();
  };
  return { journal, settings, clock, another, close };
}

export async function emptyDatabase(
  kind: Kind,
): Promise<{ settings: DatabaseSettings; drop: () => Promise<void> }> {
  if (kind === 'postgres') {
    const { url, drop } = await freshPostgres();
    return { settings: { url }, drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'entente-journal-'));
  const drop = () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  };
  return { settings: { file: join(folder, 'entente.db') }, drop };
}
