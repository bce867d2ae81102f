import {
  caseEventKinds,
  disclose,
  type AgreementId,
  type EventId,
  type OrganizationId,
  type Reader,
} from '@entente/domain';
import { Ledger } from './ledger.js';
import type { Transaction } from './queue.js';
import { instant, isCaseEvent, recorded, streamOf, type StoredEvent } from './streams.js';

/**
 * Gives an organisation what may now be disclosed to it of the past of a case, in the original order, entered now
 * (domain.md, `disclose`). Before an invitation (`invitedBy` names its event) it gets the header's events only.
 */
export async function backfill(
  tx: Transaction,
  ledger: Ledger,
  organization: OrganizationId,
  at: number,
  { invitedBy }: { invitedBy?: EventId } = {},
): Promise<void> {
  const missing = await missingFrom(tx, ledger, organization);
  for (const row of missing) {
    if (row.id === invitedBy) continue;
    const event = recorded(row);
    if (!event || !isCaseEvent(event)) continue;
    if (invitedBy && caseEventKinds[event.type] !== 'header') continue;
    const reader: Reader = invitedBy
      ? { organization, participation: 'invited' }
      : ledger.readerOf(organization);
    const agreements = await ledger.agreements(event.owner);
    const verdict = disclose(event, reader, agreements, instant(ledger.entryTime(organization, at)));
    if (verdict.verdict === 'disclose') ledger.enter(organization, event, row.digest, verdict, at);
  }
  await ledger.save();
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

interface Due {
  agreement: AgreementId;
  at: number;
}

export async function dueActivations(sql: Pick<Transaction, 'query'>, at: number): Promise<Due[]> {
  return sql.query<Due>('SELECT agreement, at FROM activation WHERE at <= ? ORDER BY at', [at]);
}

export async function partiesTo(
  sql: Pick<Transaction, 'query'>,
  agreement: AgreementId,
): Promise<OrganizationId[]> {
  const rows = await sql.query<{ json: string }>(
    `SELECT json FROM "view" WHERE stream_kind = 'agreement' AND stream_id = ? LIMIT 1`,
    [agreement],
  );
  const first = rows[0];
  return first ? (JSON.parse(first.json) as { parties: OrganizationId[] }).parties : [];
}

/** At a command of a case: what agreements that came into force by the passing of time open of this case. */
export async function backfillDueActivations(tx: Transaction, ledger: Ledger, at: number): Promise<void> {
  for (const { agreement } of await dueActivations(tx, at)) {
    const parties = new Set(await partiesTo(tx, agreement));
    const readers = ledger.readers().filter((organization) => parties.has(organization));
    if (readers.length < 2) continue;
    for (const organization of readers) await backfill(tx, ledger, organization, at);
  }
}

/** The cases in which two parties of an agreement or more take part: those that it may open. */
export async function casesBetween(
  sql: Pick<Transaction, 'query'>,
  parties: readonly OrganizationId[],
): Promise<string[]> {
  const rows = await sql.query<{ stream_id: string }>(
    `SELECT stream_id FROM "view" WHERE stream_kind = 'case' AND organization IN (${parties.map(() => '?').join(', ')})
       GROUP BY stream_id HAVING COUNT(*) > 1 ORDER BY stream_id`,
    parties,
  );
  return rows.map(({ stream_id }) => stream_id);
}

/** Backfills one case for the parties of an agreement that has come into force. */
export async function backfillCase(
  tx: Transaction,
  caseId: string,
  parties: readonly OrganizationId[],
  at: number,
): Promise<void> {
  const ledger = await Ledger.open(tx, streamOf('case', caseId), [], false);
  for (const organization of ledger.readers().filter((reader) => parties.includes(reader)))
    await backfill(tx, ledger, organization, at);
}
