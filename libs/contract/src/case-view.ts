import { z } from 'zod';
import {
  AssistanceKind,
  CaseId,
  Duty,
  EventId,
  Header,
  ItemId,
  OrganizationId,
  ParticipantRole,
  ParticipationState,
  RequestState,
  Restated,
  TaskState,
  Urgency,
  type CaseView as View,
} from '@entente/domain';
import { Instant, Tlp } from './values.js';

export const Role = ParticipantRole.nullable().describe(
  'Null where the caller’s organisation was not told it',
);

/** What the header of a case says, whoever reads it, beside what it may leave out. */
export const header = Header.omit({ pap: true, occurredAt: true, detectedAt: true }).shape;

/** What is known of a case beside its header. */
export const standing = {
  id: CaseId,
  ...Restated.pick({
    reference: true,
    status: true,
    escalation: true,
    disposition: true,
    duplicateOf: true,
    closingSummary: true,
    closedAt: true,
  }).shape,
  openedAt: Instant.nullable().describe('Null until the caller’s organisation was told'),
};

export const request = {
  id: ItemId,
  requester: OrganizationId,
  addressee: OrganizationId,
  kind: AssistanceKind.nullable().describe('Null where the caller’s organisation was told the answer only'),
  urgency: Urgency.nullable(),
  tlp: Tlp.nullable(),
  requestedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  state: RequestState,
  since: Instant,
};

export const task = {
  id: ItemId,
  author: OrganizationId,
  assignee: OrganizationId,
  title: z.string().nullable(),
  tlp: Tlp.nullable(),
  dueAt: Instant.nullable(),
  state: TaskState,
  since: Instant,
};

export const clock = {
  id: ItemId,
  organization: OrganizationId,
  duty: Duty.nullable(),
  startedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  metAt: Instant.nullable(),
  note: z.string().optional(),
};

const by = EventId.describe('The event that set the state');

/** The fold that the domain's `evolve` goes on with. */
export const CaseView = z
  .object({
    ...Header.shape,
    ...standing,
    lead: OrganizationId,
    participants: z.array(
      z.object({
        organization: OrganizationId,
        role: Role,
        roleBy: z.union([EventId, z.literal('')]),
        state: ParticipationState,
        since: Instant,
        by,
      }),
    ),
    handover: z.object({ to: OrganizationId, open: z.boolean(), by }).nullable(),
    requests: z.array(z.object({ ...request, by })),
    tasks: z.array(z.object({ ...task, by })),
    clocks: z.array(z.object(clock)),
    setBy: z.record(z.string(), EventId).describe('Which event set a field of the header'),
  })
  .meta({
    id: 'CaseView',
    description:
      'The case as it is folded from its entries, to go on folding: what a program folds by itself',
  }) satisfies z.ZodType<View>;
