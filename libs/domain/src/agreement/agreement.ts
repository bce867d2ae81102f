import { z } from 'zod';
import { onOneLine } from '../text.js';
import { AgreementId, Instant, instantAt, OrganizationId, timeOf } from '../ids.js';
import { Tlp } from '../sharing/tlp.js';
import { DutyHours } from './duty-hours.js';

/** What an agreement is about; the stream of an event says which of these it needs. */
export const scopes = [
  'mutual-response',
  'threat-information',
  'policy-information',
  'technology-information',
  'research',
  'capability',
] as const;
export const Scope = z.enum(scopes);
export type Scope = z.infer<typeof Scope>;

/** Each scope as it stands in a sentence. */
export const scopeLabels = {
  'mutual-response': 'mutual response',
  'threat-information': 'threat information',
  'policy-information': 'policy information',
  'technology-information': 'technology information',
  research: 'research',
  capability: 'capabilities',
} as const satisfies Record<Scope, string>;

export const AgreementKind = z.enum(['mou', 'loi', 'treaty', 'nda', 'accession']);
export type AgreementKind = z.infer<typeof AgreementKind>;

export const Contact = z.strictObject({
  organizationId: OrganizationId,
  name: onOneLine(z.string()).min(1).max(200),
  role: onOneLine(z.string()).max(200).optional(),
  phone: onOneLine(z.string()).max(50).optional(),
  email: z.email().max(254).optional(),
  hours: DutyHours.describe(
    'By the clocks of its organisation; nothing is known of who says none',
  ).optional(),
});

/** Parties of one agreement. */
export const mostParties = 100;
/** Points of contact that one party names; an agreement takes as many of each of its parties. */
export const mostContacts = 20;

const partiesTwice = 'Name two or more different parties.';

/** What a memorandum says (domain.md, Agreement). */
export const Terms = z
  .strictObject({
    title: onOneLine(z.string().trim()).min(3).max(200),
    kind: AgreementKind,
    parties: z.array(OrganizationId).min(2, partiesTwice).max(mostParties),
    scopes: z.array(Scope).min(1, 'Name at least one scope.').max(scopes.length),
    ceiling: Tlp,
    effectiveFrom: Instant,
    effectiveUntil: Instant,
    handlingTerms: z.string().max(20_000).optional(),
    renewalNoticeDays: z
      .int()
      .min(1)
      .max(1_095)
      .describe(
        'How many days before the end notice of renewal must be given; left out where nothing is agreed on it',
      )
      .optional(),
    contacts: z
      .array(Contact)
      .max(mostParties * mostContacts)
      .optional(),
    predecessor: AgreementId.optional(),
  })
  .refine((terms) => new Set(terms.parties).size === terms.parties.length, {
    path: ['parties'],
    error: partiesTwice,
  })
  .refine(({ contacts = [] }) => mostOfOneParty(contacts) <= mostContacts, {
    path: ['contacts'],
    error: `Name up to ${mostContacts} points of contact of a party.`,
  })
  .refine((terms) => terms.effectiveFrom < terms.effectiveUntil, {
    path: ['effectiveUntil'],
    error: 'The term must end after it begins.',
  });
export type Terms = z.infer<typeof Terms>;

function mostOfOneParty(contacts: readonly z.infer<typeof Contact>[]): number {
  const counts = new Map<OrganizationId, number>();
  for (const { organizationId } of contacts)
    counts.set(organizationId, (counts.get(organizationId) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

export interface Signature {
  party: OrganizationId;
  at: Instant;
  /** How a signature on paper is evidenced, and which organisation recorded it for the party. */
  evidence?: string | undefined;
  recordedBy?: OrganizationId | undefined;
}

/** What a party holds to be the signed document, by its fingerprint. */
export interface SignedDocument {
  by: OrganizationId;
  at: Instant;
  /** 64 hexadecimal digits in lower case. */
  sha256: string;
  name: string;
  bytes: number;
}

/** An agreement as its events tell it: the fold of its stream. */
export interface Agreement extends Terms {
  id: AgreementId;
  drafter: OrganizationId;
  proposedAt?: Instant | undefined;
  signatures: Signature[];
  /** All that were recorded, in this order; of each party the last one counts. */
  documents?: SignedDocument[] | undefined;
  suspensions: { by: OrganizationId; reason: string; since: Instant }[];
  termination?: { by: OrganizationId; reason: string; effectiveAt: Instant } | undefined;
  successor?: AgreementId | undefined;
}

export const agreementStates = [
  'draft',
  'proposed',
  'signed',
  'active',
  'suspended',
  'expired',
  'terminated',
  'superseded',
] as const;
export type AgreementState = (typeof agreementStates)[number];

/** The state at a moment, computed from what was recorded and never stored: a job that runs late changes nothing. */
export function stateAt(agreement: Agreement, at: Instant): AgreementState {
  if (!agreement.proposedAt) return 'draft';
  if (agreement.termination && agreement.termination.effectiveAt <= at) return 'terminated';
  if (at >= agreement.effectiveUntil) return agreement.successor ? 'superseded' : 'expired';
  if (!isSigned(agreement)) return 'proposed';
  if (agreement.suspensions.length > 0) return 'suspended';
  return at < agreement.effectiveFrom ? 'signed' : 'active';
}

/** Whether every party has signed. */
export function isSigned(agreement: Agreement): boolean {
  return agreement.parties.every((party) =>
    agreement.signatures.some((signature) => signature.party === party),
  );
}

/** What each party holds to be the signed document now. */
export function documentsNow({ parties, documents = [] }: Agreement): SignedDocument[] {
  return parties.flatMap((party) => documents.findLast(({ by }) => by === party) ?? []);
}

/** Since when the agreement is in the state it has at a moment, where a moment can be named. */
export function stateSince(agreement: Agreement, at: Instant): Instant | undefined {
  const lastSignature = agreement.signatures
    .map((signature) => signature.at)
    .sort()
    .at(-1);
  const since = {
    draft: undefined,
    proposed: agreement.proposedAt,
    signed: lastSignature,
    active: [agreement.effectiveFrom, lastSignature ?? ''].sort().at(-1),
    suspended: agreement.suspensions[0]?.since,
    expired: agreement.effectiveUntil,
    superseded: agreement.effectiveUntil,
    terminated: agreement.termination?.effectiveAt,
  } satisfies Record<AgreementState, Instant | undefined>;
  return since[stateAt(agreement, at)];
}

/** Days before the end at which a party is warned (domain.md, States). */
export const expiryWarningDays = [180, 90, 30, 7] as const;

export type ExpiryWarning = (typeof expiryWarningDays)[number];

const dayMs = 86_400_000;

/** When an agreement ends as things stand: with its term, or before by notice. */
export function endOf({ effectiveUntil, termination }: Agreement): Instant {
  return termination && termination.effectiveAt < effectiveUntil ? termination.effectiveAt : effectiveUntil;
}

/** By when notice of renewal must be given, as the terms have it; of what ends before its term there is none. */
export function renewalNoticeBy(agreement: Agreement): Instant | undefined {
  const { renewalNoticeDays, effectiveUntil } = agreement;
  if (renewalNoticeDays === undefined || endOf(agreement) < effectiveUntil) return undefined;
  return instantAt(timeOf(effectiveUntil) - renewalNoticeDays * dayMs);
}

/** What one is warned of: the last moment for notice of renewal, and when that is over the end. */
export function warnedOf(agreement: Agreement, at: Instant): Instant {
  const noticeBy = renewalNoticeBy(agreement);
  return noticeBy !== undefined && at < noticeBy ? noticeBy : endOf(agreement);
}

/**
 * The warning that was due last: how many days there are less than until what one is warned of. None is due for what is not in force or
 * resting, and for what has a successor; one that stands in the `register` given must be signed.
 */
export function expiryWarning(
  agreement: Agreement,
  at: Instant,
  register: readonly Agreement[] = [],
): ExpiryWarning | undefined {
  const state = stateAt(agreement, at);
  if (state !== 'active' && state !== 'suspended') return undefined;
  const successor = register.find(({ id }) => id === agreement.successor);
  if (agreement.successor && (!successor || isSigned(successor))) return undefined;
  const left = (timeOf(warnedOf(agreement, at)) - timeOf(at)) / dayMs;
  return expiryWarningDays.findLast((days) => left < days);
}

/** Whether the first warning of its end is due. */
export function isEnding(agreement: Agreement, at: Instant, register: readonly Agreement[] = []): boolean {
  return expiryWarning(agreement, at, register) !== undefined;
}
