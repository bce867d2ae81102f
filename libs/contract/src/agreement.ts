import { z } from 'zod';
import {
  AgreementId,
  AgreementKind,
  agreementStates,
  CaseId,
  EventId,
  expiryWarningDays,
  OrganizationId,
  PublicationId,
  RecordedTerms,
  Scope,
} from '@entente/domain';
import { Done } from './case.js';
import { Count, EntryNumber, Instant, listOf, Sha256, Tlp } from './values.js';

export const Agreement = z
  .object({
    ...RecordedTerms.shape,
    id: AgreementId,
    version: EntryNumber.describe('Number of its last entry in the caller’s book'),
    drafter: OrganizationId,
    proposedAt: Instant.optional(),
    signatures: z.array(
      z.object({
        party: OrganizationId,
        at: Instant,
        evidence: z.string().optional().describe('How a signature on paper is evidenced'),
        recordedBy: OrganizationId.optional().describe('Who recorded it for the party'),
      }),
    ),
    documents: z
      .array(z.object({ by: OrganizationId, at: Instant, sha256: Sha256, name: z.string(), bytes: Count }))
      .optional()
      .describe('What parties hold to be the signed document; of each party the last one counts'),
    suspensions: z.array(z.object({ by: OrganizationId, reason: z.string(), since: Instant })),
    termination: z.object({ by: OrganizationId, reason: z.string(), effectiveAt: Instant }).optional(),
    successor: AgreementId.optional().describe('What follows on it'),
    state: z.enum(agreementStates).describe('Now'),
    since: Instant.nullable().describe('Since when it is in that state; null for a draft'),
    endsAt: Instant.describe('When it ends as things stand: with its term, or before by notice'),
    noticeBy: Instant.nullable().describe(
      'By when notice of renewal must be given, where the parties agreed on one',
    ),
    warning: z
      .literal(expiryWarningDays)
      .nullable()
      .describe('Its end is less than so many days away; null while that is far, or seen to'),
  })
  .meta({ id: 'Agreement', description: 'An agreement as the caller’s book tells it, with its state now' });
export type Agreement = z.infer<typeof Agreement>;
export const AgreementList = listOf(Agreement);

export const AgreementSucceeded = Done.extend({
  successor: AgreementId.describe('The one to be signed'),
}).meta({
  id: 'AgreementSucceeded',
  description: 'What follows on the agreement is proposed',
});

export const AgreementTemplate = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    kind: AgreementKind,
    scopes: z.array(Scope),
    ceiling: Tlp,
    years: z.int().describe('Length of the term'),
    renewalNoticeDays: z.int(),
    handlingTerms: z.string(),
  })
  .meta({ id: 'AgreementTemplate', description: 'What a draft may begin with' });
export const AgreementTemplateList = listOf(AgreementTemplate);

const month = z.string().regex(/^\d{4}-\d\d$/);

export const Exchange = listOf(
  z.object({
    direction: z.enum(['given', 'received']),
    organization: OrganizationId.describe('To whom it went, or from whom it came'),
    eventId: EventId,
    type: z.string(),
    caseId: CaseId.optional().describe('Where it stands in a case'),
    publicationId: PublicationId.optional().describe('Where it is a publication, or was written about one'),
    tlp: Tlp,
    at: Instant,
  }),
)
  .extend({
    figures: z
      .array(z.object({ month: month.describe('2026-11, by UTC'), tlp: Tlp, given: Count, received: Count }))
      .describe('All of it, counted; the newest month first'),
  })
  .meta({
    id: 'Exchange',
    description: 'What was told under an agreement: counted, and the last of it',
  });
export type Exchange = z.infer<typeof Exchange>;
