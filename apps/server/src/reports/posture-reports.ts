import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReportOutline } from '@entente/contract';
import type { Period } from '@entente/domain';
import { Journal } from '@entente/journal';
import { postureSections, type Subject } from '@entente/reports';
import { several } from '../edge/edge.services.js';
import { PostureDesk } from '../posture/posture.services.js';
import { ReportDesk, ReportQuery, type Maker, type Order, type ReportFile } from './report-desk.js';

/** What a report on a posture is to be, beside its period. */
export const PostureReportQuery = z.strictObject({
  ...ReportQuery.shape,
  leaveOut: several(z.enum(postureSections), { least: 0, most: postureSections.length }),
});
export type PostureReportQuery = z.infer<typeof PostureReportQuery>;

/** The figures of `PostureDesk`, to be taken along. */
@Injectable()
export class PostureReports {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(PostureDesk) private readonly posture: PostureDesk,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
  ) {}

  async report(
    by: Maker,
    period: Period,
    query: PostureReportQuery,
    signal?: AbortSignal,
  ): Promise<ReportFile> {
    return this.desk.print(by, () => this.order(by, period, query), { signal });
  }

  async outline(
    by: Maker,
    period: Period,
    query: PostureReportQuery,
    signal?: AbortSignal,
  ): Promise<ReportOutline> {
    return this.desk.outlineOf(by, () => this.order(by, period, query), { signal });
  }

  async order(by: Maker, period: Period, query: PostureReportQuery): Promise<Order> {
    return this.desk.order(by, await this.subject(by, period), query);
  }

  private async subject({ organization }: Maker, period: Period): Promise<Subject> {
    const { books } = this.journal;
    const { number, hash } = await books.head(organization);
    const figures = await this.posture.posture(organization, period);
    const agreements = await books.agreements(organization);
    return { genre: 'posture', book: { organization, figures, agreements, number, hash } };
  }
}
