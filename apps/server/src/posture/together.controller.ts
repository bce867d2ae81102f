import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Together } from '@entente/contract';
import { rejected } from '@entente/domain';
import { Allow, Answers, By, readers, type Principal } from '../edge/edge.module.js';
import { Organizations } from '../identity/identity.services.js';
import { PostureDesk } from './posture-desk.js';

@ApiTags('organizations')
@Controller('api/organizations/:id/together')
export class TogetherController {
  constructor(
    @Inject(PostureDesk) private readonly desk: PostureDesk,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  @Get()
  @Allow(...readers)
  @ApiOperation({ summary: 'Cases and requests that the caller’s organisation and another have in common' })
  @Answers(Together)
  async together(@Param('id') id: string, @By() by: Principal) {
    const partner = (await this.organizations.directory()).find(id);
    if (!partner) throw rejected('not-found', 'There is no such organisation.');
    return this.desk.together(by.organization, partner.id);
  }
}
