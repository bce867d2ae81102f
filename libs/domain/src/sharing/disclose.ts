import { stateAt, type Agreement, type AgreementState, type Scope } from '../agreement/agreement.js';
import { internalAgreementEvents, type AgreementEvent } from '../agreement/events.js';
import { caseEventKinds, concernedBy, type CaseEvent } from '../case/events.js';
import type { ParticipationState } from '../case/vocabulary.js';
import type { AgreementId, Instant, OrganizationId } from '../ids.js';
import { scopeOfKind } from '../publication/content.js';
import {
  kindOfPublication,
  publicationEventKinds,
  publisherConcerned,
  type PublicationEvent,
} from '../publication/events.js';
import { covers, tlpLevel, type Marking, type Tlp } from './tlp.js';

/** Why an organisation has an entry in its book. */
export const bases = ['owner', 'participation', 'agreement', 'public'] as const;
export type Basis = (typeof bases)[number];

export const withholdReasons = [
  'not-a-participant',
  'confidential-roster',
  'not-accepted-yet',
  'not-named',
  'ceiling-exceeded',
  'agreement-not-active',
  'scope-not-covered',
  'no-agreement',
] as const;
export type WithholdReason = (typeof withholdReasons)[number];

export type Verdict =
  | { verdict: 'disclose'; basis: 'owner' | 'participation' | 'public' }
  | { verdict: 'disclose'; basis: 'agreement'; agreementId: AgreementId }
  | {
      verdict: 'withhold';
      reason: WithholdReason;
      agreementId?: AgreementId;
      ceiling?: Tlp;
      state?: AgreementState;
      scope?: Scope;
    };

/** An event as the rules see it: recorded, or a draft whose owner is known. */
export type Disclosable =
  | (CaseEvent & { owner: OrganizationId; marking: Marking })
  | (AgreementEvent & { owner: OrganizationId; marking: Marking })
  | (PublicationEvent & { owner: OrganizationId; marking: Marking });

/** The reader, as its own book has it. */
export interface Reader {
  organization: OrganizationId;
  /** How it takes part in the case, as its own view says; absent when it was never invited. */
  participation?: ParticipationState | undefined;
  /** Whether its own view names it as the lead of the case. */
  leads?: boolean;
  /** For the stream of an agreement: whether it is one of the parties. */
  party?: boolean;
  /** For a publication: whether its own book has an edition of it. */
  holds?: boolean;
}

/** The scope that an agreement must have to carry the events of a case; of a publication its kind says it. */
export const scopeOfCases = 'mutual-response' satisfies Scope;

/**
 * Decides whether a reader is given an event, and on what basis: the one place where this is decided (domain.md,
 * `disclose`; the numbers are its rules; the first that matches wins).
 *
 * `agreements` are those to which the event's owner is a party; others are passed over, since nobody discloses on the
 * strength of a paper that is not theirs. `at` is the time of the entry to be.
 */
export function disclose(
  event: Disclosable,
  reader: Reader,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  if (reader.organization === event.owner) return { verdict: 'disclose', basis: 'owner' }; // 1
  if (isAboutCase(event)) return discloseCaseEvent(event, reader, agreements, at);
  return isAboutPublication(event)
    ? disclosePublicationEvent(event, reader, agreements, at)
    : discloseAgreementEvent(event, reader);
}

function isAboutCase(event: Disclosable): event is Extract<Disclosable, CaseEvent> {
  return event.type in caseEventKinds;
}

function isAboutPublication(event: Disclosable): event is Extract<Disclosable, PublicationEvent> {
  return event.type in publicationEventKinds;
}

/** The parties learn of an agreement from its proposal on; before that the drafter alone. */
function discloseAgreementEvent(event: Extract<Disclosable, AgreementEvent>, reader: Reader): Verdict {
  return reader.party && !internalAgreementEvents.has(event.type)
    ? { verdict: 'disclose', basis: 'participation' }
    : withhold('not-a-participant');
}

function discloseCaseEvent(
  event: Extract<Disclosable, CaseEvent>,
  reader: Reader,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  const { owner, marking } = event;
  const kind = caseEventKinds[event.type];
  const concerned = concernedBy(event);
  const isSubject = concerned === reader.organization;

  if (kind === 'participation' && (isSubject || reader.leads))
    return { verdict: 'disclose', basis: 'participation' }; // 2
  if (reader.participation !== 'invited' && reader.participation !== 'accepted')
    return withhold('not-a-participant'); // 3
  if (tellsOfAnother(owner, reader, concerned, scopeOfCases, agreements, at))
    return withhold('confidential-roster'); // 4
  if (reader.participation === 'invited' && kind !== 'header') return withhold('not-accepted-yet'); // 5
  // The header of a TLP:RED case is for those whom the lead has invited: being in the case is being named.
  if (!isNamed(marking, reader.organization, kind === 'header')) return withhold('not-named'); // 6
  return byAgreement(event, reader, scopeOfCases, agreements, at);
}

/**
 * An edition goes to whomever an agreement or its marking lets have it. What follows on it goes to those who hold one;
 * that somebody has read it is the publisher's to know.
 */
function disclosePublicationEvent(
  event: Extract<Disclosable, PublicationEvent>,
  reader: Reader,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  const { owner, marking } = event;
  const kind = publicationEventKinds[event.type];
  const scope = scopeOfKind[kindOfPublication(event)];
  const publisher = publisherConcerned(event);
  const isPublisher = publisher === reader.organization;

  if (kind === 'receipt')
    return isPublisher ? { verdict: 'disclose', basis: 'participation' } : withhold('not-a-participant'); // 2
  if (kind !== 'edition' && !reader.holds) return withhold('not-a-participant'); // 3
  if (tellsOfAnother(owner, reader, publisher, scope, agreements, at)) return withhold('confidential-roster'); // 4
  // Whoever holds a publication was named when it was given.
  if (!isNamed(marking, reader.organization, kind === 'withdrawal')) return withhold('not-named'); // 6
  return byAgreement(event, reader, scope, agreements, at);
}

/** Whether an event tells the reader that an organisation takes part, which no one agreement of the three allows (4). */
function tellsOfAnother(
  owner: OrganizationId,
  reader: Reader,
  concerned: OrganizationId | undefined,
  scope: Scope,
  agreements: readonly Agreement[],
  at: Instant,
): boolean {
  if (!concerned || concerned === owner || concerned === reader.organization) return false;
  const circle = [owner, reader.organization, concerned];
  return !agreements.some((agreement) => bindsInForce(agreement, circle, scope, at));
}

/** Rules 7 to 9: on the strength of an agreement, or as public; else why not. */
function byAgreement(
  { owner, marking }: Pick<Disclosable, 'owner' | 'marking'>,
  reader: Reader,
  scope: Scope,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  const papers = agreements
    .filter((agreement) => binds(agreement, [owner, reader.organization]))
    .sort(byPrecedence);
  const basis = papers.find(
    (agreement) => isInForce(agreement, scope, at) && covers(agreement.ceiling, marking.tlp),
  );
  if (basis) return { verdict: 'disclose', basis: 'agreement', agreementId: basis.id }; // 7
  if (marking.tlp === 'TLP:CLEAR') return { verdict: 'disclose', basis: 'public' }; // 8
  return withheldFor(papers, scope, at); // 9
}

function withhold(reason: WithholdReason): Verdict {
  return { verdict: 'withhold', reason };
}

function binds(agreement: Agreement, circle: readonly OrganizationId[]): boolean {
  return circle.every((organization) => agreement.parties.includes(organization));
}

function isInForce(agreement: Agreement, scope: Scope, at: Instant): boolean {
  return agreement.scopes.includes(scope) && stateAt(agreement, at) === 'active';
}

/** Whether an agreement with the scope, in force at a moment, binds all of a circle to each other. */
export function bindsInForce(
  agreement: Agreement,
  circle: readonly OrganizationId[],
  scope: Scope,
  at: Instant,
): boolean {
  return binds(agreement, circle) && isInForce(agreement, scope, at);
}

/** Rule 6. `alreadyIn`: being given this at all was being named. */
function isNamed(marking: Marking, reader: OrganizationId, alreadyIn: boolean): boolean {
  if (marking.recipients?.length) return marking.recipients.includes(reader);
  return marking.tlp !== 'TLP:RED' || alreadyIn;
}

/** Bilateral before multilateral, then the latest effective-from, then the id. */
function byPrecedence(a: Agreement, b: Agreement): number {
  const multilateral = Number(a.parties.length > 2) - Number(b.parties.length > 2);
  if (multilateral !== 0) return multilateral;
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom > b.effectiveFrom ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The nearest reason: a paper that is there and too low, one that is not in force, one for something else, or none. */
function withheldFor(papers: readonly Agreement[], scope: Scope, at: Instant): Verdict {
  const tooLow = papers.filter((agreement) => isInForce(agreement, scope, at)).sort(byCeiling)[0];
  if (tooLow)
    return {
      verdict: 'withhold',
      reason: 'ceiling-exceeded',
      agreementId: tooLow.id,
      ceiling: tooLow.ceiling,
    };
  const idle = papers.find(({ scopes }) => scopes.includes(scope));
  if (idle)
    return {
      verdict: 'withhold',
      reason: 'agreement-not-active',
      agreementId: idle.id,
      state: stateAt(idle, at),
    };
  const other = papers[0];
  return other
    ? { verdict: 'withhold', reason: 'scope-not-covered', agreementId: other.id, scope }
    : withhold('no-agreement');
}

/** The highest first; of equal ones the order stays. */
function byCeiling(a: Agreement, b: Agreement): number {
  return tlpLevel(b.ceiling) - tlpLevel(a.ceiling);
}
