import { Inject, Injectable } from '@nestjs/common';
import type { Together } from '@entente/contract';
import {
  CaseStatus,
  nameInLedger,
  PostureCount,
  type CaseView,
  type Given,
  type ItemId,
  type OrganizationId,
  type Period,
  type PostureFigures,
  type Tlp,
} from '@entente/domain';
import { instant, Journal } from '@entente/journal';

/** So many cases are in memory at a time. */
const page = 200;

/** All the time that there may be cases of. */
const always: Period = { from: '1970-01-01T00:00:00.000Z', until: '9999-12-31T00:00:00.000Z' };

const withPartner = `AND stream_id IN
  (SELECT t.stream_id FROM case_tag t WHERE t.organization = ? AND t.kind = 'participant' AND t.value = ?)`;

interface CaseRow {
  stream_id: string;
  opened_at: number;
  json: string;
}

interface MomentRow {
  stream_id: string;
  type: 'status-changed' | 'assistance-answered';
  at: number;
  data: string;
}

interface GivenRow {
  organization: OrganizationId;
  marking: string;
  count: number;
}

interface DisclosedRow extends GivenRow {
  stream_id: string;
}

/** What a manager shows upward, counted over one organisation's book. */
@Injectable()
export class PostureDesk {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  async posture(organization: OrganizationId, period: Period): Promise<PostureFigures> {
    return this.counted(organization, period);
  }

  /** The same over all cases in which one partner takes part as far as the book knows, of that partner alone. */
  async together(organization: OrganizationId, partner: OrganizationId): Promise<Together> {
    const { cases, requests, given } = await this.counted(organization, always, partner);
    const { total, led, open } = cases;
    return {
      cases: { total, led, open },
      requests: { byUs: requests.byUs[partner] ?? null, toUs: requests.toUs[partner] ?? null },
      given: given.find((one) => one.organization === partner)?.byTlp ?? {},
    };
  }

  /** A count of cases of the book, chosen in whatever way. */
  counting(organization: OrganizationId): PostureCount {
    return new PostureCount(organization, instant(this.journal.now()));
  }

  /** Counts these cases of the book too, with when what happened in them. */
  async add(count: PostureCount, organization: OrganizationId, views: readonly CaseView[]): Promise<void> {
    if (views.length === 0) return;
    const ids = views.map(({ id }) => id);
    const moments = byCase(await this.moments(organization, ids));
    for (const view of views) count.add({ view, ...momentsIn(moments.get(view.id) ?? []) });
  }

  private async counted(
    organization: OrganizationId,
    period: Period,
    partner?: OrganizationId,
  ): Promise<PostureFigures> {
    const count = this.counting(organization);
    const given = new Map<OrganizationId, Given>();
    for await (const cases of this.cases(organization, period, partner)) {
      const views = cases.map(({ json }) => JSON.parse(json) as CaseView);
      await this.add(count, organization, views);
      const ids = views.map(({ id }) => id);
      const disclosed = byCase(await this.disclosed(organization, ids));
      // Whom the book does not know to take part is another participant, of whom nothing is told (`nameInLedger`).
      for (const view of views)
        for (const row of disclosed.get(view.id) ?? [])
          if (nameInLedger(view, row.organization)) addGiven(given, row);
    }
    for (const row of await this.published(organization, period)) addGiven(given, row);
    const agreements = await this.journal.books.agreements(organization);
    return { ...count.posture(period, agreements), given: [...given.values()] };
  }

  private async *cases(
    organization: OrganizationId,
    { from, until }: Period,
    partner?: OrganizationId,
  ): AsyncGenerator<CaseRow[]> {
    let [opened, id] = [Date.parse(from), ''];
    const [among, named] = partner === undefined ? ['', []] : [withPartner, [organization, partner]];
    for (;;) {
      const rows = await this.journal.books.query<CaseRow>(
        `SELECT stream_id, opened_at, json FROM "view" WHERE organization = ? AND stream_kind = 'case'
           AND (opened_at, stream_id) > (?, ?) AND opened_at < ? ${among} ORDER BY opened_at, stream_id LIMIT ?`,
        [organization, opened, id, Date.parse(until), ...named, page],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      [opened, id] = [last.opened_at, last.stream_id];
    }
  }

  private moments(organization: OrganizationId, cases: readonly string[]): Promise<MomentRow[]> {
    return this.journal.books.query<MomentRow>(
      `SELECT n.stream_id, e.type, e.at, e.data FROM entry n INDEXED BY entry_stream JOIN event e ON e.id = n.event
        WHERE n.organization = ? AND n.stream_id IN (${cases.map(() => '?').join(', ')})
          AND e.type IN ('status-changed', 'assistance-answered') AND e.data IS NOT NULL ORDER BY e.id`,
      [organization, ...cases],
    );
  }

  /** What was given of its own publications in a period; who publishes knows whom it gave it to (`holderInLedger`). */
  private published(organization: OrganizationId, { from, until }: Period): Promise<GivenRow[]> {
    return this.journal.books.query<GivenRow>(
      `SELECT n.organization, e.marking, COUNT(*) AS count FROM "view" v
         JOIN event e ON e.stream_kind = v.stream_kind AND e.stream_id = v.stream_id
         JOIN entry n ON n.event = e.id
        WHERE v.organization = ? AND v.stream_kind = 'publication' AND v.lead = ? AND e.owner = ?
          AND n.organization <> ? AND n.at >= ? AND n.at < ? GROUP BY n.organization, e.marking`,
      [organization, organization, organization, organization, Date.parse(from), Date.parse(until)],
    );
  }

  private disclosed(organization: OrganizationId, cases: readonly string[]): Promise<DisclosedRow[]> {
    return this.journal.books.query<DisclosedRow>(
      `SELECT e.stream_id, n.organization, e.marking, COUNT(*) AS count FROM event e JOIN entry n ON n.event = e.id
        WHERE e.stream_kind = 'case' AND e.stream_id IN (${cases.map(() => '?').join(', ')}) AND e.owner = ?
          AND n.organization <> ? GROUP BY e.stream_id, n.organization, e.marking`,
      [...cases, organization, organization],
    );
  }
}

function byCase<Row extends { stream_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const cases = new Map<string, Row[]>();
  for (const row of rows) {
    const ofCase = cases.get(row.stream_id);
    if (ofCase) ofCase.push(row);
    else cases.set(row.stream_id, [row]);
  }
  return cases;
}

function addGiven(given: Map<OrganizationId, Given>, { organization, marking, count }: GivenRow): void {
  const { tlp } = JSON.parse(marking) as { tlp: Tlp };
  const one = given.get(organization) ?? { organization, byTlp: {} };
  one.byTlp[tlp] = (one.byTlp[tlp] ?? 0) + count;
  given.set(organization, one);
}

function momentsIn(rows: readonly MomentRow[]) {
  const statuses = rows
    .filter(({ type }) => type === 'status-changed')
    .map(({ at, data }) => ({
      to: CaseStatus.parse((JSON.parse(data) as { to: unknown }).to),
      at: instant(at),
    }));
  const answers = rows
    .filter(({ type }) => type === 'assistance-answered')
    .map(({ at, data }) => ({ id: (JSON.parse(data) as { id: ItemId }).id, at: instant(at) }));
  return { statuses, answers };
}
