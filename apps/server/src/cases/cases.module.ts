import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { CaseActionsController } from './case-actions.controller.js';
import { CaseDesk } from './case-desk.js';
import { CaseList } from './case-list.js';
import { CaseReading } from './case-reading.js';
import { CasesController } from './cases.controller.js';
import { DisclosureLedger } from './disclosure-ledger.js';
import { ThreadedCaseDesk } from './threaded-case-desk.js';

@Module({
  imports: [IdentityModule],
  controllers: [CasesController, CaseActionsController],
  providers: [{ provide: CaseDesk, useClass: ThreadedCaseDesk }, CaseList, CaseReading, DisclosureLedger],
  exports: [CaseDesk, CaseList, CaseReading],
})
export class CasesModule {}

export * from './cases.services.js';
