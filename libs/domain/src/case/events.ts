import type { EventId, Instant, ItemId, OrganizationId } from '../ids.js';
import type { Draft, Recorded } from '../recorded.js';
import type { AssistanceKind, Urgency } from '../vocabulary/assistance.js';
import type { Duty } from '../vocabulary/duties.js';
import type { EscalationLevel } from '../vocabulary/escalation.js';
import type { IndicatorType } from '../vocabulary/indicators.js';
import type { Severity } from '../vocabulary/severity.js';
import type { Pap, Tlp } from '../sharing/tlp.js';
import type { ExternalReference } from './commands.js';
import type {
  CaseStatus,
  CustodyAct,
  Disposition,
  InvitedRole,
  ParticipantRole,
  RequestState,
  TaskState,
} from './vocabulary.js';

export interface Header {
  title: string;
  summary: string;
  classification: string;
  severity: Severity;
  tlp: Tlp;
  pap?: Pap | undefined;
  affectedCountries: string[];
  sectors: string[];
  occurredAt?: Instant | undefined;
  detectedAt?: Instant | undefined;
  externalReferences: ExternalReference[];
}

/** What a lead states again when it lowers a marking: those who could not follow the header so far catch up. */
export interface Restated extends Header {
  reference: string;
  openedAt: Instant;
  status: CaseStatus;
  escalation: EscalationLevel;
  disposition: Disposition | null;
  duplicateOf: string | null;
  closingSummary: string | null;
  closedAt: Instant | null;
}

export type CaseEvent =
  | { type: 'case-opened'; data: Header & { reference: string } }
  | { type: 'header-changed'; data: { [F in keyof Restated]?: Restated[F] | undefined } }
  | {
      type: 'status-changed';
      data: {
        to: CaseStatus;
        reason?: string | undefined;
        disposition?: Disposition | undefined;
        duplicateOf?: string | undefined;
        closingSummary?: string | undefined;
      };
    }
  | { type: 'escalation-changed'; data: { level: EscalationLevel; reason: string } }
  | { type: 'lead-changed'; data: { lead: OrganizationId } }
  | {
      type: 'participant-invited';
      data: {
        organization: OrganizationId;
        role: InvitedRole;
        reference: string;
        message?: string | undefined;
      };
    }
  | { type: 'participant-removed'; data: { organization: OrganizationId; reason?: string | undefined } }
  | { type: 'invitation-accepted'; data: { role: ParticipantRole | null; reason?: string | undefined } }
  | { type: 'invitation-declined'; data: { reason?: string | undefined } }
  | { type: 'participant-withdrew'; data: { reason?: string | undefined } }
  | { type: 'handover-offered'; data: { organization: OrganizationId } }
  | { type: 'handover-withdrawn'; data: { organization: OrganizationId } }
  | { type: 'handover-accepted'; data: Record<string, never> }
  | { type: 'update-posted'; data: { text: string; lesson?: boolean | undefined } }
  | {
      type: 'indicator-added';
      data: {
        type: IndicatorType;
        value: string;
        note?: string | undefined;
        toBlock?: boolean | undefined;
        firstSeen?: Instant | undefined;
        lastSeen?: Instant | undefined;
      };
    }
  | {
      type: 'evidence-added';
      data: {
        id: ItemId;
        name: string;
        /** Bytes. */
        size: number;
        sha256: string;
        /** As its first bytes say, whatever its name does. */
        mediaType: string;
        description?: string | undefined;
      };
    }
  | { type: 'custody-recorded'; data: { id: ItemId; act: CustodyAct; text?: string | undefined } }
  | {
      type: 'correction-made';
      data: { corrects: EventId; text: string; concerns?: OrganizationId | undefined };
    }
  | {
      type: 'assistance-requested';
      data: {
        id: ItemId;
        to: OrganizationId;
        kind: AssistanceKind;
        urgency: Urgency;
        text: string;
        dueAt: Instant;
      };
    }
  | {
      type: 'assistance-answered';
      data: { id: ItemId; to: OrganizationId; state: RequestState; text?: string | undefined };
    }
  | { type: 'assistance-cancelled'; data: { id: ItemId; to: OrganizationId; reason?: string | undefined } }
  | {
      type: 'task-assigned';
      data: { id: ItemId; title: string; assignee: OrganizationId; dueAt?: Instant | undefined };
    }
  | { type: 'task-state-changed'; data: { id: ItemId; to: OrganizationId; state: TaskState } }
  | { type: 'clock-started'; data: { id: ItemId; duty: Duty; startedAt: Instant; dueAt: Instant } }
  | { type: 'clock-met'; data: { id: ItemId; at: Instant; note?: string | undefined } };
export type CaseEventType = CaseEvent['type'];
export type CaseDraft = Draft<CaseEvent>;
export type RecordedCaseEvent = Recorded<CaseEvent>;

/** What the rules of disclosure tell apart (api.md, The events). */
export type CaseEventKind = 'header' | 'participation' | 'content';

export const caseEventKinds = {
  'case-opened': 'header',
  'header-changed': 'header',
  'status-changed': 'header',
  'escalation-changed': 'header',
  'lead-changed': 'header',
  'participant-invited': 'participation',
  'participant-removed': 'participation',
  'invitation-accepted': 'participation',
  'invitation-declined': 'participation',
  'participant-withdrew': 'participation',
  'handover-offered': 'participation',
  'handover-withdrawn': 'participation',
  'handover-accepted': 'participation',
  'update-posted': 'content',
  'indicator-added': 'content',
  'evidence-added': 'content',
  'custody-recorded': 'content',
  'correction-made': 'content',
  'assistance-requested': 'content',
  'assistance-answered': 'content',
  'assistance-cancelled': 'content',
  'task-assigned': 'content',
  'task-state-changed': 'content',
  'clock-started': 'content',
  'clock-met': 'content',
} as const satisfies Record<CaseEventType, CaseEventKind>;

/**
 * The organisation, other than its owner, that an event is about (api.md, The events, *concerns*): who hears of it
 * learns that this organisation takes part. Events about the owner itself concern nobody else.
 */
export function concernedBy(event: CaseEvent): OrganizationId | undefined {
  switch (event.type) {
    case 'participant-invited':
    case 'participant-removed':
    case 'handover-offered':
    case 'handover-withdrawn':
      return event.data.organization;
    case 'assistance-requested':
    case 'assistance-answered':
    case 'assistance-cancelled':
    case 'task-state-changed':
      return event.data.to;
    case 'task-assigned':
      return event.data.assignee;
    case 'correction-made':
      return event.data.concerns;
    default:
      return undefined;
  }
}

/**
 * Whether the content of an event may be erased for good. Who takes part decides who is given what comes later, so what
 * says that stays.
 */
export function isErasable(type: string): boolean {
  const kind = new Map<string, CaseEventKind>(Object.entries(caseEventKinds)).get(type);
  return kind === 'header' ? type !== 'lead-changed' : kind === 'content';
}
