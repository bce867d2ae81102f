import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Instant } from '@entente/domain';
import { Allow, By, type Principal } from '../edge/edge.module.js';
import { PostureDesk } from './posture-desk.js';

const PeriodQuery = z
  .strictObject({ from: Instant, until: Instant })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    error: 'The period must end after it begins.',
  });

@ApiTags('posture')
@Controller('api/posture')
export class PostureController {
  constructor(@Inject(PostureDesk) private readonly desk: PostureDesk) {}

  @Get()
  @Allow('manager', 'auditor')
  @ApiOperation({
    summary: 'Counts and times over the cases opened in a period, for a manager to show upward',
  })
  posture(@Query({ schema: PeriodQuery }) period: z.infer<typeof PeriodQuery>, @By() by: Principal) {
    return this.desk.posture(by.organization, period);
  }
}
