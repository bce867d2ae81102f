import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReportOutline } from '@entente/contract';
import { Allow, Answers, AnswersFile, By, type Principal } from '../edge/edge.module.js';
import { inOrder, outOfOrder, periodFields } from '../posture/posture.services.js';
import { PostureReportQuery, PostureReports } from './posture-reports.js';
import { reportTypes, send, untilGone } from './reports.controller.js';

const Asked = z.strictObject({ ...periodFields, ...PostureReportQuery.shape }).refine(inOrder, outOfOrder);
type Asked = z.infer<typeof Asked>;

/** The posture to be taken along; that it was is remembered with the other reports. */
@ApiTags('posture')
@Controller('api/posture/report')
export class PostureReportsController {
  constructor(@Inject(PostureReports) private readonly reports: PostureReports) {}

  @Get()
  @Allow('manager')
  @ApiOperation({ summary: 'A report on the posture over a period; the Link header names its record' })
  @AnswersFile(reportTypes)
  async report(@Query({ schema: Asked }) asked: Asked, @By() by: Principal, @Res() reply: FastifyReply) {
    const { from, until, ...query } = asked;
    await send(reply, await this.reports.report(by, { from, until }, query, untilGone(reply)));
  }

  @Get('outline')
  @Allow('manager')
  @ApiOperation({
    summary: 'What such a report would have in it, and which marking it would bear; makes none',
  })
  @Answers(ReportOutline)
  outline(
    @Query({ schema: Asked }) { from, until, ...query }: Asked,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reports.outline(by, { from, until }, query, untilGone(reply));
  }
}
