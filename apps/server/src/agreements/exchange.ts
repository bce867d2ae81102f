import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Tlp, type AgreementId, type CaseId, type EventId, type OrganizationId } from '@entente/domain';
import { instant, Journal } from '@entente/journal';

/** Seen from the caller: what it gave, and what came to it. */
export type Direction = 'given' | 'received';

export interface Figure {
  /** `2026-11`, by UTC. */
  month: string;
  tlp: Tlp;
  given: number;
  received: number;
}

export interface Exchanged {
  direction: Direction;
  /** To whom it was given, or from whom it came. */
  organization: OrganizationId;
  eventId: EventId;
  type: string;
  caseId: CaseId;
  tlp: Tlp;
  at: string;
}

const dayMs = 86_400_000;

/**
 * The rows of one direction. Given is only what the caller may know of: a reader of whom its own view of the case says
 * nothing stands in the ledger of that case without a name and without an agreement, and would be named by being
 * counted here (`nameInLedger`).
 */
const sides: Record<Direction, { from: string; other: string }> = {
  given: {
    from: `entry n JOIN event e ON e.id = n.event
      WHERE n.agreement = ? AND n.stream_kind = 'case' AND n.organization <> ? AND e.owner = ?
        AND EXISTS (SELECT 1 FROM case_tag t WHERE t.organization = e.owner AND t.kind = 'participant'
          AND t.value = n.organization AND t.stream_id = n.stream_id)`,
    other: 'n.organization',
  },
  received: {
    from: `entry n JOIN event e ON e.id = n.event
      WHERE n.agreement = ? AND n.stream_kind = 'case' AND n.organization = ? AND e.owner <> ?`,
    other: 'e.owner',
  },
};

/** What an organisation and the other parties of an agreement have told each other under it, in cases. */
@Injectable()
export class Exchange {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  /** How much, by month and marking, the newest month first. */
  async figures(us: OrganizationId, agreement: AgreementId): Promise<Figure[]> {
    const figures = new Map<string, Figure>();
    for (const direction of ['given', 'received'] as const) {
      const rows = await this.journal.books.query<{ day: number; marking: string; count: number }>(
        `SELECT n.at / ${dayMs} AS day, e.marking, COUNT(*) AS count FROM ${sides[direction].from} GROUP BY 1, 2`,
        [agreement, us, us],
      );
      for (const { day, marking, count } of rows) {
        const month = instant(day * dayMs).slice(0, 7);
        const tlp = tlpOf(marking);
        const known = figures.get(`${month} ${tlp}`) ?? { month, tlp, given: 0, received: 0 };
        figures.set(`${month} ${tlp}`, { ...known, [direction]: known[direction] + count });
      }
    }
    return [...figures.values()].sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
  }

  /** The last of it, newest first. */
  async latest(us: OrganizationId, agreement: AgreementId, limit: number): Promise<Exchanged[]> {
    const all = await this.rows(us, agreement, 'ORDER BY n.at DESC, e.id DESC LIMIT ?', [limit]);
    return all.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  }

  /** All of it: what was given, the oldest first, and then what was received. */
  all(us: OrganizationId, agreement: AgreementId): Promise<Exchanged[]> {
    return this.rows(us, agreement, 'ORDER BY n.at, e.id, other', []);
  }

  private async rows(
    us: OrganizationId,
    agreement: AgreementId,
    order: string,
    limit: number[],
  ): Promise<Exchanged[]> {
    const all = await Promise.all(
      (['given', 'received'] as const).map(async (direction) => {
        const { from, other } = sides[direction];
        const rows = await this.journal.books.query<ExchangedRow>(
          `SELECT e.id, e.type, e.stream_id, e.marking, n.at, ${other} AS other FROM ${from} ${order}`,
          [agreement, us, us, ...limit],
        );
        return rows.map((row) => exchanged(row, direction));
      }),
    );
    return all.flat();
  }
}

interface ExchangedRow {
  id: EventId;
  type: string;
  stream_id: CaseId;
  marking: string;
  at: number;
  other: OrganizationId;
}

function exchanged(
  { id, type, stream_id, marking, at, other }: ExchangedRow,
  direction: Direction,
): Exchanged {
  return {
    ...{ direction, organization: other, eventId: id, type, caseId: stream_id },
    ...{ tlp: tlpOf(marking), at: instant(at) },
  };
}

const Marked = z.object({ tlp: Tlp });

function tlpOf(marking: string): Tlp {
  return Marked.parse(JSON.parse(marking)).tlp;
}
