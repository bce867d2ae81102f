import type { EventId, OrganizationId } from '../ids.js';
import type { Draft, Recorded } from '../recorded.js';
import type { PublicationContent, PublicationKind } from './content.js';

/** Each says what kind of publication it belongs to: the kind names the scope that an agreement must have to carry it. */
export type PublicationEvent =
  | { type: 'publication-published'; data: { content: PublicationContent } }
  /** The whole content anew: some who read this may not have been given what went before. */
  | { type: 'publication-revised'; data: { content: PublicationContent } }
  | { type: 'publication-withdrawn'; data: { kind: PublicationKind; reason: string } }
  | {
      type: 'publication-acknowledged';
      data: { kind: PublicationKind; publisher: OrganizationId; edition: EventId };
    }
  | {
      type: 'publication-commented';
      data: { kind: PublicationKind; publisher: OrganizationId; text: string };
    };
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
