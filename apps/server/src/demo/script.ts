import { createHash } from 'node:crypto';
import {
  AddEvidence,
  AddIndicator,
  AnswerRequest,
  AssignTask,
  ChangeEscalation,
  ChangeHeader,
  ChangeStatus,
  Invite,
  PostUpdate,
  RecordCustody,
  RequestAssistance,
  StartClock,
  type AssistanceKind,
  type CaseCommand,
  type CaseStatus,
  type Disposition,
  type Duty,
  type EscalationLevel,
  type IndicatorType,
  type InvitedRole,
  type ItemId,
  type NewCase,
  type OrganizationId,
  type Pap,
  type RequestState,
  type TaskState,
  type Tlp,
  type Urgency,
} from '@entente/domain';
import { instant } from '@entente/journal';
import type { Part } from './cast.js';
import { spanMs, type Span } from './span.js';

/** The words in which the stories of the demonstration are written. */

/** One case from its opening to where it stands now. */
export interface Story {
  /** By which other stories speak of it. */
  name: string;
  lead: Part;
  /** How long ago it was opened. */
  opened: Span;
  header: Omit<NewCase, 'occurredAt' | 'detectedAt'> & {
    /** How long before the opening. */
    occurred?: Span;
    detected?: Span;
  };
  steps: readonly Step[];
}

/** When, counted from the opening of the case; who; and what it does. */
export type Step = readonly [after: Span, who: Part, act: Act];

export type Act = Deed | Correction | Filing | Custody;

/** A command, made at the moment when it is given. `as` names the event, for a correction that follows. */
interface Deed {
  command: (scene: Scene) => CaseCommand;
  as?: string | undefined;
}

interface Correction {
  corrects: string;
  text: string;
}

/** A file that is added as evidence; `as` names it for its chain of custody. */
export interface Filing {
  file: Buffer;
  as: string;
  said: (scene: Scene) => AddEvidence;
}

/** What becomes of evidence: somebody takes the file, or records a remark. */
export interface Custody {
  evidence: string;
  record: RecordCustody | 'taken';
}

/** What a step knows of the moment in which it is played. */
export interface Scene {
  at: number;
  organization(part: Part): OrganizationId;
  /** The request, task or clock of that name in this case. */
  item(name: string): ItemId;
  /** The reference of the case of another story. */
  reference(story: string): string;
}

/** A text, or the lines of one. */
export type Prose = string | readonly string[];

interface Marked {
  tlp?: Tlp;
  pap?: Pap;
  /** Those named as recipients. */
  to?: readonly Part[];
}

export const text = (prose: Prose): string => (typeof prose === 'string' ? prose : prose.join('\n'));

/** A value that looks like the SHA-256 of a file and is one of nothing but its name here. */
export const madeUpHash = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Without the fields that are left out, as a request over HTTP would be. */
function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const marking = (scene: Scene, { tlp, pap, to }: Marked) => ({
  ...{ tlp, pap },
  recipients: to?.map((part) => scene.organization(part)),
});

const from = (scene: Scene, after: Span | undefined) => after && instant(scene.at + spanMs(after));

export function status(to: Exclude<CaseStatus, 'closed'>, reason?: string): Act {
  return { command: () => ({ type: 'change-status', input: ChangeStatus.parse(given({ to, reason })) }) };
}

export function close(disposition: Disposition, summary: Prose, { of }: { of?: string } = {}): Act {
  return {
    command: (scene) => ({
      type: 'change-status',
      input: ChangeStatus.parse(
        given({
          ...{ to: 'closed', disposition, closingSummary: text(summary) },
          duplicateOf: of && scene.reference(of),
        }),
      ),
    }),
  };
}

export function escalate(level: EscalationLevel, reason: string): Act {
  return { command: () => ({ type: 'change-escalation', input: ChangeEscalation.parse({ level, reason }) }) };
}

export function change(fields: ChangeHeader): Act {
  return { command: () => ({ type: 'change-header', input: ChangeHeader.parse(fields) }) };
}

export function invite(part: Part, role: InvitedRole, message?: string): Act {
  return {
    command: (scene) => ({
      type: 'invite',
      input: Invite.parse(given({ organizationId: scene.organization(part), role, message })),
    }),
  };
}

export function accept(reason?: string): Act {
  return { command: () => ({ type: 'answer-invitation', accept: true, reason }) };
}

export function decline(reason: string): Act {
  return { command: () => ({ type: 'answer-invitation', accept: false, reason }) };
}

export function withdraw(reason: string): Act {
  return { command: () => ({ type: 'withdraw', reason }) };
}

export function remove(part: Part, reason: string): Act {
  return { command: (scene) => ({ type: 'remove', organization: scene.organization(part), reason }) };
}

export function offerLead(part: Part): Act {
  return { command: (scene) => ({ type: 'offer-handover', to: scene.organization(part) }) };
}

export function takeLead(): Act {
  return { command: () => ({ type: 'accept-handover' }) };
}

export function update(prose: Prose, { as, ...marked }: Marked & { as?: string } = {}): Act {
  return {
    command: (scene) => ({
      type: 'post-update',
      input: PostUpdate.parse(given({ text: text(prose), ...marking(scene, marked) })),
    }),
    as,
  };
}

export function lesson(prose: Prose, marked: Marked = {}): Act {
  return {
    command: (scene) => ({
      type: 'post-update',
      input: PostUpdate.parse(given({ text: text(prose), lesson: true, ...marking(scene, marked) })),
    }),
  };
}

export function correct(as: string, prose: Prose): Act {
  return { corrects: as, text: text(prose) };
}

export function indicator(
  type: IndicatorType,
  value: string,
  { as, note, block, ...marked }: Marked & { as?: string; note?: string; block?: true } = {},
): Act {
  return {
    command: (scene) => ({
      type: 'add-indicator',
      input: AddIndicator.parse(given({ type, value, note, toBlock: block, ...marking(scene, marked) })),
    }),
    as,
  };
}

export function evidence(
  as: string,
  name: string,
  file: Buffer,
  { description, ...marked }: Marked & { description?: string } = {},
): Act {
  return {
    ...{ file, as },
    said: (scene) => AddEvidence.parse(given({ name, description, ...marking(scene, marked) })),
  };
}

export function take(as: string): Act {
  return { evidence: as, record: 'taken' };
}

export function custody(as: string, act: RecordCustody['act'], prose: string): Act {
  return { evidence: as, record: RecordCustody.parse({ act, text: prose }) };
}

export function ask(
  as: string,
  part: Part,
  kind: AssistanceKind,
  urgency: Urgency,
  prose: Prose,
  { tlp, due }: { tlp?: Tlp; due?: Span } = {},
): Act {
  return {
    command: (scene) => ({
      type: 'request-assistance',
      id: scene.item(as),
      input: RequestAssistance.parse(
        given({
          ...{ to: scene.organization(part), kind, urgency, text: text(prose) },
          ...{ tlp, dueAt: from(scene, due) },
        }),
      ),
    }),
    as,
  };
}

export function answer(
  request: string,
  state: Exclude<RequestState, 'requested' | 'cancelled'>,
  prose?: Prose,
  { tlp }: { tlp?: Tlp } = {},
): Act {
  return {
    command: (scene) => ({
      type: 'answer-request',
      id: scene.item(request),
      input: AnswerRequest.parse(given({ state, text: prose && text(prose), tlp })),
    }),
  };
}

export function cancel(request: string, reason: string): Act {
  return { command: (scene) => ({ type: 'cancel-request', id: scene.item(request), reason }) };
}

export function assign(
  as: string,
  part: Part,
  title: string,
  { due, tlp }: { due?: Span; tlp?: Tlp } = {},
): Act {
  return {
    command: (scene) => ({
      type: 'assign-task',
      id: scene.item(as),
      input: AssignTask.parse(
        given({ title, assignee: scene.organization(part), dueAt: from(scene, due), tlp }),
      ),
    }),
  };
}

export function task(name: string, state: TaskState): Act {
  return { command: (scene) => ({ type: 'change-task-state', id: scene.item(name), input: { state } }) };
}

/** Starts the clock of a duty to report; `ago` says how long before this step it began to run. */
export function startClock(duty: Duty, { ago = '0:00' }: { ago?: Span } = {}): Act {
  return {
    command: (scene) => ({
      type: 'start-clock',
      id: scene.item(duty),
      input: StartClock.parse({ duty, startedAt: instant(scene.at - spanMs(ago)) }),
    }),
  };
}

export function meetClock(duty: Duty, note: string): Act {
  return { command: (scene) => ({ type: 'meet-clock', id: scene.item(duty), input: { note } }) };
}
