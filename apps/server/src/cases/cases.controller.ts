import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  Audience,
  Case,
  CaseAudience,
  CaseEntries,
  CaseList as Listed,
  CaseSummary,
  DisclosedEntryList,
  DisclosureList,
  DutyList,
} from '@entente/contract';
import { AskAudience, CaseId, ChangeHeader, Instant, NewCase, Tlp } from '@entente/domain';
import { Journal } from '@entente/journal';
import {
  Allow,
  Answers,
  As,
  By,
  EntryNumber,
  readers,
  Repeatable,
  Versioned,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { CaseDesk } from './case-desk.js';
import { CaseList, CaseQuery } from './case-list.js';
import { CaseReading } from './case-reading.js';
import { DisclosureLedger, LedgerQuery } from './disclosure-ledger.js';
import { presentCase } from './present.js';

const id = { schema: CaseId };
const OneQuery = z.strictObject({ asOf: Instant.optional(), include: z.enum(['view']).optional() });
const EntriesQuery = z.strictObject({
  after: EntryNumber.optional(),
  before: EntryNumber.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});
const InvitingQuery = z.strictObject({ tlp: Tlp });
const ReadMark = z.strictObject({ number: z.number().int().min(0) });

/** Cases as the caller's book tells of them. What is done to a case is in CaseActionsController. */
@ApiTags('cases')
@Controller('api')
export class CasesController {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(CaseList) private readonly cases: CaseList,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(DisclosureLedger) private readonly ledger: DisclosureLedger,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  @Get('cases')
  @Allow(...readers)
  @ApiOperation({ summary: 'The cases in the caller’s book' })
  @Answers(Listed, 200, 'With format=csv or format=xlsx it is 307, to the same list as a file')
  async list(
    @Query({ schema: CaseQuery }) query: CaseQuery,
    @By() by: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (query.format !== 'json') {
      const asked = new URLSearchParams(request.url.slice(request.url.indexOf('?')));
      for (const ofAPage of ['limit', 'cursor', 'include']) asked.delete(ofAPage);
      void reply.status(307).header('location', `/api/cases/report?${asked.toString()}`);
      return undefined;
    }
    const head = await this.journal.books.head(by.organization);
    const [page, looking] = await Promise.all([
      this.cases.page(by.organization, by.userId, query),
      this.reading.looking(by),
    ]);
    const items = page.items.map(({ view, version, lastActivityAt, readNumber, lastEvent }) =>
      Object.assign(presentCase({ view, version, lastActivityAt }, looking), {
        ...{ readNumber, lastEvent },
        ...(query.include && { view }),
      }),
    );
    return { items, next: page.next, head: head.number };
  }

  @Get('cases/summary')
  @Allow(...readers)
  @ApiOperation({ summary: 'How many cases there are in the caller’s book, by status' })
  @Answers(CaseSummary)
  summary(@By() by: Principal) {
    return this.cases.summary(by.organization);
  }

  @Post('cases')
  @Allow('operator')
  @Repeatable()
  @ApiOperation({ summary: 'Open a case; the caller’s organisation leads it' })
  @Answers(Case, 201)
  async open(
    @Body({ schema: NewCase }) input: NewCase,
    @As() { by, once }: Command,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.desk.open(by, input, { once });
    const body = await this.reading.opened(by, opened.id, opened.version);
    void reply.header('location', `/api/cases/${opened.id}`).header('etag', `"${opened.version}"`);
    return body;
  }

  @Get('cases/:id')
  @Allow(...readers)
  @ApiOperation({ summary: 'The case as the caller’s book tells it, now or at a time' })
  @Answers(Case)
  async one(
    @Param('id', id) caseId: CaseId,
    @Query({ schema: OneQuery }) { asOf, include }: z.infer<typeof OneQuery>,
    @By() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { known, body } = await this.reading.whole(
      by,
      caseId,
      asOf === undefined ? {} : { asOf: Date.parse(asOf) },
    );
    if (asOf === undefined) void reply.header('etag', `"${known.version}"`);
    if (!include) return body;
    const marks = await this.journal.books.query<{ number: number }>(
      'SELECT number FROM read_mark WHERE user_id = ? AND stream_id = ?',
      [by.userId, caseId],
    );
    return { ...body, readNumber: marks[0]?.number ?? 0, view: known.view };
  }

  @Patch('cases/:id')
  @Allow('operator')
  @Versioned()
  @ApiOperation({ summary: 'Change the header of a case that the caller’s organisation leads' })
  @Answers(Case)
  async change(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: ChangeHeader }) input: ChangeHeader,
    @As() { by, ifVersion }: Command,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { version } = await this.desk.command(by, caseId, { type: 'change-header', input }, { ifVersion });
    const { body } = await this.reading.whole(by, caseId, { upTo: version });
    void reply.header('etag', `"${version}"`);
    return body;
  }

  @Get('cases/:id/entries')
  @Allow(...readers)
  @ApiOperation({ summary: 'The case’s entries in the caller’s book: its timeline' })
  @Answers(CaseEntries)
  async entries(
    @Param('id', id) caseId: CaseId,
    @Query({ schema: EntriesQuery }) { after, before, limit }: z.infer<typeof EntriesQuery>,
    @By() by: Principal,
  ) {
    const { version } = await this.reading.require(by.organization, caseId);
    const stream = { kind: 'case', id: caseId } as const;
    const items = await this.journal.books.entriesOf(by.organization, stream, {
      after: after ?? 0,
      before,
      limit,
    });
    // Asked for from the other end, one goes on by the first of them.
    const isFull = before === undefined && items.length === limit;
    return { items, next: isFull ? String(items.at(-1)?.number) : null, version };
  }

  @Get('cases/:id/disclosures')
  @Allow(...readers)
  @ApiOperation({
    summary: 'To whom the caller’s own events of the case were disclosed, when, and on what basis',
  })
  @Answers(DisclosureList)
  disclosures(@Param('id', id) caseId: CaseId, @By() by: Principal) {
    return this.reading.disclosures(by, caseId);
  }

  @Get('disclosures')
  @Allow(...readers)
  @ApiOperation({
    summary:
      'What the caller’s organisation told whom, when, and on what basis, over all of its cases; the newest entry first. A page may be short or empty while there is a next one',
  })
  @Answers(DisclosedEntryList)
  ledgerOfAll(@Query({ schema: LedgerQuery }) query: LedgerQuery, @By() by: Principal) {
    return this.ledger.page(by.organization, query);
  }

  @Post('cases/:id/audience')
  @Allow(...readers)
  @ApiOperation({ summary: 'Who would be given what the caller is about to write; writes nothing' })
  @Answers(CaseAudience)
  audience(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: AskAudience }) question: AskAudience,
    @By() by: Principal,
  ) {
    return this.reading.audience(by, caseId, question);
  }

  @Get('cases/:id/inviting')
  @Allow(...readers)
  @ApiOperation({ summary: 'Whom the caller may invite to this case, whom not, and why' })
  @Answers(Audience)
  async inviting(@Param('id', id) caseId: CaseId, @By() by: Principal) {
    const { view } = await this.reading.require(by.organization, caseId);
    return this.reading.inviting(by, view);
  }

  @Get('inviting')
  @Allow(...readers)
  @ApiOperation({ summary: 'Whom the caller could invite to a case of a marking, whom not, and why' })
  @Answers(Audience)
  invitingTo(@Query({ schema: InvitingQuery }) header: z.infer<typeof InvitingQuery>, @By() by: Principal) {
    return this.reading.inviting(by, header);
  }

  @Get('duties')
  @Allow(...readers)
  @ApiOperation({
    summary: 'What waits on the caller’s organisation, or on others at its request; the nearest first',
  })
  @Answers(DutyList)
  duties(@By() by: Principal) {
    return this.reading.duties(by);
  }

  @Put('cases/:id/read')
  @HttpCode(204)
  @Allow(...readers)
  @ApiOperation({ summary: 'Mark the case as read up to an entry' })
  async read(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: ReadMark }) { number }: z.infer<typeof ReadMark>,
    @By() by: Principal,
  ) {
    const { version } = await this.reading.require(by.organization, caseId);
    await this.journal.write((tx) =>
      tx.query(
        'INSERT INTO read_mark (user_id, stream_id, number) VALUES (?, ?, ?) ON CONFLICT (user_id, stream_id) DO UPDATE SET number = excluded.number',
        [by.userId, caseId, Math.min(number, version)],
      ),
    );
  }
}
