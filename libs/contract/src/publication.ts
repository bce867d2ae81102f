import { z } from 'zod';
import {
  asRecorded,
  Bulletin,
  EventId,
  OrganizationId,
  PublicationId,
  RecordedContent,
} from '@entente/domain';
import { Disclosure } from './book.js';
import { Count, EntryNumber, Instant, listOf, Tlp } from './values.js';

export const Publication = z
  .object({
    id: PublicationId,
    publisher: OrganizationId,
    content: RecordedContent,
    tlp: Tlp,
    widestTlp: Tlp.describe('The widest marking of an edition that this book was given: a withdrawal has it'),
    edition: EventId.describe('The event that gave the content as it stands'),
    editions: Count.describe('How many this book was given'),
    publishedAt: Instant,
    revisedAt: Instant.nullable(),
    withdrawn: z.object({ at: Instant, reason: z.string() }).nullable(),
    acknowledged: z
      .array(z.object({ organization: OrganizationId, at: Instant, edition: EventId }))
      .describe('Who has confirmed to have read which edition, as far as this book tells'),
    comments: z.array(
      z.object({ id: EventId, organization: OrganizationId, at: Instant, text: z.string(), tlp: Tlp }),
    ),
    version: EntryNumber.describe('Number of its last entry in the caller’s book'),
    current: z.boolean().describe('Neither withdrawn nor past its date'),
    acknowledgedByUs: z
      .boolean()
      .describe('Nothing to confirm: read by the caller’s organisation, or its own'),
  })
  .meta({ id: 'Publication', description: 'What somebody published, as the caller’s book tells it' });
export type Publication = z.infer<typeof Publication>;
export const PublicationList = listOf(Publication);

export const EditionList = listOf(
  z.object({
    edition: EventId.describe('The event that gave it'),
    at: Instant,
    tlp: Tlp,
    content: RecordedContent,
  }),
).meta({ id: 'EditionList', description: 'The editions that the caller’s book was given, the newest first' });
export type EditionList = z.infer<typeof EditionList>;

export const PublicationDisclosureList = listOf(
  Disclosure.omit({ deliveredAt: true }).extend({
    organization: OrganizationId.nullable().describe('Null for a reader whom the caller may not know of'),
    type: z.string(),
  }),
);

export const Matches = listOf(
  z.object({
    offer: Publication,
    sectors: z.array(z.string()).describe('Those asked for that it knows'),
    languages: z.array(z.string()).describe('Those asked for that it speaks'),
    inTime: z.boolean().nullable().describe('Null where the need or the offer says nothing of time'),
  }),
).meta({ id: 'Matches', description: 'Offers that answer a need, the best first' });
export type Matches = z.infer<typeof Matches>;

export const BulletinIndicators = z.object({
  items: asRecorded(Bulletin.shape.indicators.unwrap()),
  next: z.null(),
});
