import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseId } from '@entente/domain';
import { Allow, AnswersFile, By, readers, type Principal } from '../edge/edge.module.js';
import { CaseArchive } from './case-archive.js';

/** Cases for keeping elsewhere. */
@ApiTags('cases')
@Controller('api/cases/:id/archive')
export class ArchivesController {
  constructor(@Inject(CaseArchive) private readonly archive: CaseArchive) {}

  @Get()
  @Allow(...readers)
  @ApiOperation({
    summary:
      'The case as a ZIP: its entries in the caller’s book, its files of evidence, their SHA-256 and how to check them',
  })
  @AnswersFile(
    ['application/zip'],
    'The archive; the chain of custody of each file records that it was taken',
  )
  async case(
    @Param('id', { schema: CaseId }) id: CaseId,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes } = await this.archive.of(by, id);
    reply.request.headers['x-no-compression'] = 'archive';
    await reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/zip')
      .send(bytes);
  }
}
