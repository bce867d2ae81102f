import {
  instantAt,
  monthsAfter,
  timeOf,
  type AgreementId,
  type Instant,
  type OrganizationId,
} from '../ids.js';
import { rejected } from '../rejection.js';
import { isSigned, stateAt, type Agreement, type Terms } from './agreement.js';
import { termsOf } from './terms-of.js';

/**
 * What is signed never changes in place. What follows on it is a successor that every party signs: with a new term, with
 * more in it, or with further parties. Both are in force until the older one ends.
 */
export type Succession = 'renewal' | 'upgrade' | 'accession';

/** What a successor is to what it follows on. */
export function successionOf(before: Terms, after: Terms): Succession {
  if (after.parties.some((party) => !before.parties.includes(party))) return 'accession';
  const scopesOf = ({ scopes }: Terms) => [...scopes].sort().join(' ');
  const isSame =
    before.kind === after.kind && before.ceiling === after.ceiling && scopesOf(before) === scopesOf(after);
  return isSame ? 'renewal' : 'upgrade';
}

/** When a renewal ends that is as long again by the calendar, for whom nothing else is said. */
export function asLongAgain({ effectiveFrom, effectiveUntil }: Terms): Instant {
  let months = 0;
  while (monthsAfter(effectiveFrom, months + 1) <= effectiveUntil) months += 1;
  const rest = timeOf(effectiveUntil) - timeOf(monthsAfter(effectiveFrom, months));
  return instantAt(timeOf(monthsAfter(effectiveUntil, months)) + rest);
}

/** Whether it ended before all had signed: it never stood for anything, and another may take its place. */
export function hasFallen(agreement: Agreement, at: Instant): boolean {
  const state = stateAt(agreement, at);
  return !isSigned(agreement) && (state === 'terminated' || state === 'expired');
}

/** The terms by which a further party accedes to a multilateral agreement, until the same day; refuses where none may. */
export function accessionOf(agreement: Agreement, party: OrganizationId, at: Instant): Terms {
  if (agreement.parties.length < 3)
    throw rejected(
      'not-multilateral',
      'Only an agreement of three or more takes in further parties: draft a new one of all of you.',
    );
  if (agreement.parties.includes(party))
    throw rejected('already-a-party', 'This organisation is a party to the agreement already.');
  const state = stateAt(agreement, at);
  if (state !== 'active' && state !== 'signed' && state !== 'suspended')
    throw rejected('agreement-state', `Nobody accedes to an agreement that is ${state}.`);
  const { effectiveFrom } = agreement;
  return {
    ...termsOf(agreement),
    parties: [...agreement.parties, party],
    effectiveFrom: effectiveFrom > at ? effectiveFrom : at,
    predecessor: agreement.id,
  };
}

/** All that an agreement follows on and all that follows on it, of those on a register, the oldest first. */
export function chainOf(agreement: Agreement, register: readonly Agreement[]): Agreement[] {
  const chain = new Map<AgreementId, Agreement>([[agreement.id, agreement]]);
  const isLinked = (one: Agreement, other: Agreement) =>
    one.predecessor === other.id || one.successor === other.id;
  for (const known of chain.values())
    for (const other of register)
      if (!chain.has(other.id) && (isLinked(known, other) || isLinked(other, known)))
        chain.set(other.id, other);
  return [...chain.values()].sort((a, b) =>
    a.effectiveFrom === b.effectiveFrom ? (a.id < b.id ? -1 : 1) : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
  );
}
