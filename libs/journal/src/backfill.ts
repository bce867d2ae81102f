import {
  caseEventKinds,
  disclose,
  type AgreementId,
  type EventId,
  type OrganizationId,
  type Reader,
} from '@entente/domain';
import { placeholders } from './database.js';
import { Ledger } from './ledger.js';
import type { Transaction } from './queue.js';
import { instant, isCaseEvent, recorded, streamOf, type StoredEvent } from './streams.js';

/**
 * Gives an organisation what may now be disclosed to it of the past of a case, in the original order, entered now
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
  const missing = await missingFrom(tx, ledger, organization);
  for (const row of missing) {
    if (row.id === except || ledger.hasEntered(organization, row.id)) continue;
    const event = recorded(row);
    if (!event || !isCaseEvent(event)) continue;
    if (invited && caseEventKinds[event.type] !== 'header') continue;
    const reader: Reader = invited
      ? { organization, participation: 'invited' }
      : ledger.readerOf(organization);
    const agreements = await ledger.agreements(event.owner);
    const verdict = disclose(event, reader, agreements, instant(ledger.entryTime(organization, at)));
    if (verdict.verdict === 'disclose') ledger.enter(organization, event, row.digest, verdict, at);
  }
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

/** Those who take part in a case and may have something of its past coming by an agreement that is in force by now. */
export async function dueReaders(tx: Transaction, ledger: Ledger, at: number): Promise<Set<OrganizationId>> {
  const due = new Set<OrganizationId>();
  if (ledger.stream.kind !== 'case' || ledger.readers().length < 2) return due;
  for (const { agreement } of await dueActivations(tx, at)) {
    const parties = await partiesTo(tx, agreement);
    const readers = ledger.readers().filter((reader) => parties.includes(reader));
    if (readers.length > 1) for (const reader of readers) due.add(reader);
  }
  return due;
}

/** The cases that activations may open, and to whom; with an agreement, to those alone who know of that one. */
export async function dueCases(
  sql: Pick<Transaction, 'query'>,
  activations: readonly Activation[],
  knownTo?: AgreementId,
): Promise<[string, Set<OrganizationId>][]> {
  const among = knownTo && new Set(await knowing(sql, knownTo));
  const due = new Map<string, Set<OrganizationId>>();
  for (const { agreement } of activations) {
    const parties = await partiesTo(sql, agreement);
    const readers = parties.filter((party) => among?.has(party) ?? true);
    for (const id of readers.length > 0 ? await casesBetween(sql, parties) : [])
      due.set(id, new Set([...(due.get(id) ?? []), ...readers]));
  }
  return [...due].sort(([one], [other]) => (one < other ? -1 : 1));
}

async function knowing(sql: Pick<Transaction, 'query'>, agreement: AgreementId): Promise<OrganizationId[]> {
  const rows = await sql.query<{ organization: OrganizationId }>(
    `SELECT organization FROM "view" WHERE stream_kind = 'agreement' AND stream_id = ?`,
    [agreement],
  );
  return rows.map(({ organization }) => organization);
}

async function casesBetween(
  sql: Pick<Transaction, 'query'>,
  parties: readonly OrganizationId[],
): Promise<string[]> {
  const rows = await sql.query<{ stream_id: string }>(
    `SELECT stream_id FROM "view" WHERE stream_kind = 'case' AND organization IN ${placeholders(1, parties.length)}
       GROUP BY stream_id HAVING COUNT(*) > 1`,
    parties,
  );
  return rows.map(({ stream_id }) => stream_id);
}

/** Backfills one case for some of those who take part in it. */
export async function backfillCase(
  tx: Transaction,
  caseId: string,
  organizations: ReadonlySet<OrganizationId>,
  at: number,
): Promise<void> {
  const ledger = await Ledger.open(tx, streamOf('case', caseId), [], false);
  for (const organization of ledger.readers().filter((reader) => organizations.has(reader)))
    await backfill(tx, ledger, organization, at);
  await ledger.save();
}
