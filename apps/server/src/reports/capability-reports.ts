import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReportOutline } from '@entente/contract';
import { Journal } from '@entente/journal';
import { capabilitySections, type Subject } from '@entente/reports';
import { several } from '../edge/edge.services.js';
import { PublicationReading } from '../publications/publications.services.js';
import { ReportDesk, ReportQuery, type Maker, type Order, type ReportFile } from './report-desk.js';

/** What a list of needs and offers is to be. */
export const CapabilityReportQuery = z.strictObject({
  ...ReportQuery.shape,
  leaveOut: several(z.enum(capabilitySections), { least: 0, most: capabilitySections.length }),
});
export type CapabilityReportQuery = z.infer<typeof CapabilityReportQuery>;

/** The needs and offers of a book, to be taken along. */
@Injectable()
export class CapabilityReports {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(PublicationReading) private readonly reading: PublicationReading,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
  ) {}

  async report(by: Maker, query: CapabilityReportQuery, signal?: AbortSignal): Promise<ReportFile> {
    return this.desk.print(by, () => this.order(by, query), { signal });
  }

  async outline(by: Maker, query: CapabilityReportQuery, signal?: AbortSignal): Promise<ReportOutline> {
    return this.desk.outlineOf(by, () => this.order(by, query), { signal });
  }

  async order(by: Maker, query: CapabilityReportQuery): Promise<Order> {
    return this.desk.order(by, await this.subject(by), query);
  }

  private async subject(by: Maker): Promise<Subject> {
    const { organization } = by;
    const { number, hash } = await this.journal.books.head(organization);
    const publications = await this.reading.capabilities(by);
    const agreements = await this.journal.books.agreements(organization);
    return { genre: 'capabilities', book: { organization, agreements, publications, number, hash } };
  }
}
