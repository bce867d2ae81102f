import { z } from 'zod';
import {
  agreementEventData,
  AgreementId,
  bases,
  caseEventData,
  EventId,
  OrganizationId,
  Pap,
  publicationEventData,
  type StreamKind,
} from '@entente/domain';
import { Count, EntryNumber, Instant, listOf, Sha256, Tlp } from './values.js';

export const Basis = z.enum(bases).meta({ id: 'Basis', description: 'Why an organisation was given it' });

const Actor = z.string().describe('An opaque id: whose it is, only the owner knows');
const Salt = z.string().nullable().describe('16 random bytes as text');
const EventMarking = z
  .object({
    tlp: Tlp,
    pap: Pap.optional(),
    named: z.literal(true).optional().describe('Its owner named who may have it'),
  })
  .meta({ id: 'EventMarking' });

/** The events of a kind of stream, each type with what the domain has it say. */
function eventsOf(kind: StreamKind, said: Readonly<Record<string, z.ZodType>>) {
  return Object.entries(said).map(([type, data]) =>
    z
      .object({
        id: EventId,
        stream: z.object({ kind: z.literal(kind), id: z.string() }),
        type: z.literal(type),
        owner: OrganizationId,
        actor: Actor,
        at: Instant,
        marking: EventMarking,
        data: data.nullable(),
        salt: Salt,
      })
      .meta({ id: partOf(type) }),
  );
}

/** `case-opened` as the part `CaseOpenedEvent` of the description. */
function partOf(type: string): string {
  return `${type.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase())}Event`;
}

const ServedEvent = z
  .xor([
    ...eventsOf('case', caseEventData),
    ...eventsOf('agreement', agreementEventData),
    ...eventsOf('publication', publicationEventData),
  ])
  .meta({
    id: 'Event',
    description:
      'An event as every reader is given it, and as its digest seals it; `data` and `salt` are null once its owner has erased it',
  });

export const Entry = z
  .object({
    number: EntryNumber.min(1),
    hash: Sha256,
    previousHash: Sha256,
    at: Instant,
    basis: Basis,
    agreementId: AgreementId.optional().describe('Where the basis is an agreement'),
    digest: Sha256.describe('Of the event, as canonical JSON'),
    recipients: z
      .array(OrganizationId)
      .optional()
      .describe('Whom the caller’s organisation named; of its own events'),
    redaction: z.object({ at: Instant, reason: z.string() }).optional(),
    event: ServedEvent,
  })
  .meta({ id: 'Entry', description: 'An entry of the caller’s book' });
export type Entry = z.infer<typeof Entry>;

export const Head = z
  .object({ number: EntryNumber, hash: Sha256 })
  .meta({ id: 'Head', description: 'The last entry of the caller’s book' });
export type Head = z.infer<typeof Head>;
export const Book = z.object({ items: z.array(Entry), head: Head }).meta({ id: 'Book' });
export type Book = z.infer<typeof Book>;

export const CaseEntries = listOf(Entry).extend({
  version: EntryNumber.describe('Number of the last entry of the case in the caller’s book'),
});

export const Verification = z
  .object({
    organization: OrganizationId,
    entries: Count,
    head: Head,
    redacted: Count.describe('Events whose content was erased, so that only their digest can be checked'),
    problems: z.array(z.string()).describe('Empty where the chain holds'),
  })
  .meta({ id: 'Verification', description: 'The caller’s chain of hashes, computed anew' });
export type Verification = z.infer<typeof Verification>;

export const Disclosure = z
  .object({
    eventId: EventId,
    organization: OrganizationId.nullable().describe(
      'Null for a participant whom the caller may not know of',
    ),
    basis: Basis,
    agreementId: AgreementId.optional(),
    at: Instant,
    deliveredAt: Instant.optional().describe('When it first reached a person or a node there'),
  })
  .meta({ id: 'Disclosure', description: 'That an event of the caller’s organisation went to another' });
export type Disclosure = z.infer<typeof Disclosure>;
export const DisclosureList = listOf(Disclosure);

export const DisclosedEntry = z
  .object({ entry: Entry, disclosures: z.array(Disclosure) })
  .meta({ id: 'DisclosedEntry', description: 'An entry of the caller’s organisation, and to whom it went' });
export type DisclosedEntry = z.infer<typeof DisclosedEntry>;
export const DisclosedEntryList = listOf(DisclosedEntry);
