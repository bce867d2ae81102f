import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReportJob, ReportJobList, ReportPreview } from '@entente/contract';
import {
  Allow,
  Answers,
  AnswersFile,
  As,
  By,
  Repeatable,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { ReportJobs } from './report-jobs.js';
import { AnyReport } from './report-orders.js';
import { ReportPreviews } from './report-previews.js';
import { ReportId, reportTypes, send, untilGone } from './reports.controller.js';

const id = { schema: ReportId };

/** Reports that take longer than somebody waits at the line: asked for, followed, fetched when they are ready, called off. */
@ApiTags('reports')
@Controller('api')
export class ReportJobsController {
  constructor(
    @Inject(ReportJobs) private readonly jobs: ReportJobs,
    @Inject(ReportPreviews) private readonly previews: ReportPreviews,
  ) {}

  @Post('report-previews')
  @Allow('manager')
  @ApiOperation({
    summary: 'The pages that a report would have, to look at; makes none. A newer one ends the one before',
  })
  @Answers(ReportPreview)
  async preview(
    @Body({ schema: AnyReport }) asked: AnyReport,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.previews.show(by, asked, untilGone(reply));
  }

  @Post('report-jobs')
  @Allow('manager')
  @Repeatable()
  @ApiOperation({ summary: 'Have a report made: what it is of, and what its own address takes in its query' })
  @Answers(ReportJob, 202, 'It will be made; Location says where to follow it')
  async ask(
    @Body({ schema: AnyReport }) asked: AnyReport,
    @As() as: Command,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const job = await this.jobs.ask(as, asked);
    reply.header('location', `/api/report-jobs/${job.id}`);
    return job;
  }

  @Get('report-jobs')
  @Allow('manager')
  @ApiOperation({
    summary: 'The reports that the caller has in the making or lying ready, the last one first',
  })
  @Answers(ReportJobList)
  list(@By() by: Principal) {
    return { items: this.jobs.list(by) };
  }

  @Get('report-jobs/:id')
  @Allow('manager')
  @ApiOperation({ summary: 'How far it is; only whoever asked for it sees it' })
  @Answers(ReportJob)
  one(@Param('id', id) job: string, @By() by: Principal) {
    return this.jobs.one(by, job);
  }

  @Get('report-jobs/:id/file')
  @Allow('manager')
  @ApiOperation({ summary: 'The report, once it is ready; it lies there for an hour' })
  @AnswersFile(reportTypes)
  async file(@Param('id', id) job: string, @By() by: Principal, @Res() reply: FastifyReply) {
    await send(reply, await this.jobs.file(by, job));
  }

  @Delete('report-jobs/:id')
  @Allow('manager')
  @HttpCode(204)
  @ApiOperation({ summary: 'Call it off, which ends the work on it at once; or throw away what lies ready' })
  async remove(@Param('id', id) job: string, @By() by: Principal) {
    await this.jobs.remove(by, job);
  }
}
