import { z } from 'zod';
import { onOneLine } from '../text.js';
import { EventId, Instant, OrganizationId, type CaseId, type ItemId } from '../ids.js';
import { GivenSha256 } from '../recorded.js';
import { Pap, Tlp, type Marking } from '../sharing/tlp.js';
import { AssistanceKind, Urgency } from '../vocabulary/assistance.js';
import { AffectedCountry } from '../vocabulary/countries.js';
import { Duty } from '../vocabulary/duties.js';
import { EscalationLevel } from '../vocabulary/escalation.js';
import { IndicatorType } from '../vocabulary/indicators.js';
import { Classification } from '../vocabulary/rsit.js';
import { Severity } from '../vocabulary/severity.js';
import { CaseStatus, CustodyAct, Disposition, InvitedRole, RequestState, TaskState } from './vocabulary.js';

const Title = onOneLine(z.string().trim())
  .min(3, 'A title has at least 3 characters.')
  .max(200, 'A title has at most 200 characters: put the rest into the summary.');
/** Markdown. */
const Summary = z.string().max(20_000, 'A summary has at most 20,000 characters.');
/** Markdown. */
const Text = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(20_000, 'A text has at most 20,000 characters.');
const Reason = z.string().trim().min(3, 'Give the reason in a few words.').max(2_000);
const OptionalReason = z.strictObject({ reason: z.string().trim().max(2_000).optional() });
const Recipients = z.array(OrganizationId).min(1).max(100);

export const ExternalReference = z
  .strictObject(
    {
      source: onOneLine(z.string().trim()).min(1).max(200).optional(),
      url: z
        .url({ protocol: /^https?$/, error: 'A reference is an http or https address.' })
        .max(2_000)
        .optional(),
      externalId: onOneLine(z.string().trim()).min(1).max(200).optional(),
    },
    {
      error: ({ code }) =>
        code === 'invalid_type' ? 'Write a reference as {"url": "https://cert.example/7"}.' : undefined,
    },
  )
  .refine((reference) => reference.source ?? reference.url ?? reference.externalId, {
    error: 'A reference names a source, an address or an id.',
  });
export type ExternalReference = z.infer<typeof ExternalReference>;

export const NewCase = z.strictObject({
  title: Title,
  summary: Summary,
  classification: Classification,
  severity: Severity,
  tlp: Tlp,
  pap: Pap.optional(),
  affectedCountries: z.array(AffectedCountry).max(100).optional(),
  sectors: z.array(onOneLine(z.string().trim()).min(1).max(80)).max(50).optional(),
  occurredAt: Instant.optional(),
  detectedAt: Instant.optional(),
  externalReferences: z.array(ExternalReference).max(100).optional(),
});
export type NewCase = z.infer<typeof NewCase>;

export const ChangeHeader = NewCase.pick({
  title: true,
  summary: true,
  classification: true,
  severity: true,
  tlp: true,
  pap: true,
})
  .extend({ affectedCountries: NewCase.shape.affectedCountries, sectors: NewCase.shape.sectors })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name at least one field to change.' });
export type ChangeHeader = z.infer<typeof ChangeHeader>;

export const ChangeStatus = z.strictObject({
  to: CaseStatus,
  reason: z.string().trim().max(2_000).optional(),
  disposition: Disposition.optional(),
  /** Reference or id of the case that this one repeats. */
  duplicateOf: z.string().trim().min(1).max(64).optional(),
  closingSummary: Summary.optional(),
});
export type ChangeStatus = z.infer<typeof ChangeStatus>;

export const ChangeEscalation = z.strictObject({ level: EscalationLevel, reason: Reason });
export type ChangeEscalation = z.infer<typeof ChangeEscalation>;

export const Invite = z.strictObject({
  organizationId: OrganizationId,
  role: InvitedRole,
  message: z.string().trim().max(2_000).optional(),
});
export type Invite = z.infer<typeof Invite>;

export const AnswerInvitation = OptionalReason;
export type AnswerInvitation = z.infer<typeof AnswerInvitation>;

export const OfferHandover = z.strictObject({ organizationId: OrganizationId });
export type OfferHandover = z.infer<typeof OfferHandover>;

export const NoInput = z.strictObject({});

export const PostUpdate = z.strictObject({
  text: Text,
  tlp: Tlp.optional(),
  pap: Pap.optional(),
  recipients: Recipients.optional(),
  /** A lesson may still be added to a closed case. */
  lesson: z.boolean().optional(),
});
export type PostUpdate = z.infer<typeof PostUpdate>;

export const AddIndicator = z.strictObject({
  type: IndicatorType,
  value: z.string().trim().min(1).max(4_000),
  tlp: Tlp.optional(),
  pap: Pap.optional(),
  recipients: Recipients.optional(),
  note: z.string().max(4_000).optional(),
  toBlock: z.boolean().optional(),
  firstSeen: Instant.optional(),
  lastSeen: Instant.optional(),
});
export type AddIndicator = z.infer<typeof AddIndicator>;

/** What a file may be called: one name, nothing that leads elsewhere, and nothing that shows it other than it is. */
const FileName = z
  .string()
  .trim()
  .min(1, 'A file has a name.')
  .max(200, 'A file name has at most 200 characters.')
  .regex(/^[^/\\]*$/, 'A file name has no slash in it.')
  .regex(/^[^\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]*$/u, 'A file name has no control characters in it.')
  .refine((name) => !/^\.+$/.test(name), { error: 'A file name is more than dots.' });

export const AddEvidence = z.strictObject({
  name: FileName,
  /** What the sender holds it to be; where the file that arrived is another one, it is refused. */
  sha256: GivenSha256.optional(),
  description: z.string().trim().max(1_000, 'A description has at most 1,000 characters.').optional(),
  tlp: Tlp.optional(),
  pap: Pap.optional(),
  recipients: Recipients.optional(),
});
export type AddEvidence = z.infer<typeof AddEvidence>;

/** What arrived, as the server saw it. */
export interface StoredFile {
  /** Bytes. */
  size: number;
  sha256: string;
  mediaType: string;
}

export const RecordCustody = z.strictObject({
  act: CustodyAct.exclude(['accessed']),
  text: z.string().trim().min(3, 'Say it in a few words.').max(2_000),
});
export type RecordCustody = z.infer<typeof RecordCustody>;

/** What a record of custody needs to know of the evidence (read from the actor's own book). */
export interface Held {
  owner: OrganizationId;
  marking: Marking;
}

export interface HeldFile extends Held {
  id: ItemId;
}

export const RequestAssistance = z.strictObject({
  to: OrganizationId,
  kind: AssistanceKind,
  urgency: Urgency,
  text: Text,
  dueAt: Instant.optional(),
  tlp: Tlp.optional(),
});
export type RequestAssistance = z.infer<typeof RequestAssistance>;

export const AnswerRequest = z.strictObject({
  state: RequestState.exclude(['requested', 'cancelled']),
  text: z.string().trim().max(20_000).optional(),
  tlp: Tlp.optional(),
});
export type AnswerRequest = z.infer<typeof AnswerRequest>;

export const AssignTask = z.strictObject({
  title: Title,
  assignee: OrganizationId,
  dueAt: Instant.optional(),
  tlp: Tlp.optional(),
});
export type AssignTask = z.infer<typeof AssignTask>;

export const ChangeTaskState = z.strictObject({ state: TaskState });
export type ChangeTaskState = z.infer<typeof ChangeTaskState>;

export const StartClock = z.strictObject({ duty: Duty, startedAt: Instant.optional() });
export type StartClock = z.infer<typeof StartClock>;

export const MeetClock = z.strictObject({
  at: Instant.optional(),
  note: z.string().trim().max(2_000).optional(),
});
export type MeetClock = z.infer<typeof MeetClock>;

export const Correct = z.strictObject({ corrects: EventId, text: Text });
export type Correct = z.infer<typeof Correct>;

/**
 * What may be asked of the audience preview: who would get an event of that kind. `subject` is whom it concerns
 * (an invitee, the addressee of a request, the assignee of a task).
 */
export const AskAudience = z.strictObject({
  kind: z.enum([
    'header',
    'participation',
    'content',
    'update',
    'indicator',
    'assistance-request',
    'assistance-response',
    'task',
    'invitation',
    'correction',
    'header-changed',
    'status-changed',
    'escalation-changed',
    'participant-invited',
    'update-posted',
    'indicator-added',
    'correction-made',
    'assistance-requested',
    'assistance-answered',
    'task-assigned',
  ]),
  tlp: Tlp,
  recipients: Recipients.optional(),
  subject: OrganizationId.optional(),
});
export type AskAudience = z.infer<typeof AskAudience>;

/** What an earlier event of the same owner was, as a correction of it needs to know (read from the actor's own book). */
export interface Corrected {
  type: string;
  marking: Marking;
  concerns?: OrganizationId | undefined;
}

/** Ids come in as arguments: the domain makes none. */
export type CaseCommand =
  | { type: 'open'; id: CaseId; reference: string; input: NewCase }
  | { type: 'change-header'; input: ChangeHeader }
  | { type: 'change-status'; input: ChangeStatus }
  | { type: 'change-escalation'; input: ChangeEscalation }
  | { type: 'invite'; input: Invite }
  | { type: 'answer-invitation'; accept: boolean; reason?: string | undefined }
  | { type: 'withdraw'; reason?: string | undefined }
  | { type: 'remove'; organization: OrganizationId; reason?: string | undefined }
  | { type: 'offer-handover'; to: OrganizationId }
  | { type: 'withdraw-handover' }
  | { type: 'accept-handover' }
  | { type: 'post-update'; input: PostUpdate }
  | { type: 'add-indicator'; input: AddIndicator }
  | { type: 'add-evidence'; id: ItemId; input: AddEvidence; file: StoredFile }
  | { type: 'record-custody'; id: ItemId; input: RecordCustody; evidence: Held | undefined }
  | { type: 'record-access'; evidence: readonly HeldFile[] }
  | { type: 'correct'; input: Correct; original: Corrected | undefined }
  | { type: 'request-assistance'; id: ItemId; input: RequestAssistance }
  | { type: 'answer-request'; id: ItemId; input: AnswerRequest }
  | { type: 'cancel-request'; id: ItemId; reason?: string | undefined }
  | { type: 'assign-task'; id: ItemId; input: AssignTask }
  | { type: 'change-task-state'; id: ItemId; input: ChangeTaskState }
  /** `hours`: what the organisation's own rules give it, where they differ from the law's. */
  | { type: 'start-clock'; id: ItemId; input: StartClock; hours?: number | undefined }
  | { type: 'meet-clock'; id: ItemId; input: MeetClock };
export type CaseCommandType = CaseCommand['type'];
