import {
  agreementStates,
  endOf,
  scopes,
  type Agreement,
  type AgreementState,
  type Instant,
  type Scope,
} from '@entente/domain';
import type { AgreementRecord } from '../../api/shapes.js';

/** What the address of the register says: of which partner, about what, in which state. */
export interface RegisterFilter {
  partner: string | undefined;
  scope: Scope | undefined;
  state: AgreementState | undefined;
}

export function filterBy(search: Readonly<Record<string, string | undefined>>): RegisterFilter {
  return {
    partner: search['partner'],
    scope: scopes.find((scope) => scope === search['scope']),
    state: agreementStates.find((state) => state === search['state']),
  };
}

/** First what waits for somebody, then what is in force, then what is over; of each the next to end. */
const order: readonly AgreementState[] = [
  ...(['proposed', 'draft', 'active', 'suspended'] as const),
  ...(['signed', 'expired', 'terminated', 'superseded'] as const),
];

export function registered(
  agreements: readonly AgreementRecord[],
  { partner, scope, state }: RegisterFilter,
): AgreementRecord[] {
  return agreements
    .filter(
      (one) =>
        (!partner || one.parties.some((party) => party === partner)) &&
        (!scope || one.scopes.includes(scope)) &&
        (!state || one.state === state),
    )
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) || (a.effectiveUntil < b.effectiveUntil ? -1 : 1),
    );
}

/** A time line: what share of it lies before a moment. */
export interface Axis {
  from: number;
  until: number;
  years: readonly { year: number; share: number }[];
}

const yearMs = 365.25 * 86_400_000;
/** Terms without an end in sight would leave no room for the others. */
const reachMs = 10 * yearMs;
const mostYears = 6;

type Term = Pick<Agreement, 'effectiveFrom' | 'effectiveUntil' | 'termination'>;

/** The time line on which all of these terms and the present have their place, with a margin. */
export function axisOf(terms: readonly Term[], present: number): Axis {
  const from = Math.min(present, ...terms.map((term) => Date.parse(term.effectiveFrom)));
  const until = Math.max(present, ...terms.map((term) => Date.parse(term.effectiveUntil)));
  const margin = (until - from) / 50 || yearMs;
  const axis = {
    from: Math.max(from - margin, present - reachMs),
    until: Math.min(until + margin, present + reachMs),
  };
  const first = new Date(axis.from).getUTCFullYear() + 1;
  const last = new Date(axis.until).getUTCFullYear();
  const step = Math.ceil((last - first + 1) / mostYears);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
    .filter((year) => year % Math.max(1, step) === 0)
    .map((year) => ({ year, share: shareOf(axis, Date.UTC(year, 0)) }))
    .filter(({ share }) => share > 0.04 && share < 0.96);
  return { ...axis, years };
}

export function shareOf({ from, until }: Pick<Axis, 'from' | 'until'>, at: Instant | number): number {
  const moment = typeof at === 'number' ? at : Date.parse(at);
  return Math.min(1, Math.max(0, (moment - from) / (until - from)));
}

/** Where the bar of an agreement begins, and how long it is: to its end as things stand. */
export function barOf(axis: Axis, agreement: Agreement): { start: number; length: number } {
  const start = shareOf(axis, agreement.effectiveFrom);
  return { start, length: Math.max(0, shareOf(axis, endOf(agreement)) - start) };
}
