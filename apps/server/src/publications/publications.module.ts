import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PublicationDesk } from './publication-desk.js';
import { PublicationList } from './publication-list.js';
import { PublicationReading } from './publication-reading.js';
import { PublicationsController } from './publications.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [PublicationsController],
  providers: [PublicationDesk, PublicationList, PublicationReading],
  exports: [PublicationDesk, PublicationReading],
})
export class PublicationsModule {}

export * from './publications.services.js';
