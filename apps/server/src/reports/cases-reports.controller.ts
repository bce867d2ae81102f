import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReportOutline } from '@entente/contract';
import { Allow, Answers, AnswersFile, By, type Principal } from '../edge/edge.module.js';
import { CasesReportQuery, CasesReports } from './cases-reports.js';
import { reportTypes, send, untilGone } from './reports.controller.js';

/** Many cases to be taken along; that they were is remembered with the other reports. */
@ApiTags('reports')
@Controller('api/cases/report')
export class CasesReportsController {
  constructor(@Inject(CasesReports) private readonly reports: CasesReports) {}

  @Get()
  @Allow('manager')
  @ApiOperation({
    summary: 'The cases that a list has with these filters, as a file; the Link header names its record',
  })
  @AnswersFile(reportTypes)
  async report(
    @Query({ schema: CasesReportQuery }) query: CasesReportQuery,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ) {
    await send(reply, await this.reports.report(by, query, untilGone(reply)));
  }

  @Get('outline')
  @Allow('manager')
  @ApiOperation({
    summary: 'What such a report would have in it, and which marking it would bear; makes none',
  })
  @Answers(ReportOutline)
  outline(
    @Query({ schema: CasesReportQuery }) query: CasesReportQuery,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reports.outline(by, query, untilGone(reply));
  }
}
