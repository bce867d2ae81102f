import type { OrganizationId } from '../ids.js';
import type { Draft, EventOf, Recorded } from '../recorded.js';
import type { caseEventData } from './event-data.js';

export type CaseEvent = EventOf<typeof caseEventData>;
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
