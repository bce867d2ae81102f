import { z } from 'zod';
import {
  CustodyAct,
  EventId,
  IndicatorType,
  ItemId,
  OrganizationId,
  Pap,
  ParticipationState,
  RequestState,
} from '@entente/domain';
import { CaseView, clock, header, request, Role, standing, task } from './case-view.js';
import { Person } from './identity.js';
import { Count, EntryNumber, Instant, listOf, Sha256, Tlp } from './values.js';

const version = EntryNumber.describe('Number of the last entry of the case in the caller’s book');

export const Done = z
  .object({ eventId: EventId, version })
  .meta({ id: 'Done', description: 'It is recorded; the ETag is the new version' });
export type Done = z.infer<typeof Done>;

export const EvidenceAdded = Done.extend({ id: ItemId.describe('The evidence') }).meta({
  id: 'EvidenceAdded',
  description: 'It is stored and recorded',
});

const author = z.object({
  organization: OrganizationId,
  user: Person.optional().describe('Of the caller’s own organisation only'),
});
const said = { id: EventId, author, at: Instant };

const readNumber = EntryNumber.describe('Up to which entry the caller has read it');
const view = CaseView.optional().describe('With include=view');

/** What a case says whether it stands alone or in a list. */
const presented = {
  ...header,
  ...standing,
  version,
  lastActivityAt: Instant,
  pap: Pap.nullable(),
  occurredAt: Instant.nullable(),
  detectedAt: Instant.nullable(),
  lead: z.object({ id: OrganizationId, shortName: z.string(), country: z.string().nullable() }),
  participants: z.array(
    z.object({ organization: OrganizationId, role: Role, state: ParticipationState, since: Instant }),
  ),
  handoverOfferedTo: OrganizationId.nullable(),
  tasks: z.array(z.object(task)),
  clocks: z.array(
    z.object({
      ...clock,
      state: z.enum(['running', 'met', 'missed']).describe('Met late is missed'),
    }),
  ),
};
const presentedRequest = z.object({ ...request, overdue: z.boolean() });

export const ListedCase = z
  .object({
    ...presented,
    assistanceRequests: z.array(presentedRequest),
    readNumber,
    lastEvent: z.object({
      type: z.string(),
      owner: OrganizationId,
      at: Instant,
      excerpt: z.string().describe('The first words of what it says; empty where it says nothing'),
    }),
    view,
  })
  .meta({ id: 'ListedCase', description: 'A case in a list: all of it but its words' });
export type ListedCase = z.infer<typeof ListedCase>;
export const CaseList = listOf(ListedCase)
  .extend({
    head: EntryNumber.describe('Number of the last entry of the caller’s book as the list was read'),
  })
  .meta({ id: 'CaseList' });
export type CaseList = z.infer<typeof CaseList>;

export const Case = z
  .object({
    ...presented,
    assistanceRequests: z.array(
      presentedRequest.extend({
        text: z.string().nullable(),
        answers: z.array(z.object({ text: z.string(), at: Instant, state: RequestState })),
      }),
    ),
    updates: z.array(
      z.object({
        ...said,
        text: z.string().describe('Markdown'),
        tlp: Tlp,
        lesson: z.literal(true).optional().describe('A lesson learned'),
        correctedAt: Instant.optional(),
      }),
    ),
    indicators: z.array(
      z.object({
        ...said,
        type: IndicatorType,
        value: z.string(),
        note: z.string().optional(),
        tlp: Tlp,
        toBlock: z.boolean().optional(),
        firstSeen: Instant.optional(),
        lastSeen: Instant.optional(),
      }),
    ),
    evidence: z.array(
      z.object({
        id: ItemId,
        event: EventId.describe('Of the entry that brought it'),
        author,
        at: Instant,
        tlp: Tlp,
        name: z.string(),
        size: Count.describe('Bytes'),
        sha256: Sha256,
        mediaType: z.string().describe('As its first bytes say, whatever its name does'),
        description: z.string().optional(),
        custody: z.array(z.object({ ...said, act: CustodyAct, text: z.string().optional() })),
      }),
    ),
    readNumber: readNumber.optional().describe('With include=view: up to which entry the caller has read it'),
    view,
  })
  .meta({ id: 'Case', description: 'A case with its words, as the caller’s book tells it' });
export type Case = z.infer<typeof Case>;

export const CaseSummary = z
  .object({
    all: Count,
    open: Count,
    led: Count.describe('Open, and led by the caller’s organisation'),
    waiting: Count.describe('With something that waits on it, or on others at its request'),
    byStatus: z.record(z.string(), Count),
    head: EntryNumber,
  })
  .meta({ id: 'CaseSummary', description: 'How many cases there are in the caller’s book' });
export type CaseSummary = z.infer<typeof CaseSummary>;
