import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PostureController } from './posture.controller.js';
import { PostureDesk } from './posture-desk.js';
import { TogetherController } from './together.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [PostureController, TogetherController],
  providers: [PostureDesk],
  exports: [PostureDesk],
})
export class PostureModule {}

export * from './posture.services.js';
