import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  AgreementId,
  inLedgerOrder,
  Instant,
  OrganizationId,
  Tlp,
  tlps,
  type Basis,
  type EventId,
} from '@entente/domain';
import { instant, Journal, type Parameter } from '@entente/journal';
import { EntryNumber, several } from '../edge/edge.services.js';

export const LedgerQuery = z
  .strictObject({
    partner: OrganizationId.optional(),
    agreement: AgreementId.optional(),
    tlp: several(Tlp, { most: tlps.length }),
    /** When it was disclosed, which may be long after it was written. */
    from: Instant.optional(),
    until: Instant.optional(),
    cursor: EntryNumber.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    path: ['until'],
    error: 'The period must end after it begins.',
  });
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** How many of its own entries one request looks through: where few match, nobody else waits meanwhile. */
const lookedThrough = 2_000;

/** Beyond every entry, for a column of 32 bits; and beyond every time. */
const afterAllEntries = 2 ** 31 - 1;
const afterAllTime = Number.MAX_SAFE_INTEGER;

export interface DisclosedRow {
  event: EventId;
  organization: OrganizationId;
  basis: Basis;
  agreement: AgreementId | null;
  at: number;
  delivered_at: number | null;
}

/** The columns of a disclosure, of the entry `n` in the book of whom it reached. */
export const disclosedColumns = `n.event, n.organization, n.basis, n.agreement, n.at,
  (SELECT d.at FROM delivery d WHERE d.organization = n.organization AND d.up_to >= n.number
    ORDER BY d.up_to LIMIT 1) AS delivered_at`;

/** A disclosure as its owner may know of it; `name` is null for whom it does not know to take part (`nameInLedger`). */
export function presentDisclosure(
  { event: eventId, basis, agreement, at, delivered_at }: DisclosedRow,
  name: OrganizationId | null,
) {
  return {
    ...{ eventId, organization: name, basis, at: instant(at) },
    // An agreement with one partner, or when something reached it, would name the participant after all.
    ...(name && agreement !== null && { agreementId: agreement }),
    ...(name && delivered_at !== null && { deliveredAt: instant(delivered_at) }),
  };
}

/** What an organisation told others, over all of its cases, read from its own book down. */
@Injectable()
export class DisclosureLedger {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  /**
   * Its own entries that were disclosed as asked, the newest first, each with these disclosures. A page may hold fewer
   * than the limit, or none, and yet not be the last.
   */
  async page(us: OrganizationId, query: LedgerQuery) {
    const below = query.cursor ?? afterAllEntries;
    const { lowest, count } = await this.reach(us, below, query.until);
    if (lowest === null) return { items: [], next: null };
    const numbers = await this.matching(us, query, lowest, below);
    const shown = numbers.slice(0, query.limit);
    const told = await this.told(us, query, shown);
    const entries = await this.journal.books.numbered(us, shown);
    const items = entries.map((entry) => ({
      entry,
      disclosures: inLedgerOrder(told.get(entry.number) ?? []),
    }));
    const more = numbers.length > query.limit ? shown.at(-1) : count === lookedThrough ? lowest : undefined;
    return { items, next: more === undefined ? null : String(more) };
  }

  /** How far down one request looks. Nothing is disclosed before it is written, so `until` bounds this too. */
  private async reach(us: OrganizationId, below: number, until: Instant | undefined) {
    const [row] = await this.journal.books.query<{ lowest: number | null; count: number }>(
      `SELECT MIN(number) AS lowest, COUNT(*) AS count FROM (
        SELECT number FROM entry WHERE organization = ? AND number < ? AND basis = 'owner' AND stream_kind = 'case'
          AND at < ? ORDER BY number DESC LIMIT ?) AS own`,
      [us, below, until === undefined ? afterAllTime : Date.parse(until), lookedThrough],
    );
    return row ?? { lowest: null, count: 0 };
  }

  private async matching(
    us: OrganizationId,
    query: LedgerQuery,
    lowest: number,
    below: number,
  ): Promise<number[]> {
    const [sql, parameters] = asked(us, query);
    const rows = await this.journal.books.query<{ number: number }>(
      `SELECT o.number FROM entry o JOIN event e ON e.id = o.event
        WHERE o.organization = ? AND o.number >= ? AND o.number < ? AND o.basis = 'owner' AND o.stream_kind = 'case'
          AND EXISTS (SELECT 1 FROM entry n WHERE n.event = o.event AND ${sql})
        ORDER BY o.number DESC LIMIT ?`,
      [us, lowest, below, ...parameters, query.limit + 1],
    );
    return rows.map(({ number }) => number);
  }

  /** The disclosures of these entries that were asked for. */
  private async told(us: OrganizationId, query: LedgerQuery, numbers: readonly number[]) {
    const told = new Map<number, ReturnType<typeof presentDisclosure>[]>();
    if (numbers.length === 0) return told;
    const [sql, parameters] = asked(us, query);
    const rows = await this.journal.books.query<DisclosedRow & { own: number; known: number }>(
      `SELECT o.number AS own, ${disclosedColumns}, CASE WHEN ${readerIsKnown} THEN 1 ELSE 0 END AS known
        FROM entry o JOIN event e ON e.id = o.event JOIN entry n ON n.event = o.event
        WHERE o.organization = ? AND o.number IN (${numbers.map(() => '?').join(', ')}) AND ${sql}`,
      [us, ...numbers, ...parameters],
    );
    for (const row of rows) {
      const one = presentDisclosure(row, row.known ? row.organization : null);
      const others = told.get(row.own);
      if (others) others.push(one);
      else told.set(row.own, [one]);
    }
    return told;
  }
}

/**
 * Whether the owner of an event `e` knows by its view of the case that the reader of the entry `n` takes part:
 * `nameInLedger`, said in SQL. A reader whom it does not know stands in the ledger without a name and without an
 * agreement, and would be named by being found or counted by either.
 */
export const readerIsKnown = `EXISTS (SELECT 1 FROM case_tag t WHERE t.organization = e.owner AND t.kind = 'participant'
  AND t.value = n.organization AND t.stream_id = n.stream_id)`;

/**
 * Which entries `n` of others' books, of the events `e`, are asked for. By partner and by agreement only known readers
 * are found.
 */
function asked(us: OrganizationId, query: LedgerQuery): [sql: string, parameters: Parameter[]] {
  const { partner, agreement, tlp, from, until } = query;
  const where: [string, Parameter[]][] = [['n.organization <> ?', [us]]];
  if (partner) where.push(['n.organization = ?', [partner]]);
  if (agreement) where.push(['n.agreement = ?', [agreement]]);
  if (partner || agreement) where.push([readerIsKnown, []]);
  if (from) where.push(['n.at >= ?', [Date.parse(from)]]);
  if (until) where.push(['n.at < ?', [Date.parse(until)]]);
  if (tlp)
    where.push([`(${tlp.map(() => 'e.marking LIKE ?').join(' OR ')})`, tlp.map((one) => `%"${one}"%`)]);
  return [where.map(([sql]) => sql).join(' AND '), where.flatMap(([, parameters]) => parameters)];
}
