import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Posture } from '@entente/contract';
import { Allow, Answers, By, type Principal } from '../edge/edge.module.js';
import { inOrder, outOfOrder, periodFields } from './period.js';
import { PostureDesk } from './posture-desk.js';

const PeriodQuery = z.strictObject(periodFields).refine(inOrder, outOfOrder);

@ApiTags('posture')
@Controller('api/posture')
export class PostureController {
  constructor(@Inject(PostureDesk) private readonly desk: PostureDesk) {}

  @Get()
  @Allow('manager', 'auditor')
  @ApiOperation({
    summary: 'Counts and times over the cases opened in a period, for a manager to show upward',
  })
  @Answers(Posture)
  posture(@Query({ schema: PeriodQuery }) period: z.infer<typeof PeriodQuery>, @By() by: Principal) {
    return this.desk.posture(by.organization, period);
  }
}
