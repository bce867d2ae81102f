import type { OrganizationId } from '../ids.js';
import type { Draft, EventOf, Recorded } from '../recorded.js';
import type { PublicationKind } from './content.js';
import type { publicationEventData } from './event-data.js';

export type PublicationEvent = EventOf<typeof publicationEventData>;
export type PublicationEventType = PublicationEvent['type'];
export type PublicationDraft = Draft<PublicationEvent>;
export type RecordedPublicationEvent = Recorded<PublicationEvent>;

/** What the rules of disclosure tell apart: an edition goes to whom it may, what follows on it to those who were given one. */
export const publicationEventKinds = {
  'publication-published': 'edition',
  'publication-revised': 'edition',
  'publication-withdrawn': 'withdrawal',
  'publication-acknowledged': 'receipt',
  'publication-commented': 'comment',
} as const satisfies Record<PublicationEventType, 'edition' | 'withdrawal' | 'receipt' | 'comment'>;

export function kindOfPublication({ data }: PublicationEvent): PublicationKind {
  return 'content' in data ? data.content.kind : data.kind;
}

/** The publisher, where another organisation writes: who hears of it learns that this one was given the publication. */
export function publisherConcerned(event: PublicationEvent): OrganizationId | undefined {
  return 'publisher' in event.data ? event.data.publisher : undefined;
}
