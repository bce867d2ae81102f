import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ReportDesk } from './report-desk.js';
import { ReportsController } from './reports.controller.js';

@Module({
  imports: [IdentityModule, CasesModule],
  controllers: [ReportsController],
  providers: [ReportDesk],
})
export class ReportsModule {}

export * from './reports.services.js';
