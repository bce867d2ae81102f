import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  isErasable,
  rejected,
  type EventId,
  type OrganizationId,
  type RecordedCaseEvent,
  type Stream,
} from '@entente/domain';
import { canonical, digestOf, hashOf, noHash } from './chain.js';
import { sqlOver, type Database, type Sql } from './database.js';
import { lockStream } from './ledger.js';
import type { Transaction } from './queue.js';
import {
  fold,
  instant,
  isCaseEvent,
  recorded,
  served,
  streamOf,
  type StoredEvent,
  type View,
} from './streams.js';
import { entryOfOneStream, rowOf, storeTags, storeView, tagsOf, type Folded, type ViewRow } from './views.js';

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
  entered_as: string;
};

/** So few that who waits meanwhile does not notice: SQLite answers at once, and would let nobody in between. */
const page = 200;
/** More than this many problems tell nothing new. */
const enough = 100;

/**
 * Recomputes a book from its first entry: numbers without gaps, times that never run back, digests, hashes, the head
 * and that nothing lies beyond it. Reads what was committed when it began, beside a running server.
 */
export async function verifyBook(database: Database, organization: OrganizationId): Promise<Verification> {
  const sql = sqlOver(database.kind, database.reader);
  const { head, last } = await endsOf(sql, organization);
  const walk = { number: 0, hash: noHash, at: 0, redacted: 0, problems: [] as string[] };
  for (;;) {
    const rows = await sql.query<ChainRow>(
      `SELECT e.*, n.number, n.hash, n.basis, n.agreement, n.at AS entry_at, n.stream_id AS entered_as FROM entry n JOIN event e ON e.id = n.event
        WHERE n.organization = ? AND n.number > ? AND n.number <= ? ORDER BY n.number LIMIT ?`,
      [organization, walk.number, head.number, page],
    );
    if (rows.length === 0 || walk.problems.length >= enough) break;
    for (const row of rows) verifyEntry(walk, row);
    await othersTurn();
  }
  if (last > head.number) walk.problems.push(`Entries lie beyond the book's head, up to ${last}.`);
  if (walk.number !== head.number || walk.hash !== head.hash)
    walk.problems.push(
      `The book's head is entry ${head.number}, its last entry is ${walk.number}, or their hashes differ.`,
    );
  return { organization, entries: walk.number, head, redacted: walk.redacted, problems: walk.problems };
}

/** What the book says is its end, and what is: both at one moment, since others write meanwhile. */
async function endsOf(sql: Sql, organization: OrganizationId) {
  const rows = await sql.query<{ number: number | null; hash: string | null; last: number | null }>(
    `SELECT b.number, b.hash, e.last FROM (SELECT MAX(number) AS last FROM entry WHERE organization = ?) e
       LEFT JOIN book b ON b.organization = ?`,
    [organization, organization],
  );
  const { number, hash, last } = rows[0] ?? { number: null, hash: null, last: null };
  return { head: { number: number ?? 0, hash: hash ?? noHash }, last: last ?? 0 };
}

function verifyEntry(
  walk: { number: number; hash: string; at: number; redacted: number; problems: string[] },
  row: ChainRow,
): void {
  const { number, digest, basis, agreement: agreementId, entry_at } = row;
  if (number !== walk.number + 1) walk.problems.push(`Entry ${walk.number + 1} is missing.`);
  if (entry_at < walk.at) walk.problems.push(`Entry ${number} is earlier than the entry before it.`);
  if (row.redaction !== null) walk.redacted += 1;
  if (!isSealed(row)) walk.problems.push(`Entry ${number}: event ${row.id} is not what its digest seals.`);
  if (row.entered_as !== row.stream_id)
    walk.problems.push(`Entry ${number} is entered for another stream than that of its event.`);
  if (hashOf(walk.hash, { number, digest, basis, agreementId, at: instant(entry_at) }) !== row.hash)
    walk.problems.push(`Entry ${number}: the hash does not follow from the entry before it.`);
  walk.number = number;
  walk.hash = row.hash;
  walk.at = entry_at;
}

/** Of what was redacted there is nothing left to check but that it is gone. */
function isSealed(row: StoredEvent): boolean {
  if (row.redaction !== null) return row.data === null && row.salt === null;
  try {
    return digestOf(served(row)) === row.digest;
  } catch {
    // Altered to what is not even JSON.
    return false;
  }
}

/** Folds a stream of a book anew from its entries: without what was erased, or is not even JSON any more, which `verifyBook` names. */
async function refold(
  sql: Pick<Sql, 'query'>,
  organization: OrganizationId,
  stream: Stream,
): Promise<Folded | undefined> {
  const rows = await sql.query<StoredEvent & { number: number; entry_at: number }>(
    `SELECT e.*, n.number, n.at AS entry_at FROM ${entryOfOneStream} JOIN event e ON e.id = n.event
      WHERE n.organization = ? AND n.stream_id = ? ORDER BY n.number`,
    [organization, stream.id],
  );
  let view: View | undefined;
  for (const row of rows) {
    const event = readable(row);
    if (event) view = fold(view, event);
  }
  const last = rows.at(-1);
  return view && last ? { view, number: last.number, at: last.entry_at } : undefined;
}

/** Folds a view anew and stores it; answers whether it, its columns or its tags were other than what was stored. */
async function rewrite(tx: Transaction, organization: OrganizationId, stream: Stream): Promise<boolean> {
  const { kind, id } = stream;
  const [stored] = await tx.query<ViewRow>(
    'SELECT * FROM "view" WHERE organization = ? AND stream_kind = ? AND stream_id = ?',
    [organization, kind, id],
  );
  const storedTags = await tx.query<{ tag: string }>(
    "SELECT kind || ':' || value AS tag FROM case_tag WHERE organization = ? AND stream_id = ?",
    [organization, id],
  );
  const folded = await refold(tx, organization, stream);
  const row = folded && rowOf(organization, kind, folded);
  const tags = folded ? tagsOf(kind, folded.view) : [];
  const rewritten = await storeView(tx, organization, stream, row, stored);
  const retagged = await storeTags(
    tx,
    organization,
    id,
    tags,
    storedTags.map(({ tag }) => tag),
  );
  return rewritten || retagged;
}

/** The streams that a book tells of, some at a time, in the order of their ids; at last those of views that no entry speaks for. */
export async function* streamsIn(sql: Sql, organization: OrganizationId): AsyncGenerator<Stream[]> {
  const read = async (query: string, ...parameters: string[]) =>
    (await sql.query<{ stream_kind: Stream['kind']; stream_id: string }>(query, parameters)).map(
      ({ stream_kind, stream_id }) => streamOf(stream_kind, stream_id),
    );
  for (let after = ''; ;) {
    const streams = await read(
      `SELECT DISTINCT stream_kind, stream_id FROM entry WHERE organization = ? AND stream_id > ? ORDER BY stream_id LIMIT 200`,
      organization,
      after,
    );
    const last = streams.at(-1);
    if (!last) break;
    yield streams;
    after = last.id;
  }
  yield read(
    `SELECT stream_kind, stream_id FROM "view" v WHERE organization = ? AND NOT EXISTS
       (SELECT 1 FROM entry n WHERE n.organization = v.organization AND n.stream_id = v.stream_id)`,
    organization,
  );
}

/** Rebuilds one view from its entries; answers whether it came out other than it was stored. */
export async function rebuildView(
  tx: Transaction,
  organization: OrganizationId,
  stream: Stream,
): Promise<boolean> {
  await lockStream(tx, stream);
  return rewrite(tx, organization, stream);
}

/** How many events are looked at in one query. */
const eventsAtOnce = 1_000;

/**
 * The events of a type that are in the database, whoever recorded them, the oldest first: for looking after the node, never
 * for a reader. What was erased is not among them, nor what is not even JSON any more, which `verifyBook` names.
 */
export async function* eventsOfType(
  database: Database,
  type: RecordedCaseEvent['type'],
): AsyncGenerator<RecordedCaseEvent> {
  const sql = sqlOver(database.kind, database.reader);
  for (let after = ''; ;) {
    const [{ last } = { last: null }] = await sql.query<{ last: string | null }>(
      'SELECT MAX(id) AS last FROM (SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?) AS later',
      [after, eventsAtOnce],
    );
    if (last === null) return;
    const rows = await sql.query<StoredEvent>(
      'SELECT * FROM event WHERE id > ? AND id <= ? AND type = ? AND data IS NOT NULL ORDER BY id',
      [after, last, type],
    );
    for (const row of rows) {
      const event = readable(row);
      if (event && isCaseEvent(event)) yield event;
    }
    after = last;
  }
}

/** Undefined where it cannot be read: what looks after the books goes on. */
function readable(row: StoredEvent) {
  try {
    return recorded(row);
  } catch {
    return undefined;
  }
}

export interface Redaction {
  event: EventId;
  by: OrganizationId;
  /** An opaque id of the administrator. */
  actor: string;
  reason: string;
}

/**
 * Blanks the content of an event of the organisation's own, for good, where it may be (`isErasable`). Digest and chains stay; the views that were folded
 * from it are folded anew without it.
 */
export async function redact(
  tx: Transaction,
  { event, by, actor, reason }: Redaction,
  at: number,
): Promise<void> {
  const rows = await tx.query<StoredEvent>('SELECT * FROM event WHERE id = ? AND owner = ?', [event, by]);
  const row = rows[0];
  if (!row) throw rejected('not-found', 'Your organisation recorded no such event.');
  if (!isErasable(row.type))
    throw rejected(
      'not-erasable',
      'This event decides who is given what comes later: only what was said in a case can be erased.',
    );
  const stream = streamOf(row.stream_kind, row.stream_id);
  await lockStream(tx, stream);
  const blanked = await tx.query(
    'UPDATE event SET data = NULL, salt = NULL, redaction = ? WHERE id = ? AND redaction IS NULL RETURNING id',
    [canonical({ at: instant(at), by: actor, reason }), event],
  );
  if (blanked.length === 0)
    throw rejected('already-redacted', 'The content of this event was erased already.');
  const readers = await tx.query<{ organization: OrganizationId }>(
    'SELECT organization FROM entry WHERE event = ? ORDER BY organization',
    [event],
  );
  for (const { organization } of readers) {
    await rewrite(tx, organization, stream);
    await tx.query('UPDATE book SET redactions = redactions + 1 WHERE organization = ?', [organization]);
  }
}
