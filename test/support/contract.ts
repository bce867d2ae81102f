import { z } from 'zod';

/**
 * What the API answers, as docs/api.md and its contract promise it to partners: written down here once more, and not
 * taken from the server, so that a change there shows. New fields may appear.
 */

export const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'UTC with milliseconds');
const Id = z.string().min(1).max(64);
export const Tlp = z.enum(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']);
const Pap = z.enum(['PAP:CLEAR', 'PAP:GREEN', 'PAP:AMBER', 'PAP:RED']);
const Basis = z.enum(['owner', 'participation', 'agreement', 'public']);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** RFC 9457 with the stable code; nothing else, so that no part of the server speaks out of turn. */
export const Problem = z.strictObject({
  type: z.string().regex(/^urn:entente:problem:/),
  title: z.string().min(1),
  status: z.number().int(),
  code: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  detail: z.string().min(1),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string().min(1), code: z.string().optional() }))
    .optional(),
});

export const Organization = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string(),
  country: z.string().length(2),
  kind: z.string(),
});

export const SignedIn = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string() }),
  organization: Organization,
  roles: z.array(z.enum(['operator', 'responder', 'manager', 'auditor', 'admin'])),
});

/** The answer to whatever is done to a case. */
export const Done = z.object({ eventId: Id, version: z.number().int().positive() });

const Author = z.object({ organization: Id, user: z.object({ id: Id, name: z.string() }).optional() });

const Header = z.object({
  id: Id,
  reference: z.string().regex(/^[A-Z]{2}-\d{4}-\d{6}$/),
  version: z.number().int().positive(),
  title: z.string(),
  summary: z.string(),
  classification: z.string(),
  severity: z.enum(['baseline', 'low', 'medium', 'high', 'severe', 'emergency']),
  tlp: Tlp,
  pap: Pap.nullable(),
  status: z.enum(['new', 'triage', 'responding', 'contained', 'recovering', 'closed']),
  escalation: z.enum(['technical', 'operational', 'strategic']),
  disposition: z.enum(['resolved', 'false-positive', 'duplicate', 'no-action', 'handed-over']).nullable(),
  lead: z.object({ id: Id, shortName: z.string(), country: z.string().length(2) }),
  affectedCountries: z.array(z.string()),
  sectors: z.array(z.string()),
  openedAt: Time,
  occurredAt: Time.nullable(),
  detectedAt: Time.nullable(),
  closedAt: Time.nullable(),
  lastActivityAt: Time,
  participants: z.array(
    z.object({
      organization: Id,
      role: z.enum(['lead', 'affected', 'assisting', 'informed']).nullable(),
      state: z.enum(['invited', 'accepted', 'declined', 'withdrawn', 'removed']),
      since: Time,
    }),
  ),
  assistanceRequests: z.array(
    z.object({
      id: Id,
      requester: Id,
      addressee: Id,
      kind: z.string().nullable(),
      urgency: z.enum(['routine', 'priority', 'immediate']).nullable(),
      state: z.string(),
      dueAt: Time.nullable(),
      overdue: z.boolean(),
    }),
  ),
  tasks: z.array(
    z.object({ id: Id, author: Id, assignee: Id, title: z.string().nullable(), state: z.string() }),
  ),
  clocks: z.array(
    z.object({
      id: Id,
      organization: Id,
      duty: z.string().nullable(),
      dueAt: Time.nullable(),
      state: z.enum(['running', 'met', 'missed']),
    }),
  ),
});

/** A case in a list: all of it but its words. */
export const ListedCase = Header;
export const Cases = listOf(ListedCase).extend({ head: z.number().int().min(0) });

export const Case = Header.extend({
  updates: z.array(z.object({ id: Id, author: Author, text: z.string(), tlp: Tlp, at: Time })),
  indicators: z.array(z.object({ id: Id, author: Author, type: z.string(), value: z.string(), tlp: Tlp })),
});
export type Case = z.infer<typeof Case>;

export const Entry = z.strictObject({
  number: z.number().int().positive(),
  hash: Sha256,
  previousHash: Sha256,
  at: Time,
  basis: Basis,
  agreementId: Id.optional(),
  digest: Sha256,
  recipients: z.array(Id).optional(),
  redaction: z.object({ at: Time, reason: z.string() }).optional(),
  event: z.strictObject({
    id: Id,
    stream: z.strictObject({ kind: z.enum(['case', 'agreement', 'publication']), id: Id }),
    type: z.string(),
    owner: Id,
    actor: Id,
    at: Time,
    marking: z.strictObject({ tlp: Tlp, pap: Pap.optional(), named: z.literal(true).optional() }),
    data: z.record(z.string(), z.unknown()).nullable(),
    salt: z.string().nullable(),
  }),
});
export type Entry = z.infer<typeof Entry>;

export const Head = z.strictObject({ number: z.number().int().min(0), hash: Sha256 });
export const Book = z.object({ items: z.array(Entry), head: Head });

export const Disclosures = listOf(
  z.object({
    eventId: Id,
    organization: Id.nullable(),
    basis: Basis,
    agreementId: Id.optional(),
    at: Time,
    deliveredAt: Time.optional(),
  }),
);

export const Audience = z.object({
  items: z.array(
    z.object({
      organization: Id,
      verdict: z.enum(['disclose', 'withhold']),
      basis: Basis.optional(),
      agreementId: Id.optional(),
      reason: z.string().optional(),
    }),
  ),
});

export const Agreement = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(['mou', 'loi', 'treaty', 'nda', 'accession']),
  parties: z.array(Id).min(2),
  scopes: z.array(z.string()).min(1),
  ceiling: Tlp,
  effectiveFrom: Time,
  effectiveUntil: Time,
  state: z.enum([
    ...(['draft', 'proposed', 'signed', 'active', 'suspended'] as const),
    ...(['expired', 'terminated', 'superseded'] as const),
  ]),
  signatures: z.array(z.object({ party: Id, at: Time })),
});

export const Duties = listOf(
  z.object({
    kind: z.enum([
      ...(['clock', 'request-to-us', 'request-by-us', 'task', 'invitation'] as const),
      ...(['agreement-ending', 'renewal-notice'] as const),
    ]),
    caseId: Id.optional(),
    reference: z.string().optional(),
    title: z.string().optional(),
    organization: Id.optional(),
    agreementId: Id.optional(),
    itemId: Id.optional(),
    label: z.string().nullable(),
    dueAt: Time.nullable(),
  }),
);

export const Verification = z.object({
  organization: Id,
  entries: z.number().int().min(0),
  head: Head,
  problems: z.array(z.string()),
});
