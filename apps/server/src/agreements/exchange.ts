import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  holderInLedger,
  Tlp,
  type AgreementId,
  type CaseId,
  type EventId,
  type OrganizationId,
  type Publication,
  type PublicationId,
} from '@entente/domain';
import { instant, Journal } from '@entente/journal';
import { readerIsKnown } from '../cases/cases.services.js';

/** Seen from the caller: what it gave, and what came to it. */
export type Direction = 'given' | 'received';

export interface Figure {
  /** `2026-11`, by UTC. */
  month: string;
  tlp: Tlp;
  given: number;
  received: number;
}

interface Told {
  direction: Direction;
  /** To whom it was given, or from whom it came. */
  organization: OrganizationId;
  eventId: EventId;
  type: string;
  tlp: Tlp;
  at: string;
}
type ToldInCase = Told & { caseId: CaseId };
type ToldOfPublication = Told & { publicationId: PublicationId };
export type Exchanged = ToldInCase | ToldOfPublication;

const dayMs = 86_400_000;

type Kind = 'case' | 'publication';

/** The entries of one direction. */
const sides: Record<Direction, { where: string; other: string }> = {
  given: { where: 'n.organization <> ? AND e.owner = ?', other: 'n.organization' },
  received: { where: 'n.organization = ? AND e.owner <> ?', other: 'e.owner' },
};

function entries(kind: Kind, direction: Direction): string {
  const known = kind === 'case' && direction === 'given' ? `AND ${readerIsKnown}` : '';
  return `entry n JOIN event e ON e.id = n.event
    WHERE n.agreement = ? AND n.stream_kind = '${kind}' AND ${sides[direction].where} ${known}`;
}

/** What an organisation and the other parties of an agreement have told each other under it. */
@Injectable()
export class Exchange {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  /** How much, by month and marking, the newest month first, and the last of it, newest first. */
  async under(
    us: OrganizationId,
    agreement: AgreementId,
    limit: number,
  ): Promise<{ figures: Figure[]; items: Exchanged[] }> {
    const [figures, latest, published] = await Promise.all([
      this.figuresOfCases(us, agreement),
      this.rows(us, agreement, 'case', 'ORDER BY n.at DESC, e.id DESC LIMIT ?', [limit]),
      this.ofPublications(us, agreement),
    ]);
    for (const { direction, at, tlp } of published) count(figures, { direction, month: monthOf(at), tlp }, 1);
    const items = [...latest.map(inCase), ...published].sort((a, b) => (a.at < b.at ? 1 : -1));
    return {
      figures: [...figures.values()].sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0)),
      items: items.slice(0, limit),
    };
  }

  private async figuresOfCases(us: OrganizationId, agreement: AgreementId): Promise<Map<string, Figure>> {
    const figures = new Map<string, Figure>();
    for (const direction of ['given', 'received'] as const) {
      const rows = await this.journal.books.query<{ day: number; marking: string; count: number }>(
        `SELECT n.at / ${dayMs} AS day, e.marking, COUNT(*) AS count FROM ${entries('case', direction)} GROUP BY 1, 2`,
        [agreement, us, us],
      );
      for (const { day, marking, count: many } of rows)
        count(figures, { direction, month: monthOf(instant(day * dayMs)), tlp: tlpOf(marking) }, many);
    }
    return figures;
  }

  /** All of it in cases: what was given, the oldest first, and then what was received. */
  async inCases(us: OrganizationId, agreement: AgreementId): Promise<ToldInCase[]> {
    return (await this.rows(us, agreement, 'case', 'ORDER BY n.at, e.id, other')).map(inCase);
  }

  /** All of it in publications, as far as the caller may know of its readers by what its views of them say. */
  private async ofPublications(us: OrganizationId, agreement: AgreementId): Promise<ToldOfPublication[]> {
    const known = await this.journal.books.query<{ stream_id: string; json: string }>(
      `SELECT stream_id, json FROM "view" WHERE organization = ? AND stream_kind = 'publication' AND stream_id IN
        (SELECT n.stream_id FROM entry n WHERE n.agreement = ? AND n.stream_kind = 'publication')`,
      [us, agreement],
    );
    const views = new Map(known.map(({ stream_id, json }) => [stream_id, JSON.parse(json) as Publication]));
    const all = await this.inPublications(us, agreement);
    return all.filter((one) => isKnown(one, views.get(one.publicationId), us));
  }

  /** All of it in publications, whoever may know of it (`isKnown`): what was given and what was received, the oldest first. */
  async inPublications(us: OrganizationId, agreement: AgreementId): Promise<ToldOfPublication[]> {
    const rows = await this.rows(us, agreement, 'publication', 'ORDER BY n.at, e.id, other');
    return rows.map((row) => ({ ...told(row), publicationId: row.stream_id as PublicationId }));
  }

  private async rows(
    us: OrganizationId,
    agreement: AgreementId,
    kind: Kind,
    order: string,
    limit: number[] = [],
  ): Promise<ExchangedRow[]> {
    const all = await Promise.all(
      (['given', 'received'] as const).map(async (direction) => {
        const rows = await this.journal.books.query<Omit<ExchangedRow, 'direction'>>(
          `SELECT e.id, e.type, e.stream_id, e.marking, n.at, ${sides[direction].other} AS other
             FROM ${entries(kind, direction)} ${order}`,
          [agreement, us, us, ...limit],
        );
        return rows.map((row) => ({ ...row, direction }));
      }),
    );
    return all.flat();
  }
}

/**
 * Whether the caller may know of what was told, by its view of the publication. Of what was given, those readers whom it may
 * know of: all of its own publications, and of what it wrote about those of others whom its view names (`holderInLedger`).
 */
export function isKnown(
  { direction, organization }: ToldOfPublication,
  view: Publication | undefined,
  us: OrganizationId,
): boolean {
  return direction === 'received' || (view !== undefined && holderInLedger(view, us, organization) !== null);
}

function count(
  figures: Map<string, Figure>,
  { direction, month, tlp }: Pick<Figure, 'month' | 'tlp'> & { direction: Direction },
  many: number,
): void {
  const known = figures.get(`${month} ${tlp}`) ?? { month, tlp, given: 0, received: 0 };
  figures.set(`${month} ${tlp}`, { ...known, [direction]: known[direction] + many });
}

/** By UTC. */
function monthOf(at: string): string {
  return at.slice(0, 7);
}

interface ExchangedRow {
  direction: Direction;
  id: EventId;
  type: string;
  stream_id: string;
  marking: string;
  at: number;
  other: OrganizationId;
}

function told({ direction, id, type, marking, at, other }: ExchangedRow): Told {
  return { direction, organization: other, eventId: id, type, tlp: tlpOf(marking), at: instant(at) };
}

function inCase(row: ExchangedRow): ToldInCase {
  return { ...told(row), caseId: row.stream_id as CaseId };
}

const Marked = z.object({ tlp: Tlp });

function tlpOf(marking: string): Tlp {
  return Marked.parse(JSON.parse(marking)).tlp;
}
