import { z } from 'zod';

export const caseStatuses = ['new', 'triage', 'responding', 'contained', 'recovering', 'closed'] as const;
export const CaseStatus = z.enum(caseStatuses);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** From which status a case may go to which (domain.md, Status). */
export const statusTransitions = {
  new: ['triage', 'closed'],
  triage: ['responding', 'closed'],
  responding: ['contained', 'closed'],
  contained: ['recovering', 'responding'],
  recovering: ['closed', 'responding'],
  closed: ['responding'],
} as const satisfies Record<CaseStatus, readonly CaseStatus[]>;

export const Disposition = z.enum(['resolved', 'false-positive', 'duplicate', 'no-action', 'handed-over']);
export type Disposition = z.infer<typeof Disposition>;

/** The role in which an organisation may be invited; `lead` belongs to one organisation and is handed over, not given. */
export const InvitedRole = z.enum(['affected', 'assisting', 'informed']);
export type InvitedRole = z.infer<typeof InvitedRole>;
export const ParticipantRole = z.enum(['lead', ...InvitedRole.options]);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

export const participationStates = ['invited', 'accepted', 'declined', 'withdrawn', 'removed'] as const;
export const ParticipationState = z.enum(participationStates);
export type ParticipationState = z.infer<typeof ParticipationState>;

export const RequestState = z.enum([
  'requested',
  'acknowledged',
  'accepted',
  'declined',
  'in-progress',
  'delivered',
  'closed',
  'cancelled',
]);
export type RequestState = z.infer<typeof RequestState>;

/**
 * What the addressee may answer to a request that stands where (domain.md, Assistance request). An acknowledgement
 * may be left out: who accepts at once has acknowledged too. `closed` may be said by either side.
 */
export const requestTransitions = {
  requested: ['acknowledged', 'accepted', 'declined'],
  acknowledged: ['accepted', 'declined'],
  accepted: ['in-progress', 'delivered'],
  'in-progress': ['delivered'],
  delivered: ['closed'],
  declined: [],
  closed: [],
  cancelled: [],
} as const satisfies Record<RequestState, readonly RequestState[]>;

/** Requests that still wait for something; while the lead knows of one, the case does not close. */
export const openRequestStates: ReadonlySet<RequestState> = new Set<RequestState>([
  'requested',
  'acknowledged',
  'accepted',
  'in-progress',
]);

/** Tasks that somebody still has to do. */
export const openTaskStates: ReadonlySet<TaskState> = new Set<TaskState>(['open', 'in-progress']);

/** A link of the chain of custody of a piece of evidence: the file was taken from here, the original changed hands, a remark. */
export const CustodyAct = z.enum(['accessed', 'transferred', 'noted']);
export type CustodyAct = z.infer<typeof CustodyAct>;

export const TaskState = z.enum(['open', 'in-progress', 'done', 'cancelled']);
export type TaskState = z.infer<typeof TaskState>;

export const taskTransitions = {
  open: ['in-progress', 'done', 'cancelled'],
  'in-progress': ['open', 'done', 'cancelled'],
  done: ['open'],
  cancelled: ['open'],
} as const satisfies Record<TaskState, readonly TaskState[]>;
