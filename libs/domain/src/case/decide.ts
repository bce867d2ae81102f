import { rejected } from '../rejection.js';
import type { CaseCommand } from './commands.js';
import {
  answerRequest,
  assignTask,
  cancelRequest,
  changeTaskState,
  requestAssistance,
} from './deciding/assistance.js';
import { meetClock, startClock } from './deciding/clocks.js';
import { addIndicator, correct, postUpdate } from './deciding/content.js';
import { addEvidence, recordAccess, recordCustody } from './deciding/evidence.js';
import type { Acting } from './deciding/guards.js';
import { changeEscalation, changeHeader, changeStatus, open } from './deciding/lead.js';
import {
  acceptHandover,
  answerInvitation,
  invite,
  offerHandover,
  remove,
  withdraw,
  withdrawHandover,
} from './deciding/roster.js';
import type { CaseDraft } from './events.js';
import type { CaseView } from './view.js';

/**
 * Answers a command with the events that it causes, or refuses with a Rejection. It knows nothing but the actor's own
 * view and the actor's own agreements, so that no refusal can tell what the actor was not told.
 */
export function decide(view: CaseView | undefined, command: CaseCommand, acting: Acting): CaseDraft[] {
  if (command.type === 'open') return open(command.reference, command.input);
  if (!view) throw rejected('not-found', 'There is no such case.');
  switch (command.type) {
    case 'change-header':
      return changeHeader(view, command.input, acting);
    case 'change-status':
      return changeStatus(view, command.input, acting);
    case 'change-escalation':
      return changeEscalation(view, command.input, acting);
    case 'invite':
      return invite(view, command.input, acting);
    case 'answer-invitation':
      return answerInvitation(view, command.accept, command.reason, acting);
    case 'withdraw':
      return withdraw(view, command.reason, acting);
    case 'remove':
      return remove(view, command.organization, command.reason, acting);
    case 'offer-handover':
      return offerHandover(view, command.to, acting);
    case 'withdraw-handover':
      return withdrawHandover(view, acting);
    case 'accept-handover':
      return acceptHandover(view, acting);
    case 'post-update':
      return postUpdate(view, command.input, acting);
    case 'add-indicator':
      return addIndicator(view, command.input, acting);
    case 'add-evidence':
      return addEvidence(view, command.id, command.input, command.file, acting);
    case 'record-custody':
      return recordCustody(view, command.id, command.input, command.evidence, acting);
    case 'record-access':
      return recordAccess(command.evidence, acting);
    case 'correct':
      return correct(view, command.input, command.original, acting);
    case 'request-assistance':
      return requestAssistance(view, command.id, command.input, acting);
    case 'answer-request':
      return answerRequest(view, command.id, command.input, acting);
    case 'cancel-request':
      return cancelRequest(view, command.id, command.reason, acting);
    case 'assign-task':
      return assignTask(view, command.id, command.input, acting);
    case 'change-task-state':
      return changeTaskState(view, command.id, command.input, acting);
    case 'start-clock':
      return startClock(view, command.id, command.input, command.hours, acting);
    case 'meet-clock':
      return meetClock(view, command.id, command.input, acting);
  }
}
