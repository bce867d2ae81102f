import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Book, Verification } from '@entente/contract';
import { EventId } from '@entente/domain';
import { Journal } from '@entente/journal';
import { Allow, Answers, By, EntryNumber, readers, type Principal } from '../edge/edge.module.js';
import { EvidenceDesk } from '../evidence/evidence.module.js';
import { Deliveries } from './deliveries.js';

const BookQuery = z.strictObject({
  after: EntryNumber.default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
const Redaction = z.strictObject({
  reason: z.string().trim().min(3, 'Give the reason in a few words.').max(2_000),
});

/** The caller's organisation's book itself. */
@ApiTags('book')
@Controller('api')
export class BookController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(EvidenceDesk) private readonly evidence: EvidenceDesk,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
  ) {}

  @Get('book')
  @Allow(...readers)
  @ApiOperation({ summary: 'The entries after a number, in order' })
  @Answers(Book)
  async book(@Query({ schema: BookQuery }) { after, limit }: z.infer<typeof BookQuery>, @By() by: Principal) {
    const items = await this.journal.books.entries(by.organization, after, limit);
    const newest = items.at(-1);
    if (newest) this.deliveries.upTo(by.organization, newest.number);
    return { items, head: await this.journal.books.head(by.organization) };
  }

  @Get('verification')
  @Allow('auditor', 'admin', 'manager')
  @ApiOperation({ summary: 'Recompute the caller’s own chain of hashes from the first entry' })
  @Answers(Verification)
  verification(@By() by: Principal) {
    return this.journal.verify(by.organization);
  }

  @Post('events/:id/redaction')
  @HttpCode(204)
  @Allow('admin')
  @ApiOperation({
    summary: 'Erase the content of an event of one’s own organisation for good; every chain still verifies',
  })
  redact(
    @Param('id', { schema: EventId }) event: EventId,
    @Body({ schema: Redaction }) { reason }: z.infer<typeof Redaction>,
    @By() by: Principal,
  ) {
    return this.evidence.redact(by, event, reason);
  }
}
