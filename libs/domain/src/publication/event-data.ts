import { z } from 'zod';
import { EventId, OrganizationId } from '../ids.js';
import { asRecorded } from '../recorded.js';
import { PublicationContent, PublicationKind } from './content.js';

export const RecordedContent = asRecorded(PublicationContent).meta({ id: 'PublicationContent' });

const publisher = OrganizationId.describe('Whose publication it is');

/**
 * What each type of event says. It describes what was recorded and judges nothing, whatever may be written today, and no
 * event is parsed by it. It stands apart from the rules on events, so that a browser does not load it. Each says
 * what kind of publication it belongs to: the kind names the scope that an agreement must have to carry it.
 */
export const publicationEventData = {
  'publication-published': z.object({ content: RecordedContent }),
  /** The whole content anew: some who read this may not have been given what went before. */
  'publication-revised': z.object({ content: RecordedContent }),
  'publication-withdrawn': z.object({ kind: PublicationKind, reason: z.string() }),
  'publication-acknowledged': z.object({
    kind: PublicationKind,
    publisher,
    edition: EventId.describe('The event that gave the content that was read'),
  }),
  'publication-commented': z.object({ kind: PublicationKind, publisher, text: z.string() }),
};
