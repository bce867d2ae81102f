import { z } from 'zod';
import {
  AssistanceKind,
  CaseId,
  CaseStatus,
  Disposition,
  Duty,
  EscalationLevel,
  EventId,
  ExternalReference,
  InvitedRole,
  ItemId,
  OrganizationId,
  Pap,
  ParticipationState,
  RequestState,
  Severity,
  TaskState,
  Urgency,
  type CaseView as View,
} from '@entente/domain';
import { Instant, Tlp } from './values.js';

export const Role = z
  .enum(['lead', ...InvitedRole.options])
  .nullable()
  .describe('Null where the caller’s organisation was not told it');

/** What the header of a case says, whoever reads it. */
export const header = {
  title: z.string(),
  summary: z.string().describe('Markdown'),
  classification: z.string().describe('Class and type of the RSIT, such as malicious-code/c2-server'),
  severity: Severity,
  tlp: Tlp,
  affectedCountries: z.array(z.string()).describe('ISO 3166-1 codes, or words for what is none'),
  sectors: z.array(z.string()),
  externalReferences: z.array(ExternalReference),
};

/** What is known of a case beside its header. */
export const standing = {
  id: CaseId,
  reference: z.string().describe('As people name it: PH-2026-000042'),
  status: CaseStatus,
  escalation: EscalationLevel,
  disposition: Disposition.nullable().describe('How it ended'),
  duplicateOf: z.string().nullable().describe('The case that it is a duplicate of'),
  closingSummary: z.string().nullable(),
  openedAt: Instant.nullable().describe('Null until the caller’s organisation was told'),
  closedAt: Instant.nullable(),
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
    ...header,
    ...standing,
    pap: Pap.optional(),
    occurredAt: Instant.optional(),
    detectedAt: Instant.optional(),
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
