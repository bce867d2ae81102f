import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PostureModule } from '../posture/posture.module.js';
import { PostureReports } from './posture-reports.js';
import { PostureReportsController } from './posture-reports.controller.js';
import { ReportDesk } from './report-desk.js';
import { ReportsController } from './reports.controller.js';

@Module({
  imports: [IdentityModule, CasesModule, PostureModule],
  controllers: [ReportsController, PostureReportsController],
  providers: [ReportDesk, PostureReports],
})
export class ReportsModule {}

export * from './reports.services.js';
