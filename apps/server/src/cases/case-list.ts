import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  AffectedCountry,
  CaseStatus,
  Classification,
  Instant,
  mostParties,
  Severity,
  severityLevel,
  Tlp,
  tlpLevel,
  type CaseEvent,
  type CaseView,
  type OrganizationId,
} from '@entente/domain';
import { instant, Journal, type Parameter } from '@entente/journal';
import { likePatterns, readCursor, several, writeCursor } from '../edge/edge.services.js';
import { Organizations } from '../identity/identity.services.js';

const text = z.string().trim().min(1).max(80);

export const CaseQuery = z.strictObject({
  status: several(CaseStatus),
  severity: several(Severity),
  tlp: several(Tlp),
  classification: several(Classification),
  country: several(AffectedCountry),
  /** Id or short name of an organisation. */
  lead: several(text),
  /** As many as an agreement has parties. */
  participant: several(text, { most: mostParties }),
  /** Cases in which something waits on the caller's organisation, or on others at its request. */
  waiting: z.enum(['true']).optional(),
  /** Opened from a moment on, and before another. */
  openedFrom: Instant.optional(),
  openedUntil: Instant.optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['-lastActivityAt', '-openedAt', '-severity', 'reference']).default('-lastActivityAt'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  include: z.enum(['view']).optional(),
  /** As a file it is a report over these cases, of the whole list and not of a page. */
  format: z.enum(['json', 'csv', 'xlsx']).default('json'),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/** Which cases, in which order and from where on; not in which form they are given. */
type Wanted = Omit<CaseQuery, 'format' | 'include'>;

export interface ListedCase {
  view: CaseView;
  version: number;
  lastActivityAt: string;
  readNumber: number;
  lastEvent: { type: string; owner: OrganizationId; at: string; excerpt: string };
}

interface Row {
  json: string;
  number: number;
  last_activity_at: number;
  stream_id: string;
  sorted: string | number;
  read_number: number | null;
  type: string;
  owner: OrganizationId;
  at: number;
  data: string | null;
}

const byNumber = z.tuple([z.int(), z.string()]);
const byText = z.tuple([z.string(), z.string()]);

const orders = {
  '-lastActivityAt': { column: 'last_activity_at', descending: true, cursor: byNumber },
  '-openedAt': { column: 'opened_at', descending: true, cursor: byNumber },
  '-severity': { column: 'severity', descending: true, cursor: byNumber },
  reference: { column: 'reference', descending: false, cursor: byText },
} as const;

/** A condition on the view `v`, with its parameters. */
type Condition = [sql: string, parameters: Parameter[]];

/** So many cases are named one by one; of more, the list meets enough soon while it is gone through in its order. */
const fewCases = 200;

/** Lists of cases, read from one organisation's views and from nothing else. */
@Injectable()
export class CaseList {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  async page(
    organization: OrganizationId,
    userId: string,
    query: Wanted,
  ): Promise<{ items: ListedCase[]; next: string | null }> {
    const { column, descending, cursor } = orders[query.sort];
    const where = await this.conditions(organization, query);
    if (query.cursor !== undefined) {
      const [value, id] = readCursor<typeof byNumber | typeof byText>(query.cursor, cursor);
      where.push([`(v.${column}, v.stream_id) ${descending ? '<' : '>'} (?, ?)`, [value, id]]);
    }
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await this.journal.books.query<Row>(
      `SELECT v.json, v.number, v.last_activity_at, v.stream_id, v.${column} AS sorted, r.number AS read_number,
          e.type, e.owner, e.at, e.data
        FROM "view" v
        JOIN entry n ON n.organization = v.organization AND n.number = v.number
        JOIN event e ON e.id = n.event
        LEFT JOIN read_mark r ON r.user_id = ? AND r.stream_id = v.stream_id
        WHERE ${where.map(([sql]) => sql).join(' AND ')}
        ORDER BY v.${column} ${direction}, v.stream_id ${direction} LIMIT ?`,
      [userId, ...where.flatMap(([, parameters]) => parameters), query.limit + 1],
    );
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const next = rows.length > query.limit && last ? writeCursor([last.sorted, last.stream_id]) : null;
    return { items: items.map(listed), next };
  }

  private async conditions(organization: OrganizationId, query: Wanted): Promise<Condition[]> {
    const directory = await this.organizations.directory();
    const ids = (names: string[]) => names.map((name) => directory.find(name)?.id ?? name);
    const where: Condition[] = [
      ['v.organization = ?', [organization]],
      ["v.stream_kind = 'case'", []],
    ];
    const among = (column: string, values: readonly Parameter[] | undefined) => {
      if (values) where.push(isOneOf(column, values));
    };
    among('v.status', query.status);
    among('v.severity', query.severity?.map(severityLevel));
    among('v.tlp', query.tlp?.map(tlpLevel));
    among('v.classification', query.classification);
    among('v.lead', query.lead && ids(query.lead));
    if (query.country) where.push(await this.tagged(organization, 'country', query.country));
    if (query.participant) where.push(await this.tagged(organization, 'participant', ids(query.participant)));
    if (query.waiting) where.push(['v.next_due_at IS NOT NULL', []]);
    if (query.openedFrom) where.push(['v.opened_at >= ?', [Date.parse(query.openedFrom)]]);
    if (query.openedUntil) where.push(['v.opened_at < ?', [Date.parse(query.openedUntil)]]);
    const words = likePatterns(query.q ?? '');
    if (words.length > 0) where.push(await this.worded(organization, words));
    return where;
  }

  private tagged(organization: OrganizationId, kind: string, values: readonly string[]): Promise<Condition> {
    const [isOne, parameters] = isOneOf('t.value', values);
    return this.named(
      [
        `SELECT DISTINCT t.stream_id FROM case_tag t WHERE t.organization = ? AND t.kind = ? AND ${isOne}`,
        [organization, kind, ...parameters],
      ],
      [
        `EXISTS (SELECT 1 FROM case_tag t WHERE t.organization = v.organization AND t.stream_id = v.stream_id
          AND t.kind = ? AND ${isOne})`,
        [kind, ...parameters],
      ],
    );
  }

  private worded(organization: OrganizationId, words: readonly string[]): Promise<Condition> {
    const holding = (search: string) => words.map(() => `${search} LIKE ? ESCAPE '\\'`).join(' AND ');
    return this.named(
      [
        `SELECT t.stream_id FROM "view" t INDEXED BY view_activity
          WHERE t.organization = ? AND t.stream_kind = 'case' AND ${holding('t.search')}`,
        [organization, ...words],
      ],
      [holding('v.search'), [...words]],
    );
  }

  /** Where few cases are such, the database would go through all others in search of them: so those few are named. */
  private async named([such, parameters]: Condition, isSuch: Condition): Promise<Condition> {
    const few = await this.journal.books.query<{ stream_id: string }>(`${such} LIMIT ?`, [
      ...parameters,
      fewCases + 1,
    ]);
    if (few.length > fewCases) return isSuch;
    return isOneOf(
      'v.stream_id',
      few.map(({ stream_id }) => stream_id),
    );
  }

  async summary(organization: OrganizationId) {
    const rows = await this.journal.books.query<{
      status: string;
      lead: string;
      waiting: number;
      count: number;
    }>(
      `SELECT status, CASE WHEN lead = ? THEN 'us' ELSE '' END AS lead, CASE WHEN next_due_at IS NULL THEN 0 ELSE 1 END AS waiting, COUNT(*) AS count
        FROM "view" INDEXED BY view_count WHERE organization = ? AND stream_kind = 'case' GROUP BY 1, 2, 3`,
      [organization, organization],
    );
    const sum = (keep: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(keep).reduce((total, { count }) => total + count, 0);
    return {
      all: sum(() => true),
      open: sum(({ status }) => status !== 'closed'),
      led: sum(({ status, lead }) => status !== 'closed' && lead === 'us'),
      waiting: sum(({ waiting }) => waiting === 1),
      byStatus: Object.fromEntries(
        CaseStatus.options.map((status) => [status, sum((row) => row.status === status)]),
      ),
      head: (await this.journal.books.head(organization)).number,
    };
  }
}

function isOneOf(column: string, values: readonly Parameter[]): Condition {
  if (values.length === 0) return ['1 = 0', []];
  return [`${column} IN (${values.map(() => '?').join(', ')})`, [...values]];
}

function listed(row: Row): ListedCase {
  return {
    view: JSON.parse(row.json) as CaseView,
    version: row.number,
    lastActivityAt: instant(row.last_activity_at),
    readNumber: row.read_number ?? 0,
    lastEvent: { type: row.type, owner: row.owner, at: instant(row.at), excerpt: excerpt(row.data) },
  };
}

/** The first words of whatever an event says. */
function excerpt(data: string | null): string {
  if (data === null) return '';
  const said = JSON.parse(data) as Partial<
    Record<'text' | 'value' | 'reason' | 'closingSummary' | 'title', unknown>
  > &
    Pick<Extract<CaseEvent, { type: 'participant-invited' }>['data'], 'message'>;
  const words = said.text ?? said.value ?? said.reason ?? said.closingSummary ?? said.message ?? said.title;
  return typeof words === 'string' ? words.slice(0, 160) : '';
}
