import { rejected, type EventId, type OrganizationId, type Stream } from '@entente/domain';
import { canonical, digestOf, hashOf, noHash } from './chain.js';
import { sqlOver, type Database, type Sql } from './database.js';
import { storeTags, storeView } from './ledger.js';
import type { Transaction } from './queue.js';
import { fold, instant, recorded, served, streamOf, tagsOf, type StoredEvent, type View } from './streams.js';

/** Looking after the books: verify the chains, rebuild the views, blank what must be erased. */

export interface Verification {
  organization: OrganizationId;
  entries: number;
  head: { number: number; hash: string };
  /** Events whose content was redacted, so that only their digest can be checked. */
  redacted: number;
  problems: string[];
}

type ChainRow = StoredEvent & {
  number: number;
  hash: string;
  basis: string;
  agreement: string | null;
  entry_at: number;
};

const page = 2_000;
/** More than this many problems tell nothing new. */
const enough = 100;

/** Recomputes a book from its first entry: numbers without gaps, times that never run back, digests, hashes, the head. */
export async function verifyBook(database: Database, organization: OrganizationId): Promise<Verification> {
  const sql = sqlOver(database.kind, database.reader);
  const heads = await sql.query<{ number: number; hash: string }>(
    'SELECT number, hash FROM book WHERE organization = ?',
    [organization],
  );
  const head = heads[0] ?? { number: 0, hash: noHash };
  const walk = { number: 0, hash: noHash, at: 0, redacted: 0, problems: [] as string[] };
  for (;;) {
    const rows = await sql.query<ChainRow>(
      `SELECT e.*, n.number, n.hash, n.basis, n.agreement, n.at AS entry_at FROM entry n JOIN event e ON e.id = n.event
        WHERE n.organization = ? AND n.number > ? AND n.number <= ? ORDER BY n.number LIMIT ?`,
      [organization, walk.number, head.number, page],
    );
    if (rows.length === 0 || walk.problems.length >= enough) break;
    for (const row of rows) verifyEntry(walk, row);
  }
  if (walk.number !== head.number || walk.hash !== head.hash)
    walk.problems.push(
      `The book's head is entry ${head.number}, its last entry is ${walk.number}, or their hashes differ.`,
    );
  return { organization, entries: walk.number, head, redacted: walk.redacted, problems: walk.problems };
}

function verifyEntry(
  walk: { number: number; hash: string; at: number; redacted: number; problems: string[] },
  row: ChainRow,
): void {
  const { number, digest, basis, agreement: agreementId, entry_at } = row;
  if (number !== walk.number + 1) walk.problems.push(`Entry ${walk.number + 1} is missing.`);
  if (entry_at < walk.at) walk.problems.push(`Entry ${number} is earlier than the entry before it.`);
  if (row.redaction !== null) walk.redacted += 1;
  else if (digestOf(served(row)) !== digest)
    walk.problems.push(`Entry ${number}: event ${row.id} is not what its digest seals.`);
  if (hashOf(walk.hash, { number, digest, basis, agreementId, at: instant(entry_at) }) !== row.hash)
    walk.problems.push(`Entry ${number}: the hash does not follow from the entry before it.`);
  walk.number = number;
  walk.hash = row.hash;
  walk.at = entry_at;
}

type Folded = { view: View; number: number; at: number };

/** Folds a stream of a book anew from its entries. */
async function refold(
  sql: Pick<Sql, 'query'>,
  organization: OrganizationId,
  stream: Stream,
): Promise<Folded | undefined> {
  const rows = await sql.query<StoredEvent & { number: number; entry_at: number }>(
    `SELECT e.*, n.number, n.at AS entry_at FROM entry n JOIN event e ON e.id = n.event
      WHERE n.organization = ? AND n.stream_id = ? ORDER BY n.number`,
    [organization, stream.id],
  );
  let view: View | undefined;
  for (const row of rows) {
    const event = recorded(row);
    if (event) view = fold(view, event);
  }
  const last = rows.at(-1);
  return view && last ? { view, number: last.number, at: last.entry_at } : undefined;
}

async function rewrite(tx: Transaction, organization: OrganizationId, stream: Stream): Promise<boolean> {
  const before = await tx.query<{ json: string; number: number }>(
    'SELECT json, number FROM "view" WHERE organization = ? AND stream_kind = ? AND stream_id = ?',
    [organization, stream.kind, stream.id],
  );
  const folded = await refold(tx, organization, stream);
  if (!folded) {
    await tx.query('DELETE FROM "view" WHERE organization = ? AND stream_kind = ? AND stream_id = ?', [
      ...[organization, stream.kind, stream.id],
    ]);
    await storeTags(tx, organization, stream.id, [], true);
    return before.length > 0;
  }
  await storeView(tx, organization, stream, folded);
  if (stream.kind === 'case') await storeTags(tx, organization, stream.id, tagsOf('case', folded.view), true);
  return before[0]?.json !== canonical(folded.view) || before[0].number !== folded.number;
}

/** The streams of which an organisation has entries, some at a time, in the order of their ids. */
export async function streamsAfter(
  sql: Pick<Sql, 'query'>,
  organization: OrganizationId,
  after: string,
): Promise<Stream[]> {
  const rows = await sql.query<{ stream_kind: Stream['kind']; stream_id: string }>(
    `SELECT DISTINCT stream_kind, stream_id FROM entry WHERE organization = ? AND stream_id > ? ORDER BY stream_id LIMIT 200`,
    [organization, after],
  );
  return rows.map(({ stream_kind, stream_id }) => streamOf(stream_kind, stream_id));
}

/** Rebuilds one view from its entries; answers whether it came out other than it was stored. */
export async function rebuildView(
  tx: Transaction,
  organization: OrganizationId,
  stream: Stream,
): Promise<boolean> {
  return rewrite(tx, organization, stream);
}

/**
 * Blanks the content of an event of the organisation's own, for good. Digest and chains stay; the views that were folded
 * from it are folded anew without it.
 */
export async function redact(
  tx: Transaction,
  {
    event,
    by,
    actor,
    reason,
    at,
  }: { event: EventId; by: OrganizationId; actor: string; reason: string; at: number },
): Promise<void> {
  const rows = await tx.query<StoredEvent>('SELECT * FROM event WHERE id = ? AND owner = ?', [event, by]);
  const row = rows[0];
  if (!row) throw rejected('not-found', 'Your organisation recorded no such event.');
  if (row.redaction !== null)
    throw rejected('already-redacted', 'The content of this event was erased already.');
  await tx.query('UPDATE event SET data = NULL, salt = NULL, redaction = ? WHERE id = ?', [
    canonical({ at: instant(at), by: actor, reason }),
    event,
  ]);
  const readers = await tx.query<{ organization: OrganizationId }>(
    'SELECT organization FROM entry WHERE event = ? ORDER BY organization',
    [event],
  );
  for (const { organization } of readers)
    await rewrite(tx, organization, streamOf(row.stream_kind, row.stream_id));
}
