import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReportOutline } from '@entente/contract';
import { rejected } from '@entente/domain';
import { Journal } from '@entente/journal';
import { casesSections, type CaseLine, type CasesBook, type Subject } from '@entente/reports';
import { CaseList, CaseQuery, type ListedCase } from '../cases/cases.services.js';
import { several, type Principal } from '../edge/edge.services.js';
import { PostureDesk } from '../posture/posture.services.js';
import { ReportDesk, ReportQuery, type Order, type ReportFile } from './report-desk.js';

/** Which cases a report is to be over, as a list of them is asked for, and what it is to be. */
export const CasesReportQuery = CaseQuery.omit({ limit: true, cursor: true, include: true }).extend({
  ...ReportQuery.shape,
  leaveOut: several(z.enum(casesSections), { least: 0, most: casesSections.length }),
});
export type CasesReportQuery = z.infer<typeof CasesReportQuery>;

/** More lines than these no report is read for; it is made in memory. */
const mostCases = 10_000;
const page = 200;

/** Many cases of a book at once. */
@Injectable()
export class CasesReports {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(CaseList) private readonly cases: CaseList,
    @Inject(PostureDesk) private readonly posture: PostureDesk,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
  ) {}

  async report(by: Principal, query: CasesReportQuery, signal: AbortSignal): Promise<ReportFile> {
    return this.desk.print(by, () => this.order(by, query), { signal });
  }

  async outline(by: Principal, query: CasesReportQuery, signal?: AbortSignal): Promise<ReportOutline> {
    return this.desk.outlineOf(by, () => this.order(by, query), { signal });
  }

  async order(by: Principal, query: CasesReportQuery): Promise<Order> {
    // A CSV has room for the list alone, and bears the marking of that.
    const leaveOut = query.format === 'csv' ? casesSections.filter((id) => id !== 'list') : query.leaveOut;
    return this.desk.order(by, await this.subject(by, query), { ...query, leaveOut });
  }

  private async subject({ organization, userId }: Principal, query: CasesReportQuery): Promise<Subject> {
    const { number, hash } = await this.journal.books.head(organization);
    const { format: _as, lang: _lang, timeZone: _zone, leaveOut: _without, ...chosen } = query;
    const cases: CaseLine[] = [];
    const count = this.posture.counting(organization);
    for (let cursor: string | undefined; ;) {
      const { items, next } = await this.cases.page(organization, userId, { ...chosen, limit: page, cursor });
      cases.push(...items.map(lineOf));
      await this.posture.add(
        count,
        organization,
        items.map(({ view }) => view),
      );
      if (cases.length > mostCases)
        throw rejected(
          'too-many-cases',
          `These are more than ${mostCases} cases: choose a shorter period, or filter further.`,
        );
      if (!next) break;
      cursor = next;
    }
    const { sort: _sort, openedFrom: from, openedUntil: until, ...rest } = chosen;
    const period = from && until ? { from, until } : undefined;
    return {
      genre: 'cases',
      book: {
        ...{ organization, cases, figures: count.counted(), period, number, hash },
        chosen: Object.entries(rest).flatMap(said),
      },
    };
  }
}

function said([name, value]: [string, string | string[] | undefined]): CasesBook['chosen'][number][] {
  if (value === undefined) return [];
  return [[name, typeof value === 'string' ? [value] : value]];
}

function lineOf({ view, lastActivityAt }: ListedCase): CaseLine {
  const { reference, title, status, severity, classification, tlp, lead, affectedCountries, openedAt } = view;
  return {
    ...{ reference, title, status, severity, classification, tlp, lead, affectedCountries, openedAt },
    lastActivityAt,
  };
}
