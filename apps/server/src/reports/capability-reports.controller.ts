import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReportOutline } from '@entente/contract';
import { Allow, Answers, AnswersFile, By, type Principal } from '../edge/edge.module.js';
import { CapabilityReportQuery, CapabilityReports } from './capability-reports.js';
import { reportTypes, send, untilGone } from './reports.controller.js';

/** Needs and offers to be taken along; that they were is remembered with the other reports. */
@ApiTags('publications')
@Controller('api/capabilities/report')
export class CapabilityReportsController {
  constructor(@Inject(CapabilityReports) private readonly reports: CapabilityReports) {}

  @Get()
  @Allow('manager')
  @ApiOperation({
    summary: 'What we need and what our partners can give, as a file; the Link header names its record',
  })
  @AnswersFile(reportTypes)
  async report(
    @Query({ schema: CapabilityReportQuery }) query: CapabilityReportQuery,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ) {
    await send(reply, await this.reports.report(by, query, untilGone(reply)));
  }

  @Get('outline')
  @Allow('manager')
  @ApiOperation({
    summary: 'Which lists such a file would have, and which marking it would bear; makes none',
  })
  @Answers(ReportOutline)
  outline(
    @Query({ schema: CapabilityReportQuery }) query: CapabilityReportQuery,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reports.outline(by, query, untilGone(reply));
  }
}
