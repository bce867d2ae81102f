import { Body, Controller, Get, Inject, Param, Post, Put, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  Audience,
  BulletinIndicators,
  Done,
  EditionList,
  Matches,
  Publication,
  PublicationDisclosureList,
  PublicationList as Listed,
} from '@entente/contract';
import {
  CaseId,
  Comment,
  EventId,
  NoInput,
  PublicationId,
  Publish,
  Revise,
  Withdraw,
  type PublicationCommand,
} from '@entente/domain';
import {
  Allow,
  Answers,
  As,
  By,
  ETagOfVersion,
  readers,
  Repeatable,
  Versioned,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { PublicationDesk } from './publication-desk.js';
import { PublicationList, PublicationQuery } from './publication-list.js';
import { AskPublicationAudience, MatchQuery, PublicationReading } from './publication-reading.js';

const id = { schema: PublicationId };
const Choose = z.strictObject({ caseId: CaseId, indicators: z.array(EventId).min(1).max(500) });

/** What organisations publish to each other beside cases: bulletins, policies, practices, technologies, needs, offers, projects. */
@ApiTags('publications')
@Controller('api')
@UseInterceptors(ETagOfVersion)
export class PublicationsController {
  constructor(
    @Inject(PublicationDesk) private readonly desk: PublicationDesk,
    @Inject(PublicationList) private readonly publications: PublicationList,
    @Inject(PublicationReading) private readonly reading: PublicationReading,
  ) {}

  @Get('publications')
  @Allow(...readers)
  @ApiOperation({ summary: 'The publications in the caller’s book, those with news first' })
  @Answers(Listed)
  async list(@Query({ schema: PublicationQuery }) query: PublicationQuery, @By() by: Principal) {
    const { items, next } = await this.publications.page(by.organization, query);
    return { items: items.map((one) => this.reading.present(by, one)), next };
  }

  @Get('publications/:id')
  @Allow(...readers)
  @ApiOperation({ summary: 'One publication, as the caller’s book tells of it' })
  @Answers(Publication)
  one(@Param('id', id) publicationId: PublicationId, @By() by: Principal) {
    return this.reading.one(by, publicationId);
  }

  @Get('publications/:id/editions')
  @Allow(...readers)
  @ApiOperation({ summary: 'All editions of it that the caller’s book was given' })
  @Answers(EditionList)
  editions(@Param('id', id) publicationId: PublicationId, @By() by: Principal) {
    return this.reading.editions(by, publicationId);
  }

  @Post('publications')
  @Allow('operator', 'manager')
  @Repeatable()
  @ApiOperation({ summary: 'Publish to all who may have it, or to those named' })
  @Answers(Publication, 201)
  async publish(
    @Body({ schema: Publish }) input: Publish,
    @As() { by, once }: Command,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const published = await this.desk.publish(by, input, once);
    void reply.header('location', `/api/publications/${published.id}`);
    return this.reading.one(by, published.id);
  }

  @Put('publications/:id')
  @Allow('operator', 'manager')
  @Versioned()
  @ApiOperation({ summary: 'Publish a new edition of one’s own' })
  @Answers(Publication)
  async revise(
    @Param('id', id) publicationId: PublicationId,
    @Body({ schema: Revise }) input: Revise,
    @As() as: Command,
  ) {
    await this.desk.command(as.by, publicationId, { type: 'revise', input }, as);
    return this.reading.one(as.by, publicationId);
  }

  @Post('publications/:id/withdrawal')
  @Allow('operator', 'manager')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Withdraw what one has published; it stays to be read as withdrawn' })
  @Answers(Done, 201)
  withdraw(
    @Param('id', id) publicationId: PublicationId,
    @Body({ schema: Withdraw }) input: Withdraw,
    @As() as: Command,
  ) {
    return this.command(publicationId, { type: 'withdraw', input }, as);
  }

  @Post('publications/:id/acknowledgement')
  @Allow('operator', 'responder', 'manager')
  @Repeatable()
  @ApiOperation({
    summary: 'Confirm to its publisher that one’s organisation has read the edition that stands',
  })
  @Answers(Done, 201)
  acknowledge(
    @Param('id', id) publicationId: PublicationId,
    @Body({ schema: NoInput.optional() }) _: unknown,
    @As() as: Command,
  ) {
    return this.command(publicationId, { type: 'acknowledge' }, as);
  }

  @Post('publications/:id/comments')
  @Allow('operator', 'responder', 'manager')
  @Repeatable()
  @ApiOperation({ summary: 'Comment, with the marking of the publication or one of its own' })
  @Answers(Done, 201)
  comment(
    @Param('id', id) publicationId: PublicationId,
    @Body({ schema: Comment }) input: Comment,
    @As() as: Command,
  ) {
    return this.command(publicationId, { type: 'comment', input }, as);
  }

  @Get('publications/:id/disclosures')
  @Allow(...readers)
  @ApiOperation({ summary: 'To whom the caller’s own part of it was disclosed, when and on what basis' })
  @Answers(PublicationDisclosureList)
  disclosures(@Param('id', id) publicationId: PublicationId, @By() by: Principal) {
    return this.reading.disclosures(by, publicationId);
  }

  @Post('publications/audience')
  @Allow(...readers)
  @ApiOperation({ summary: 'Who would be given a publication of a kind and a marking, and who not and why' })
  @Answers(Audience)
  audience(@Body({ schema: AskPublicationAudience }) question: AskPublicationAudience, @By() by: Principal) {
    return this.reading.audience(by, question);
  }

  @Get('capabilities/matches')
  @Allow(...readers)
  @ApiOperation({ summary: 'The offers of partners that answer a need, the best first, with the reasons' })
  @Answers(Matches)
  matches(@Query({ schema: MatchQuery }) query: MatchQuery, @By() by: Principal) {
    return this.reading.matches(by, query);
  }

  @Post('publications/indicators')
  @Allow('operator', 'manager')
  @ApiOperation({
    summary: 'Indicators of a case in the form in which a bulletin carries them; one’s own alone',
  })
  @Answers(BulletinIndicators)
  async fromCase(
    @Body({ schema: Choose }) { caseId, indicators }: z.infer<typeof Choose>,
    @By() by: Principal,
  ) {
    return { items: await this.desk.indicatorsFrom(by, caseId, indicators), next: null };
  }

  private async command(publicationId: PublicationId, command: PublicationCommand, as: Command) {
    const { eventId, version } = await this.desk.command(as.by, publicationId, command, as);
    return { eventId, version };
  }
}
