import type { ItemId } from '../../ids.js';
import { rejected } from '../../rejection.js';
import { defaultDueAt } from '../../vocabulary/assistance.js';
import type { AnswerRequest, AssignTask, ChangeTaskState, RequestAssistance } from '../commands.js';
import type { CaseDraft } from '../events.js';
import { openRequests, participant, type AssistanceRequest, type CaseView, type Task } from '../view.js';
import { requestTransitions, taskTransitions } from '../vocabulary.js';
import {
  markingFor,
  requireAccepted,
  requireNotClosed,
  requireReach,
  requireRoom,
  type Acting,
} from './guards.js';

/** What one party asks of another: assistance and tasks. */

export function requestAssistance(
  view: CaseView,
  id: ItemId,
  input: RequestAssistance,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  requireNotClosed(view);
  requireRoom(
    view.requests.filter(({ requester }) => requester === acting.by),
    'requests',
  );
  const { to, kind, urgency, text } = input;
  if (to === acting.by)
    throw rejected('addressed-to-oneself', 'Ask another organisation, or assign yourself a task.');
  if (!participant(view, to))
    throw rejected(
      'would-not-reach',
      `${acting.nameOf(to)} does not take part in the case as far as you know: invite it first.`,
    );
  const dueAt = input.dueAt ?? defaultDueAt(urgency, acting.at);
  if (dueAt <= acting.at) throw rejected('due-in-the-past', 'The due time lies in the past.');
  const draft: CaseDraft = {
    type: 'assistance-requested',
    data: { id, to, kind, urgency, text, dueAt },
    marking: markingFor(to, view, input.tlp),
  };
  requireReach(view, draft, to, acting);
  return [draft];
}

/** The addressee answers; when it has delivered, either side may call the request closed. */
export function answerRequest(view: CaseView, id: ItemId, input: AnswerRequest, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  const request = find(view.requests, id, 'request');
  const mayClose = input.state === 'closed' && request.requester === acting.by;
  if (request.addressee !== acting.by && !mayClose)
    throw rejected('not-the-addressee', `Only ${acting.nameOf(request.addressee)} can answer this request.`);
  const allowed: readonly string[] = requestTransitions[request.state];
  if (!allowed.includes(input.state))
    throw rejected(
      'request-transition-not-allowed',
      allowed.length > 0
        ? `A request that is ${request.state} can only become ${allowed.join(' or ')}.`
        : `The request is ${request.state}: ask anew.`,
    );
  const to = otherSide(request, acting);
  const draft: CaseDraft = {
    type: 'assistance-answered',
    data: { id, to, state: input.state, ...(input.text && { text: input.text }) },
    marking: markingFor(to, view, input.tlp, request.tlp),
  };
  requireReach(view, draft, to, acting);
  return [draft];
}

function otherSide(request: AssistanceRequest, { by }: Acting) {
  return request.requester === by ? request.addressee : request.requester;
}

export function cancelRequest(
  view: CaseView,
  id: ItemId,
  reason: string | undefined,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  const request = find(view.requests, id, 'request');
  if (request.requester !== acting.by)
    throw rejected('not-the-requester', `Only ${acting.nameOf(request.requester)} can cancel this request.`);
  if (!openRequests(view).includes(request))
    throw rejected('request-transition-not-allowed', `The request is ${request.state} already.`);
  const to = request.addressee;
  const data = { id, to, ...(reason && { reason }) };
  return [{ type: 'assistance-cancelled', data, marking: markingFor(to, view, undefined, request.tlp) }];
}

export function assignTask(view: CaseView, id: ItemId, input: AssignTask, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  requireNotClosed(view);
  requireRoom(
    view.tasks.filter(({ author }) => author === acting.by),
    'tasks',
  );
  const { title, assignee, dueAt } = input;
  const draft: CaseDraft = {
    type: 'task-assigned',
    data: { id, title, assignee, ...(dueAt && { dueAt }) },
    marking: markingFor(assignee, view, input.tlp),
  };
  requireReach(view, draft, assignee, acting);
  return [draft];
}

/** The assignee moves its task; the author may take it back. */
export function changeTaskState(
  view: CaseView,
  id: ItemId,
  { state }: ChangeTaskState,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  const task = find(view.tasks, id, 'task');
  const mayCancel = state === 'cancelled' && task.author === acting.by;
  if (task.assignee !== acting.by && !mayCancel)
    throw rejected('not-the-assignee', `Only ${acting.nameOf(task.assignee)} can move this task.`);
  const allowed: readonly string[] = taskTransitions[task.state];
  if (!allowed.includes(state))
    throw rejected(
      'task-transition-not-allowed',
      `A task that is ${task.state} can only become ${allowed.join(' or ')}.`,
    );
  const to = task.author === acting.by ? task.assignee : task.author;
  const draft: CaseDraft = {
    type: 'task-state-changed',
    data: { id, to, state },
    marking: markingFor(to, view, undefined, task.tlp),
  };
  requireReach(view, draft, to, acting);
  return [draft];
}

function find<T extends AssistanceRequest | Task>(items: T[], id: ItemId, what: string): T {
  const item = items.find((one) => one.id === id);
  if (!item) throw rejected('not-found', `There is no such ${what} in this case.`);
  return item;
}
