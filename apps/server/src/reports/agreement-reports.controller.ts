import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReportOutline } from '@entente/contract';
import { AgreementId } from '@entente/domain';
import { Allow, Answers, AnswersFile, By, type Principal } from '../edge/edge.module.js';
import { AgreementReportQuery, AgreementReports } from './agreement-reports.js';
import { reportTypes, send, untilGone } from './reports.controller.js';

const id = { schema: AgreementId };

/** An agreement to be taken along; that it was is remembered with the other reports. */
@ApiTags('reports')
@Controller('api/agreements/:id/report')
export class AgreementReportsController {
  constructor(@Inject(AgreementReports) private readonly reports: AgreementReports) {}

  @Get()
  @Allow('manager')
  @ApiOperation({
    summary: 'A report on an agreement over a year or its whole term; the Link header names its record',
  })
  @AnswersFile(reportTypes)
  async report(
    @Param('id', id) agreementId: AgreementId,
    @Query({ schema: AgreementReportQuery }) query: AgreementReportQuery,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ) {
    await send(reply, await this.reports.report(by, agreementId, query, untilGone(reply)));
  }

  @Get('outline')
  @Allow('manager')
  @ApiOperation({
    summary: 'What such a report would have in it, and which marking it would bear; makes none',
  })
  @Answers(ReportOutline)
  outline(
    @Param('id', id) agreementId: AgreementId,
    @Query({ schema: AgreementReportQuery }) query: AgreementReportQuery,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reports.outline(by, agreementId, query, untilGone(reply));
  }
}
