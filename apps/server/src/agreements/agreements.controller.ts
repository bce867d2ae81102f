import { Body, Controller, Get, Inject, Param, Post, Put, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  Agreement,
  AgreementList,
  AgreementSucceeded,
  AgreementTemplateList,
  Done,
  Exchange as ExchangeUnder,
} from '@entente/contract';
import {
  Accede,
  AgreementId,
  agreementTemplates,
  ChangeContacts,
  NoInput,
  RecordDocument,
  rejected,
  RenewAgreement,
  SignAgreement,
  SuspendAgreement,
  TerminateAgreement,
  Terms,
  type AgreementCommand,
} from '@entente/domain';
import { instant, Journal, type Appended } from '@entente/journal';
import {
  Allow,
  Answers,
  As,
  By,
  ETagOfVersion,
  everyone,
  readers,
  Repeatable,
  Versioned,
  type Command,
  type Principal,
} from '../edge/edge.module.js';
import { AgreementDesk, presentAgreement } from './agreement-desk.js';
import { Exchange } from './exchange.js';

const id = { schema: AgreementId };
const LatestQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });

/** The register of memoranda of the caller's organisation. The registrar may act where it drafts or records paper. */
@ApiTags('agreements')
@Controller('api/agreements')
@UseInterceptors(ETagOfVersion)
export class AgreementsController {
  constructor(
    @Inject(AgreementDesk) private readonly desk: AgreementDesk,
    @Inject(Exchange) private readonly exchange: Exchange,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  @Get()
  @Allow(...everyone)
  @ApiOperation({ summary: 'The agreements in the caller’s book, with their states now' })
  @Answers(AgreementList)
  async list(@By() by: Principal) {
    const rows = await this.journal.books.agreementVersions(by.organization);
    const now = instant(this.journal.now());
    const register = rows.map(({ view }) => view);
    const items = rows.map(({ view, version }) => presentAgreement(view, version, now, register));
    return { items, next: null };
  }

  @Get('templates')
  @Allow(...everyone)
  @ApiOperation({ summary: 'What a draft may begin with: text, scopes, ceiling and length of the term' })
  @Answers(AgreementTemplateList)
  templates() {
    return { items: agreementTemplates.map((one) => ({ ...one, scopes: [...one.scopes] })), next: null };
  }

  @Get(':id')
  @Allow(...everyone)
  @ApiOperation({ summary: 'One agreement, with its state now and its signatures' })
  @Answers(Agreement)
  async one(@Param('id', id) agreementId: AgreementId, @By() by: Principal) {
    const known = await this.requireKnown(by, agreementId);
    const register = await this.journal.books.agreements(by.organization);
    return presentAgreement(known.view, known.version, instant(this.journal.now()), register);
  }

  @Get(':id/disclosures')
  @Allow(...readers)
  @ApiOperation({
    summary:
      'What the caller gave to the other parties under the agreement and got from them: counted, and the last of it',
  })
  @Answers(ExchangeUnder)
  async disclosures(
    @Param('id', id) agreementId: AgreementId,
    @Query({ schema: LatestQuery }) { limit }: z.infer<typeof LatestQuery>,
    @By() by: Principal,
  ) {
    await this.requireKnown(by, agreementId);
    const { figures, items } = await this.exchange.under(by.organization, agreementId, limit);
    return { figures, items, next: null };
  }

  private async requireKnown(by: Principal, agreementId: AgreementId) {
    const known = await this.journal.books.agreement(by.organization, agreementId);
    if (!known) throw rejected('not-found', 'There is no such agreement in your book.');
    return known;
  }

  @Post()
  @Allow('manager', 'admin')
  @Repeatable()
  @ApiOperation({ summary: 'Draft an agreement; nobody else learns of it before it is proposed' })
  @Answers(Agreement, 201)
  async draft(
    @Body({ schema: Terms }) terms: Terms,
    @As() { by, once }: Command,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireManager(by);
    const drafted = await this.desk.draft(by, terms, once);
    void reply.header('location', `/api/agreements/${drafted.id}`);
    return this.one(drafted.id, by);
  }

  @Put(':id')
  @Allow('manager', 'admin')
  @Versioned()
  @ApiOperation({ summary: 'Replace the text of a draft' })
  @Answers(Agreement)
  async change(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: Terms }) terms: Terms,
    @As() { by, ifVersion }: Command,
  ) {
    requireManager(by);
    await this.desk.change(by, agreementId, terms, ifVersion);
    return this.one(agreementId, by);
  }

  @Post(':id/proposal')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Propose a draft to its parties, who sign it one by one' })
  @Answers(Done, 201)
  propose(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: NoInput.optional() }) _: unknown,
    @As() as: Command,
  ) {
    return this.command(agreementId, { type: 'propose' }, as);
  }

  @Post(':id/signatures')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({
    summary: 'Sign for one’s own organisation; the registrar also records a signature on paper for another',
  })
  @Answers(Done, 201)
  async sign(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: SignAgreement.optional() }) input: SignAgreement | undefined,
    @As() as: Command,
  ) {
    requireManager(as.by);
    const { eventId, version } = await this.desk.sign(as.by, agreementId, input ?? {}, as);
    return { eventId, version };
  }

  @Post(':id/documents')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Record the SHA-256 of the signed document, by which every party knows it again' })
  @Answers(Done, 201)
  recordDocument(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: RecordDocument }) input: RecordDocument,
    @As() as: Command,
  ) {
    return this.command(agreementId, { type: 'record-document', ...input }, as);
  }

  @Put(':id/contacts')
  @Allow('operator', 'manager', 'admin')
  @Versioned()
  @ApiOperation({ summary: 'Name one’s own points of contact anew, in the place of those that one had' })
  @Answers(Agreement)
  async changeContacts(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: ChangeContacts }) input: ChangeContacts,
    @As() as: Command,
  ) {
    // Who is called at night changes in the night, when no manager is there.
    if (!as.by.roles.includes('operator')) requireManager(as.by);
    await this.desk.command(as.by, agreementId, { type: 'change-contacts', ...input }, as);
    return this.one(agreementId, as.by);
  }

  @Post(':id/suspension')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Suspend at once; from then on nothing more is disclosed under it' })
  @Answers(Done, 201)
  suspend(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: SuspendAgreement }) input: SuspendAgreement,
    @As() as: Command,
  ) {
    return this.command(agreementId, { type: 'suspend', ...input }, as);
  }

  @Post(':id/resumption')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Lift one’s own suspension; what may be disclosed again is entered now' })
  @Answers(Done, 201)
  resume(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: NoInput.optional() }) _: unknown,
    @As() as: Command,
  ) {
    return this.command(agreementId, { type: 'resume' }, as);
  }

  @Post(':id/termination')
  @Allow('manager', 'admin')
  @Repeatable()
  @Versioned()
  @ApiOperation({ summary: 'Terminate now, or at a notice date' })
  @Answers(Done, 201)
  terminate(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: TerminateAgreement }) input: TerminateAgreement,
    @As() as: Command,
  ) {
    return this.command(agreementId, { type: 'terminate', ...input }, as);
  }

  @Post(':id/renewal')
  @Allow('manager', 'admin')
  @Repeatable()
  @ApiOperation({ summary: 'Propose a successor with a new term; every party signs it anew' })
  @Answers(AgreementSucceeded, 201)
  async renew(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: RenewAgreement }) input: RenewAgreement,
    @As() { by, once }: Command,
  ) {
    requireManager(by);
    const { eventId, version, successor } = await this.desk.renew(by, agreementId, input, once);
    return { eventId, version, successor };
  }

  @Post(':id/accession')
  @Allow('manager', 'admin')
  @Repeatable()
  @ApiOperation({
    summary:
      'Propose a successor with a further party until the same day; every party signs it, the new one too',
  })
  @Answers(AgreementSucceeded, 201)
  async accede(
    @Param('id', id) agreementId: AgreementId,
    @Body({ schema: Accede }) input: Accede,
    @As() { by, once }: Command,
  ) {
    requireManager(by);
    const { eventId, version, successor } = await this.desk.accede(by, agreementId, input, once);
    return { eventId, version, successor };
  }

  private async command(
    agreementId: AgreementId,
    command: AgreementCommand,
    as: Command,
  ): Promise<Pick<Appended, 'eventId' | 'version'>> {
    requireManager(as.by);
    const { eventId, version } = await this.desk.command(as.by, agreementId, command, as);
    return { eventId, version };
  }
}

/** Agreements are a manager's; an administrator acts in them only as the registrar (domain.md, Who). */
function requireManager(by: Principal): void {
  if (!by.roles.includes('manager') && !by.registrar)
    throw rejected('forbidden', 'This needs the role manager.');
}
