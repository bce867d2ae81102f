import { existsSync, mkdirSync } from 'node:fs';
import { rejected } from '@entente/domain';
import { Journal, type DatabaseSettings } from '@entente/journal';
import { readSettings } from '../edge/edge.services.js';
import { sentenceOf } from './sentence.js';
import type { Terminal } from './terminal.js';

/**
 * The database of the node that the settings name. Only what begins a node makes one; for anything else a missing one
 * is a slip in the settings.
 */
export function databaseOf({ env }: Terminal, { begin = false }: { begin?: boolean } = {}): DatabaseSettings {
  const { dataDir, database } = readSettings(env);
  if (begin) mkdirSync(dataDir, { recursive: true });
  else if ('file' in database && !existsSync(database.file))
    throw rejected(
      'no-node',
      `There is no database in ${dataDir}: make one with init, or set DATA_DIR or DATABASE_URL to where it is.`,
    );
  return database;
}

/** Opens the journal for one piece of work, whether or not a server runs on it. */
export async function withJournal<T>(
  terminal: Terminal,
  work: (journal: Journal) => Promise<T>,
  options?: { begin?: boolean },
): Promise<T> {
  const journal = await open(databaseOf(terminal, options));
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

async function open(database: DatabaseSettings): Promise<Journal> {
  try {
    return await Journal.open(database);
  } catch (error) {
    throw new Error(`The database cannot be opened: ${sentenceOf(error)}`, { cause: error });
  }
}
