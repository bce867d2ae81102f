import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AgreementId, CaseId } from '@entente/domain';
import type { Principal } from '../edge/edge.services.js';
import { inOrder, outOfOrder, periodFields } from '../posture/posture.services.js';
import { AgreementReportQuery, AgreementReports } from './agreement-reports.js';
import { CapabilityReportQuery, CapabilityReports } from './capability-reports.js';
import { CasesReportQuery, CasesReports } from './cases-reports.js';
import { PostureReportQuery, PostureReports } from './posture-reports.js';
import { CaseReportQuery, ReportDesk, type Order } from './report-desk.js';

/** A report of any kind, asked for in one way: what it is of, and what its own address takes in its query. */
export const AnyReport = z
  .discriminatedUnion('of', [
    CaseReportQuery.extend({ of: z.literal('case'), id: CaseId }),
    AgreementReportQuery.extend({ of: z.literal('agreement'), id: AgreementId }),
    CasesReportQuery.extend({ of: z.literal('cases') }),
    z
      .strictObject({ of: z.literal('posture'), ...periodFields, ...PostureReportQuery.shape })
      .refine(inOrder, outOfOrder),
    CapabilityReportQuery.extend({ of: z.literal('capabilities') }),
  ])
  .meta({ type: 'object' });
export type AnyReport = z.infer<typeof AnyReport>;

/** Orders reports of every kind. */
@Injectable()
export class ReportOrders {
  constructor(
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(AgreementReports) private readonly agreements: AgreementReports,
    @Inject(CasesReports) private readonly cases: CasesReports,
    @Inject(PostureReports) private readonly posture: PostureReports,
    @Inject(CapabilityReports) private readonly capabilities: CapabilityReports,
  ) {}

  /** Reads what the report is of from the caller's book; refuses as its own address does. */
  order(by: Principal, asked: AnyReport): Promise<Order> {
    switch (asked.of) {
      case 'case': {
        const { of: _of, id, ...query } = asked;
        return this.desk.caseOrder(by, id, query);
      }
      case 'agreement': {
        const { of: _of, id, ...query } = asked;
        return this.agreements.order(by, id, query);
      }
      case 'posture': {
        const { of: _of, from, until, ...query } = asked;
        return this.posture.order(by, { from, until }, query);
      }
      case 'cases': {
        const { of: _of, ...query } = asked;
        return this.cases.order(by, query);
      }
      case 'capabilities':
        return this.capabilities.order(by, asked);
    }
  }
}
