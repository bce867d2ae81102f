import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AgreementDesk } from './agreement-desk.js';
import { AgreementsController } from './agreements.controller.js';
import { Exchange } from './exchange.js';

@Module({
  imports: [IdentityModule],
  controllers: [AgreementsController],
  providers: [AgreementDesk, Exchange],
  exports: [AgreementDesk, Exchange],
})
export class AgreementsModule {}

export * from './agreements.services.js';
