import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ArchivesController } from './archives.controller.js';
import { CaseArchive } from './case-archive.js';

@Module({
  imports: [CasesModule, EvidenceModule, IdentityModule],
  controllers: [ArchivesController],
  providers: [CaseArchive],
})
export class ArchivesModule {}

export * from './archives.services.js';
