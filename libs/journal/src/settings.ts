import type { Sql } from './database.js';
import type { Transaction } from './queue.js';

/** What the node remembers of itself under a key; undefined where it remembers nothing. */
export async function settingIn(sql: Pick<Sql, 'query'>, key: string): Promise<string | undefined> {
  const [row] = await sql.query<{ value: string }>('SELECT value FROM node_setting WHERE key = ?', [key]);
  return row?.value;
}

/** Has the node remember something under a key, in the place of what it remembered. */
export async function setSetting(tx: Transaction, key: string, value: string): Promise<void> {
  await tx.query(
    'INSERT INTO node_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}
