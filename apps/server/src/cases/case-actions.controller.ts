import { Body, Controller, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { v7 as uuidv7 } from 'uuid';
import { Done } from '@entente/contract';
import {
  AddIndicator,
  AnswerInvitation,
  AnswerRequest,
  AssignTask,
  CaseId,
  ChangeEscalation,
  ChangeStatus,
  ChangeTaskState,
  Correct,
  Invite,
  ItemId,
  MeetClock,
  NoInput,
  OfferHandover,
  OrganizationId,
  PostUpdate,
  rejected,
  RequestAssistance,
  StartClock,
  type CaseCommand,
} from '@entente/domain';
import type { Appended } from '@entente/journal';
import {
  Allow,
  Answers,
  As,
  ETagOfVersion,
  Repeatable,
  Versioned,
  type Command,
} from '../edge/edge.module.js';
import { CaseDesk } from './case-desk.js';

const id = { schema: CaseId };
const oid = { schema: OrganizationId };
const item = { schema: ItemId };

/** Ids of requests, tasks and clocks are made here: the domain makes none. */
const freshId = () => uuidv7() as ItemId;

/** What is done to a case. Every route answers `{eventId, version}` and takes If-Match and Idempotency-Key. */
@ApiTags('cases')
@Controller('api/cases/:id')
@UseInterceptors(ETagOfVersion)
@Repeatable()
@Versioned()
export class CaseActionsController {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  @Post('status')
  @Allow('operator')
  @ApiOperation({ summary: 'Move the case to its next status, close it, or reopen it' })
  @Answers(Done, 201)
  status(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: ChangeStatus }) input: ChangeStatus,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'change-status', input }, as);
  }

  @Post('escalation')
  @Allow('operator', 'manager')
  @ApiOperation({ summary: 'Escalate, or step back down; a manager only to the strategic level' })
  @Answers(Done, 201)
  escalation(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: ChangeEscalation }) input: ChangeEscalation,
    @As() as: Command,
  ) {
    if (!as.by.roles.includes('operator') && input.level !== 'strategic')
      throw rejected('forbidden', 'A manager escalates to the strategic level; the rest is the operators’.');
    return this.perform(caseId, { type: 'change-escalation', input }, as);
  }

  @Post('participants')
  @Allow('operator')
  @ApiOperation({ summary: 'Invite an organisation, on the basis of an agreement' })
  @Answers(Done, 201)
  invite(@Param('id', id) caseId: CaseId, @Body({ schema: Invite }) input: Invite, @As() as: Command) {
    return this.perform(caseId, { type: 'invite', input }, as);
  }

  @Post('participants/:organization/acceptance')
  @Allow('operator')
  @ApiOperation({ summary: 'Accept the invitation and its handling terms' })
  @Answers(Done, 201)
  accept(
    @Param('id', id) caseId: CaseId,
    @Param('organization', oid) organization: OrganizationId,
    @Body({ schema: AnswerInvitation.optional() }) input: AnswerInvitation | undefined,
    @As() as: Command,
  ) {
    requireOwn(organization, as);
    return this.perform(caseId, { type: 'answer-invitation', accept: true, reason: input?.reason }, as);
  }

  @Post('participants/:organization/declination')
  @Allow('operator')
  @ApiOperation({ summary: 'Decline the invitation' })
  @Answers(Done, 201)
  decline(
    @Param('id', id) caseId: CaseId,
    @Param('organization', oid) organization: OrganizationId,
    @Body({ schema: AnswerInvitation.optional() }) input: AnswerInvitation | undefined,
    @As() as: Command,
  ) {
    requireOwn(organization, as);
    return this.perform(caseId, { type: 'answer-invitation', accept: false, reason: input?.reason }, as);
  }

  @Post('participants/:organization/withdrawal')
  @Allow('operator')
  @ApiOperation({ summary: 'Leave the case' })
  @Answers(Done, 201)
  withdraw(
    @Param('id', id) caseId: CaseId,
    @Param('organization', oid) organization: OrganizationId,
    @Body({ schema: AnswerInvitation.optional() }) input: AnswerInvitation | undefined,
    @As() as: Command,
  ) {
    requireOwn(organization, as);
    return this.perform(caseId, { type: 'withdraw', reason: input?.reason }, as);
  }

  @Post('participants/:organization/removal')
  @Allow('operator')
  @ApiOperation({ summary: 'Remove a participant; it is given nothing new' })
  @Answers(Done, 201)
  remove(
    @Param('id', id) caseId: CaseId,
    @Param('organization', oid) organization: OrganizationId,
    @Body({ schema: AnswerInvitation.optional() }) input: AnswerInvitation | undefined,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'remove', organization, reason: input?.reason }, as);
  }

  @Post('handover')
  @Allow('operator')
  @ApiOperation({ summary: 'Offer the lead to an accepted participant' })
  @Answers(Done, 201)
  offerHandover(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: OfferHandover }) input: OfferHandover,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'offer-handover', to: input.organizationId }, as);
  }

  @Post('handover/acceptance')
  @Allow('operator')
  @ApiOperation({ summary: 'Take over the lead' })
  @Answers(Done, 201)
  acceptHandover(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: NoInput.optional() }) _: unknown,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'accept-handover' }, as);
  }

  @Post('handover/withdrawal')
  @Allow('operator')
  @ApiOperation({ summary: 'Take back an offer of the lead that was not accepted yet' })
  @Answers(Done, 201)
  withdrawHandover(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: NoInput.optional() }) _: unknown,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'withdraw-handover' }, as);
  }

  @Post('updates')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Post an update to the timeline' })
  @Answers(Done, 201)
  update(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: PostUpdate }) input: PostUpdate,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'post-update', input }, as);
  }

  @Post('indicators')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Add an indicator of compromise' })
  @Answers(Done, 201)
  indicator(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: AddIndicator }) input: AddIndicator,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'add-indicator', input }, as);
  }

  @Post('assistance-requests')
  @Allow('operator')
  @ApiOperation({ summary: 'Ask a participant for assistance' })
  @Answers(Done, 201)
  ask(
    @Param('id', id) caseId: CaseId,
    @Body({ schema: RequestAssistance }) input: RequestAssistance,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'request-assistance', id: freshId(), input }, as);
  }

  @Post('assistance-requests/:item/response')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Answer a request' })
  @Answers(Done, 201)
  answer(
    @Param('id', id) caseId: CaseId,
    @Param('item', item) itemId: ItemId,
    @Body({ schema: AnswerRequest }) input: AnswerRequest,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'answer-request', id: itemId, input }, as);
  }

  @Post('assistance-requests/:item/cancellation')
  @Allow('operator')
  @ApiOperation({ summary: 'Cancel a request that one’s own organisation made' })
  @Answers(Done, 201)
  cancel(
    @Param('id', id) caseId: CaseId,
    @Param('item', item) itemId: ItemId,
    @Body({ schema: AnswerInvitation.optional() }) input: AnswerInvitation | undefined,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'cancel-request', id: itemId, reason: input?.reason }, as);
  }

  @Post('tasks')
  @Allow('operator')
  @ApiOperation({ summary: 'Assign a task to an organisation' })
  @Answers(Done, 201)
  task(@Param('id', id) caseId: CaseId, @Body({ schema: AssignTask }) input: AssignTask, @As() as: Command) {
    return this.perform(caseId, { type: 'assign-task', id: freshId(), input }, as);
  }

  @Post('tasks/:item/state')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Move a task' })
  @Answers(Done, 201)
  taskState(
    @Param('id', id) caseId: CaseId,
    @Param('item', item) itemId: ItemId,
    @Body({ schema: ChangeTaskState }) input: ChangeTaskState,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'change-task-state', id: itemId, input }, as);
  }

  @Post('clocks')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Start the clock of a duty to report; it stays within one’s own organisation' })
  @Answers(Done, 201)
  clock(@Param('id', id) caseId: CaseId, @Body({ schema: StartClock }) input: StartClock, @As() as: Command) {
    return answered(this.desk.startClock(as.by, caseId, freshId(), input, as));
  }

  @Post('clocks/:item/met')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Say that a duty to report was met' })
  @Answers(Done, 201)
  met(
    @Param('id', id) caseId: CaseId,
    @Param('item', item) itemId: ItemId,
    @Body({ schema: MeetClock.optional() }) input: MeetClock | undefined,
    @As() as: Command,
  ) {
    return this.perform(caseId, { type: 'meet-clock', id: itemId, input: input ?? {} }, as);
  }

  @Post('corrections')
  @Allow('operator', 'responder')
  @ApiOperation({ summary: 'Replace the text of an entry that one’s own organisation wrote' })
  @Answers(Done, 201)
  correct(@Param('id', id) caseId: CaseId, @Body({ schema: Correct }) input: Correct, @As() as: Command) {
    return answered(this.desk.correct(as.by, caseId, input, as));
  }

  private perform(caseId: CaseId, command: CaseCommand, as: Command) {
    return answered(this.desk.command(as.by, caseId, command, as));
  }
}

/** What every route answers of what was recorded. */
async function answered(recording: Promise<Appended>) {
  const { eventId, version } = await recording;
  return { eventId, version };
}

function requireOwn(organization: OrganizationId, { by }: Command): void {
  if (organization !== by.organization)
    throw rejected(
      'forbidden',
      'An organisation answers its own invitations and leaves by itself; the lead may remove it.',
    );
}
