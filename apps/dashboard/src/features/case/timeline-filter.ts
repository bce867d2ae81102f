import type { CaseEntry } from '../../api/shapes.js';

export const kinds = [
  'everything',
  'words',
  'requests',
  'indicators',
  'evidence',
  'people',
  'course',
] as const;
type Kind = (typeof kinds)[number];

const typesOf: Record<Exclude<Kind, 'everything'>, readonly CaseEntry['event']['type'][]> = {
  words: ['update-posted', 'correction-made'],
  requests: [
    ...(['assistance-requested', 'assistance-answered', 'assistance-cancelled'] as const),
    ...(['task-assigned', 'task-state-changed'] as const),
  ],
  indicators: ['indicator-added'],
  evidence: ['evidence-added', 'custody-recorded'],
  people: [
    ...([
      'participant-invited',
      'participant-removed',
      'invitation-accepted',
      'invitation-declined',
    ] as const),
    ...([
      'participant-withdrew',
      'handover-offered',
      'handover-withdrawn',
      'handover-accepted',
      'lead-changed',
    ] as const),
  ],
  course: [
    'case-opened',
    'header-changed',
    'status-changed',
    'escalation-changed',
    'clock-started',
    'clock-met',
  ],
};

export interface TimelineFilter {
  kind?: string | undefined;
  by?: string | undefined;
  marking?: string | undefined;
}

export function passes({ event }: CaseEntry, { kind, by, marking }: TimelineFilter): boolean {
  const chosen = kinds.find((each) => each === kind) ?? 'everything';
  return (
    (chosen === 'everything' || typesOf[chosen].includes(event.type)) &&
    (!by || event.owner === by) &&
    (!marking || event.marking.tlp === marking)
  );
}
