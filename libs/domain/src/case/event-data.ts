import { z } from 'zod';
import { EventId, ItemId, OrganizationId } from '../ids.js';
import { asRecorded, RecordedInstant, RecordedTlp, Sha256 } from '../recorded.js';
import { Pap } from '../sharing/tlp.js';
import { AssistanceKind, Urgency } from '../vocabulary/assistance.js';
import { Duty } from '../vocabulary/duties.js';
import { EscalationLevel } from '../vocabulary/escalation.js';
import { IndicatorType } from '../vocabulary/indicators.js';
import { Severity } from '../vocabulary/severity.js';
import { ExternalReference } from './commands.js';
import {
  CaseStatus,
  CustodyAct,
  Disposition,
  InvitedRole,
  ParticipantRole,
  RequestState,
  TaskState,
} from './vocabulary.js';

export const Header = z.object({
  title: z.string(),
  summary: z.string().describe('Markdown'),
  classification: z.string().describe('Class and type of the RSIT, such as malicious-code/c2-server'),
  severity: Severity,
  tlp: RecordedTlp,
  pap: Pap.optional(),
  affectedCountries: z.array(z.string()).describe('ISO 3166-1 codes, or words for what is none'),
  sectors: z.array(z.string()),
  occurredAt: RecordedInstant.optional(),
  detectedAt: RecordedInstant.optional(),
  externalReferences: z.array(asRecorded(ExternalReference)),
});
export type Header = z.infer<typeof Header>;

const reference = z.string().describe('The case as people name it: PH-2026-000042');
const closing = {
  disposition: Disposition.describe('How it ended'),
  duplicateOf: z.string().describe('Reference or id of the case that this one repeats'),
  closingSummary: z.string().describe('Markdown'),
};

/** What a lead states again when it lowers a marking: those who could not follow the header so far catch up. */
export const Restated = Header.extend({
  reference,
  openedAt: RecordedInstant,
  status: CaseStatus,
  escalation: EscalationLevel,
  disposition: closing.disposition.nullable(),
  duplicateOf: closing.duplicateOf.nullable(),
  closingSummary: closing.closingSummary.nullable(),
  closedAt: RecordedInstant.nullable().describe('Null while the case is open'),
});
export type Restated = z.infer<typeof Restated>;

const reason = z.string().optional();
const text = z.string().describe('Markdown');
const addressee = OrganizationId.describe('The addressee');

/**
 * What each type of event says. It describes what was recorded and judges nothing, whatever may be written today, and no
 * event is parsed by it. It stands apart from the rules on events, so that a browser does not load it.
 */
export const caseEventData = {
  'case-opened': Header.extend({ reference }),
  'header-changed': Restated.partial().describe(
    'The fields that changed, or the whole header anew where its marking was lowered',
  ),
  'status-changed': z.object(closing).partial().extend({ to: CaseStatus, reason }),
  'escalation-changed': z.object({ level: EscalationLevel, reason: z.string() }),
  'lead-changed': z.object({ lead: OrganizationId.describe('Who leads from now on') }),
  'participant-invited': z.object({
    organization: OrganizationId,
    role: InvitedRole,
    reference,
    message: z.string().optional(),
  }),
  'participant-removed': z.object({ organization: OrganizationId, reason }),
  'invitation-accepted': z.object({
    role: ParticipantRole.nullable().describe('Null where the owner was not told its role'),
    reason,
  }),
  'invitation-declined': z.object({ reason }),
  'participant-withdrew': z.object({ reason }),
  'handover-offered': z.object({ organization: OrganizationId.describe('Who is to lead') }),
  'handover-withdrawn': z.object({ organization: OrganizationId.describe('Who was to lead') }),
  'handover-accepted': z.object({}),
  'update-posted': z.object({ text, lesson: z.boolean().optional().describe('A lesson learned') }),
  'indicator-added': z.object({
    type: IndicatorType,
    value: z.string().describe('In its normal form, nothing in it defanged'),
    note: z.string().optional(),
    toBlock: z.boolean().optional().describe('To be blocked, as its owner holds'),
    firstSeen: RecordedInstant.optional(),
    lastSeen: RecordedInstant.optional(),
  }),
  'evidence-added': z.object({
    id: ItemId,
    name: z.string(),
    size: z.int().describe('Bytes'),
    sha256: Sha256,
    mediaType: z.string().describe('As its first bytes say, whatever its name does'),
    description: z.string().optional(),
  }),
  'custody-recorded': z.object({
    id: ItemId.describe('The evidence'),
    act: CustodyAct,
    text: z.string().optional(),
  }),
  'correction-made': z.object({
    corrects: EventId.describe('An earlier event of the same owner'),
    text: text.describe('Markdown, in the place of what that event said'),
    concerns: OrganizationId.optional().describe('Whom that event was about, beside its owner'),
  }),
  'assistance-requested': z.object({
    id: ItemId,
    to: addressee,
    kind: AssistanceKind,
    urgency: Urgency,
    text,
    dueAt: RecordedInstant,
  }),
  'assistance-answered': z.object({
    id: ItemId.describe('The request'),
    to: OrganizationId.describe('The requester, or the addressee where the requester closes it'),
    state: RequestState,
    text: text.optional(),
  }),
  'assistance-cancelled': z.object({ id: ItemId.describe('The request'), to: addressee, reason }),
  'task-assigned': z.object({
    id: ItemId,
    title: z.string(),
    assignee: OrganizationId,
    dueAt: RecordedInstant.optional(),
  }),
  'task-state-changed': z.object({
    id: ItemId.describe('The task'),
    to: OrganizationId.describe('Who assigned it, or the assignee where that one takes it back'),
    state: TaskState,
  }),
  'clock-started': z.object({
    id: ItemId,
    duty: Duty,
    startedAt: RecordedInstant,
    dueAt: RecordedInstant,
  }),
  'clock-met': z.object({
    id: ItemId.describe('The clock'),
    at: RecordedInstant.describe('When the duty was met'),
    note: z.string().optional(),
  }),
};
