import { Body, Controller, Get, Inject, Param, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Done, EvidenceAdded } from '@entente/contract';
import { AddEvidence, CaseId, ItemId, RecordCustody } from '@entente/domain';
import {
  Allow,
  Answers,
  AnswersFile,
  As,
  By,
  ETagOfVersion,
  readers,
  Repeatable,
  Versioned,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { Announced, evidenceHeader, File } from './arriving.js';
import { EvidenceDesk, type Arriving } from './evidence-desk.js';

const caseParam = { schema: CaseId };
const itemParam = { schema: ItemId };

const anyBytes = { schema: { type: 'string', format: 'binary' } } as const;

/** Files of evidence: streamed to the disk and from it, and never shown in a browser. */
@ApiTags('cases')
@Controller('api/cases/:id/evidence')
@UseInterceptors(ETagOfVersion)
export class EvidenceController {
  constructor(@Inject(EvidenceDesk) private readonly desk: EvidenceDesk) {}

  @Post()
  @Allow('operator', 'responder')
  @Repeatable()
  @Versioned()
  @ApiHeader({
    name: evidenceHeader,
    required: true,
    description: `What is said of the file: percent-encoded JSON of ${Object.keys(AddEvidence.shape).join(', ')}; name is required`,
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody(anyBytes)
  @ApiOperation({ summary: 'Add a file as evidence; the body is the file itself' })
  @Answers(EvidenceAdded, 201)
  async add(
    @Param('id', caseParam) caseId: CaseId,
    @Announced() input: AddEvidence,
    @File() file: Arriving,
    @As() as: Command,
  ) {
    const { id, eventId, version } = await this.desk.add(as, caseId, input, file);
    return { id, eventId, version };
  }

  @Get(':item')
  @Allow(...readers)
  @ApiOperation({ summary: 'The file, for download only; its chain of custody records that it was taken' })
  @AnswersFile(['application/octet-stream'])
  async take(
    @Param('id', caseParam) caseId: CaseId,
    @Param('item', itemParam) item: ItemId,
    @By() by: Principal,
    @Res() reply: FastifyReply,
  ) {
    const { evidence, bytes } = await this.desk.take(by, caseId, item);
    const { name, size, sha256 } = evidence.data;
    // As it is: compressed on the way, nobody could say how much of it is still to come.
    reply.request.headers['x-no-compression'] = 'evidence';
    await reply
      .header('content-disposition', asAttachment(name))
      .header('content-length', size)
      .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
      .type('application/octet-stream')
      .send(bytes);
  }

  @Post(':item/custody')
  @Allow('operator', 'responder')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Record that the original changed hands, or a remark, in the chain of custody' })
  @Answers(Done, 201)
  async keepCustody(
    @Param('id', caseParam) caseId: CaseId,
    @Param('item', itemParam) item: ItemId,
    @Body({ schema: RecordCustody }) input: RecordCustody,
    @As() as: Command,
  ) {
    const { eventId, version } = await this.desk.keepCustody(as, caseId, item, input);
    return { eventId, version };
  }
}

/** RFC 6266: the name in ASCII for who reads no more, and as it is; neither can end the header or the quotes. */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
