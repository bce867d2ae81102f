import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReportMade, ReportMadeList, ReportOutline } from '@entente/contract';
import { CaseId, GivenSha256, reportFormats } from '@entente/domain';
import { formats } from '@entente/reports';
import { Allow, Answers, AnswersFile, By, type Principal } from '../edge/edge.module.js';
import { CaseReportQuery, ReportDesk, type ReportFile } from './report-desk.js';

export const ReportId = z.string().regex(/^[0-9a-f-]{36}$/, 'The id of a report is a UUID.');
const MadeQuery = z.strictObject({
  sha256: GivenSha256.optional(),
  caseId: CaseId.optional(),
  cursor: ReportId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** As what a report may come. */
export const reportTypes = reportFormats.map((name) => formats[name].mediaType);

/** Reports on what the caller's book tells, and which were made. */
@ApiTags('reports')
@Controller('api')
export class ReportsController {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  @Get('cases/:id/report')
  @Allow('manager')
  @ApiOperation({
    summary: 'A report on the case, of the caller’s book alone; the Link header names its record',
  })
  @AnswersFile(reportTypes)
  async caseReport(
    @Param('id', { schema: CaseId }) id: CaseId,
    @Query({ schema: CaseReportQuery }) query: CaseReportQuery,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ) {
    await send(reply, await this.desk.caseReport(by, id, query, untilGone(reply)));
  }

  @Get('cases/:id/report/outline')
  @Allow('manager')
  @ApiOperation({ summary: 'What a report would have in it, and which marking it would bear; makes none' })
  @Answers(ReportOutline)
  outline(
    @Param('id', { schema: CaseId }) id: CaseId,
    @Query({ schema: CaseReportQuery }) query: CaseReportQuery,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.desk.outline(by, id, query, untilGone(reply));
  }

  @Get('reports')
  @Allow('manager', 'auditor')
  @ApiOperation({ summary: 'The reports that the caller’s organisation made, the newest first' })
  @Answers(ReportMadeList)
  made(
    @Query({ schema: MadeQuery }) { sha256, caseId, cursor, limit }: z.infer<typeof MadeQuery>,
    @By() by: Principal,
  ) {
    return this.desk.made(by.organization, {
      ...(sha256 !== undefined && { sha256 }),
      ...(caseId !== undefined && { subject: caseId }),
      ...(cursor !== undefined && { before: cursor }),
      limit,
    });
  }

  @Get('reports/:id')
  @Allow('manager', 'auditor')
  @ApiOperation({
    summary: 'Which report that was: of which book, up to which entry, with the hash of its file',
  })
  @Answers(ReportMade)
  one(@Param('id', { schema: ReportId }) id: string, @By() by: Principal) {
    return this.desk.one(by.organization, id);
  }
}

/** Sends a report as a file to be kept, from memory or as it comes from the disk. */
export async function send(
  reply: FastifyReply,
  { bytes, mediaType, name, made }: Omit<ReportFile, 'bytes'> & { bytes: Uint8Array | Readable },
): Promise<void> {
  await reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('link', `</api/reports/${made.id}>; rel="describedby"`)
    .type(mediaType)
    .send(
      bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes,
    );
}

/** Says when nobody waits for the answer any more. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}
