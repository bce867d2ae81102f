import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { BookController } from './book.controller.js';
import { Deliveries } from './deliveries.js';
import { LiveGateway } from './live.gateway.js';

@Module({
  imports: [EvidenceModule, IdentityModule],
  controllers: [BookController],
  providers: [Deliveries, LiveGateway],
})
export class LiveModule {}
