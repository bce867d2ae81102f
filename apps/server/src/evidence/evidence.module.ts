import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { EvidenceCare } from './evidence-care.js';
import { EvidenceDesk } from './evidence-desk.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceController } from './evidence.controller.js';

@Module({
  imports: [CasesModule, IdentityModule],
  controllers: [EvidenceController],
  providers: [EvidenceCare, EvidenceDesk, EvidenceStore],
  exports: [EvidenceDesk],
})
export class EvidenceModule {}

export * from './evidence.services.js';
