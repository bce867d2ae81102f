import {
  caseEventKinds,
  disclose,
  type AgreementId,
  type EventId,
  type OrganizationId,
  type Reader,
  type Stream,
} from '@entente/domain';
import { placeholders } from './database.js';
import { Ledger } from './ledger.js';
import type { Transaction } from './queue.js';
import { instant, isAgreementEvent, isCaseEvent, recorded, streamOf, type StoredEvent } from './streams.js';

/**
 * Gives an organisation what may now be disclosed to it of the past of a case or a publication, in the original order, entered now
 * (domain.md, `disclose`). Before its invitation it gets the header's events only. `except` is an event that is being
 * told just now.
 */
export async function backfill(
  tx: Transaction,
  ledger: Ledger,
  organization: OrganizationId,
  at: number,
  { except, invited = false }: { except?: EventId; invited?: boolean } = {},
): Promise<void> {
  const held = ledger.viewOf(organization) !== undefined;
  const missing = await missingFrom(tx, ledger, organization);
  for (const row of missing) {
    if (row.id === except || ledger.hasEntered(organization, row.id)) continue;
    const event = recorded(row);
    if (!event || isAgreementEvent(event)) continue;
    if (invited && !(isCaseEvent(event) && caseEventKinds[event.type] === 'header')) continue;
    const reader: Reader = invited
      ? { organization, participation: 'invited' }
      : ledger.readerOf(organization);
    const agreements = await ledger.agreements(event.owner);
    const verdict = disclose(event, reader, agreements, instant(ledger.entryTime(organization, at)));
    if (verdict.verdict === 'disclose') ledger.enter(organization, event, row.digest, verdict, at);
  }
  // With the first edition that it is given, what was said before that one is open to it too.
  if (ledger.stream.kind === 'publication' && !held && ledger.viewOf(organization))
    await backfill(tx, ledger, organization, at, except && { except });
}

async function missingFrom(
  tx: Transaction,
  { stream }: Ledger,
  organization: OrganizationId,
): Promise<StoredEvent[]> {
  return tx.query<StoredEvent>(
    `SELECT e.* FROM event e WHERE e.stream_kind = ? AND e.stream_id = ?
       AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.organization = ? AND n.event = e.id) ORDER BY e.id`,
    [stream.kind, stream.id, organization],
  );
}

/** An agreement that has come into force, or again, and what it opens may not have been entered everywhere yet. */
export interface Activation {
  agreement: AgreementId;
  at: number;
}

export async function dueActivations(sql: Pick<Transaction, 'query'>, at: number): Promise<Activation[]> {
  return sql.query<Activation>('SELECT agreement, at FROM activation WHERE at <= ? ORDER BY at', [at]);
}

async function partiesTo(sql: Pick<Transaction, 'query'>, agreement: AgreementId): Promise<OrganizationId[]> {
  const rows = await sql.query<{ json: string }>(
    `SELECT json FROM "view" WHERE stream_kind = 'agreement' AND stream_id = ? LIMIT 1`,
    [agreement],
  );
  const first = rows[0];
  return first ? (JSON.parse(first.json) as { parties: OrganizationId[] }).parties : [];
}

/**
 * Who may have something of the past coming by an agreement that is in force by now: of a case those who take part in
 * it, of a publication also who has nothing of it yet.
 */
export async function dueReaders(tx: Transaction, ledger: Ledger, at: number): Promise<Set<OrganizationId>> {
  const due = new Set<OrganizationId>();
  const { kind } = ledger.stream;
  const known = ledger.readers();
  if (kind === 'agreement' || known.length < (kind === 'case' ? 2 : 1)) return due;
  for (const { agreement } of await dueActivations(tx, at)) {
    const parties = await partiesTo(tx, agreement);
    const readers = known.filter((reader) => parties.includes(reader));
    if (kind === 'publication' && readers.length > 0) for (const party of parties) due.add(party);
    else if (readers.length > 1) for (const reader of readers) due.add(reader);
  }
  return due;
}

/** A stream of which something may be opened to some. */
export interface Due {
  stream: Stream;
  readers: ReadonlySet<OrganizationId>;
}

/** What activations may open, and to whom; with an agreement, to those alone who know of that one. */
export async function dueStreams(
  sql: Pick<Transaction, 'query'>,
  activations: readonly Activation[],
  knownTo?: AgreementId,
): Promise<Due[]> {
  const among = knownTo && new Set(await knowing(sql, knownTo));
  const due = new Map<string, { stream: Stream; readers: Set<OrganizationId> }>();
  for (const { agreement } of activations) {
    const parties = await partiesTo(sql, agreement);
    const readers = parties.filter((party) => among?.has(party) ?? true);
    for (const stream of readers.length > 0 ? await streamsBetween(sql, parties) : []) {
      const known = due.get(stream.id) ?? { stream, readers: new Set() };
      for (const reader of readers) known.readers.add(reader);
      due.set(stream.id, known);
    }
  }
  return [...due.values()].sort((one, other) => (one.stream.id < other.stream.id ? -1 : 1));
}

async function knowing(sql: Pick<Transaction, 'query'>, agreement: AgreementId): Promise<OrganizationId[]> {
  const rows = await sql.query<{ organization: OrganizationId }>(
    `SELECT organization FROM "view" WHERE stream_kind = 'agreement' AND stream_id = ?`,
    [agreement],
  );
  return rows.map(({ organization }) => organization);
}

/** The cases in which two or more of the parties take part, and the publications of each of them or with its comments. */
async function streamsBetween(
  sql: Pick<Transaction, 'query'>,
  parties: readonly OrganizationId[],
): Promise<Stream[]> {
  const among = placeholders(1, parties.length);
  const rows = await sql.query<{ stream_kind: Stream['kind']; stream_id: string }>(
    `SELECT stream_kind, stream_id FROM "view" WHERE stream_kind = 'case' AND organization IN ${among}
       GROUP BY stream_kind, stream_id HAVING COUNT(*) > 1
     UNION
     SELECT stream_kind, stream_id FROM "view" WHERE stream_kind = 'publication' AND organization IN ${among} AND lead = organization
     UNION
     SELECT stream_kind, stream_id FROM event WHERE stream_kind = 'publication' AND type = 'publication-commented' AND owner IN ${among}`,
    [...parties, ...parties, ...parties],
  );
  return rows.map(({ stream_kind, stream_id }) => streamOf(stream_kind, stream_id));
}

/** Backfills one stream for some: of a case for those of them who take part in it. */
export async function backfillStream(tx: Transaction, { stream, readers }: Due, at: number): Promise<void> {
  const ledger = await Ledger.open(tx, stream, [], false);
  for (const organization of ledger.candidates().filter((candidate) => readers.has(candidate)))
    await backfill(tx, ledger, organization, at);
  await ledger.save();
}
