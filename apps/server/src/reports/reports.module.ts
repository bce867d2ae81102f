import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { AgreementReports } from './agreement-reports.js';
import { AgreementReportsController } from './agreement-reports.controller.js';
import { CapabilityReports } from './capability-reports.js';
import { CapabilityReportsController } from './capability-reports.controller.js';
import { CasesReports } from './cases-reports.js';
import { CasesReportsController } from './cases-reports.controller.js';
import { PostureModule } from '../posture/posture.module.js';
import { PostureReports } from './posture-reports.js';
import { PostureReportsController } from './posture-reports.controller.js';
import { ReportDesk } from './report-desk.js';
import { ReportJobs } from './report-jobs.js';
import { ReportJobsController } from './report-jobs.controller.js';
import { ReportOrders } from './report-orders.js';
import { ReportPreviews } from './report-previews.js';
import { ReportShelf } from './report-shelf.js';
import { ReportsController } from './reports.controller.js';

@Module({
  imports: [IdentityModule, AgreementsModule, CasesModule, PostureModule, PublicationsModule],
  controllers: [
    AgreementReportsController,
    CasesReportsController,
    ReportsController,
    PostureReportsController,
    CapabilityReportsController,
    ReportJobsController,
  ],
  providers: [
    ReportDesk,
    AgreementReports,
    CasesReports,
    PostureReports,
    CapabilityReports,
    ReportOrders,
    ReportPreviews,
    ReportJobs,
    ReportShelf,
  ],
})
export class ReportsModule {}

export * from './reports.services.js';
