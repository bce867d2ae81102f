import { isEnding, stateAt, type Agreement } from '../agreement/agreement.js';
import { clockState, isOverdue, type AssistanceRequest, type CaseView } from '../case/view.js';
import type { CaseStatus, RequestState } from '../case/vocabulary.js';
import { timeOf, type AgreementId, type Instant, type ItemId, type OrganizationId } from '../ids.js';
import { narrower, tlps, type Tlp } from '../sharing/tlp.js';

/** From a moment up to, and without, another. */
export interface Period {
  from: Instant;
  until: Instant;
}

/** A case that was opened in the period, with when what happened in it, as one organisation's book has it. */
export interface CaseInPeriod {
  view: CaseView;
  statuses: readonly { to: CaseStatus; at: Instant }[];
  answers: readonly { id: ItemId; at: Instant }[];
}

/** Of how many the times are, the middle one, and the one that nine of ten do not exceed; in milliseconds. */
export interface Times {
  count: number;
  median: number | null;
  p90: number | null;
}

/** Requests with one partner, in one direction. */
export interface Requests {
  total: number;
  /** Delivered or closed. */
  answered: number;
  declined: number;
  cancelled: number;
  open: number;
  overdue: number;
  /** From the request to the first answer of any kind. */
  firstAnswer: Times;
}

/** What a manager shows upward (domain.md, Posture): the cases opened in a period, as the organisation's book has them. */
export interface Posture {
  period: Period;
  cases: {
    total: number;
    led: number;
    open: number;
    byClass: Record<string, number>;
    bySeverity: Record<string, number>;
    byStatus: Record<string, number>;
    byCountry: Record<string, number>;
    /** The narrowest marking of these cases and of what was asked in them: that of the figures. */
    tlp: Tlp;
  };
  /** From the opening to the triage, the containment and the end; of cases that the organisation leads. */
  times: { acknowledge: Times; contain: Times; close: Times };
  clocks: { met: number; missed: number; running: number };
  requests: { byUs: Record<OrganizationId, Requests>; toUs: Record<OrganizationId, Requests> };
  agreements: { inForce: AgreementId[]; ending: AgreementId[]; suspended: AgreementId[] };
}

export type CountedCases = Omit<Posture, 'period' | 'agreements'>;

/**
 * How many of its events an organisation gave to one other, by marking: in the cases of the period, and of its own
 * publications in the period.
 */
export interface Given {
  organization: OrganizationId;
  byTlp: Partial<Record<Tlp, number>>;
}

/** The posture with what was given to whom, which the ledger knows and no case. */
export interface PostureFigures extends Posture {
  given: Given[];
}

/**
 * The marking of all the figures together: that of the cases and requests counted and of what was given. Clocks are the
 * house's own, and so is how many of them it missed.
 */
export function postureMarking({ cases, clocks, given }: PostureFigures): Tlp {
  const ofClocks: Tlp = clocks.met + clocks.missed + clocks.running > 0 ? 'TLP:RED' : 'TLP:CLEAR';
  const ofGiven = tlps.filter((tlp) => given.some(({ byTlp }) => byTlp[tlp]));
  return [ofClocks, ...ofGiven].reduce(narrower, cases.tlp);
}

interface Asked {
  states: RequestState[];
  overdue: number;
  times: number[];
}

/**
 * Counts case by case, so that no more than one of them need be in memory; `posture` gives the whole.
 * `by` is the organisation whose book it is.
 */
export class PostureCount {
  private readonly cases = {
    ...{ total: 0, led: 0, open: 0 },
    byClass: new Map<string, number>(),
    bySeverity: new Map<string, number>(),
    byStatus: new Map<string, number>(),
    byCountry: new Map<string, number>(),
  };
  private tlp: Tlp = 'TLP:CLEAR';
  private readonly times = { acknowledge: [] as number[], contain: [] as number[], close: [] as number[] };
  private readonly clocks = { met: 0, missed: 0, running: 0 };
  private readonly byUs = new Map<OrganizationId, Asked>();
  private readonly toUs = new Map<OrganizationId, Asked>();

  constructor(
    private readonly by: OrganizationId,
    private readonly at: Instant,
  ) {}

  add({ view, statuses, answers }: CaseInPeriod): void {
    const { cases, by } = this;
    cases.total += 1;
    this.tlp = narrower(this.tlp, view.tlp);
    if (view.lead === by) cases.led += 1;
    if (view.status !== 'closed') cases.open += 1;
    increase(cases.byClass, view.classification.split('/')[0] ?? view.classification);
    increase(cases.bySeverity, view.severity);
    increase(cases.byStatus, view.status);
    for (const country of new Set(view.affectedCountries)) increase(cases.byCountry, country);
    if (view.lead === by) this.addTimes(view, statuses);
    for (const clock of view.clocks)
      if (clock.organization === by) this.clocks[clockState(clock, this.at)] += 1;
    for (const request of view.requests) this.addRequest(request, answers);
  }

  private addTimes({ openedAt }: CaseView, statuses: CaseInPeriod['statuses']): void {
    if (openedAt === null) return;
    const until = (reached: (to: CaseStatus) => boolean) => {
      const first = statuses.find(({ to }) => reached(to));
      return first ? [timeOf(first.at) - timeOf(openedAt)] : [];
    };
    this.times.acknowledge.push(...until(() => true));
    this.times.contain.push(...until((to) => to === 'contained' || to === 'recovering'));
    this.times.close.push(...until((to) => to === 'closed'));
  }

  private addRequest(request: AssistanceRequest, answers: CaseInPeriod['answers']): void {
    const { requester, addressee, requestedAt, id, state } = request;
    const [side, partner] =
      requester === this.by
        ? [this.byUs, addressee]
        : addressee === this.by
          ? [this.toUs, requester]
          : [undefined, addressee];
    if (!side) return;
    const asked = side.get(partner) ?? { states: [], overdue: 0, times: [] };
    side.set(partner, asked);
    asked.states.push(state);
    this.tlp = narrower(this.tlp, request.tlp ?? 'TLP:CLEAR');
    if (isOverdue(request, this.at)) asked.overdue += 1;
    const first = answers.find((answer) => answer.id === id);
    if (first && requestedAt !== null) asked.times.push(timeOf(first.at) - timeOf(requestedAt));
  }

  posture(period: Period, agreements: readonly Agreement[]): Posture {
    return { period, ...this.counted(), agreements: papersOf(agreements, this.at) };
  }

  /** What the cases alone tell, of whatever time they are. */
  counted(): CountedCases {
    const { byClass, bySeverity, byStatus, byCountry, ...numbers } = this.cases;
    const { acknowledge, contain, close } = this.times;
    return {
      cases: {
        ...numbers,
        ...{ byClass: record(byClass), bySeverity: record(bySeverity) },
        ...{ byStatus: record(byStatus), byCountry: record(byCountry), tlp: this.tlp },
      },
      times: { acknowledge: timesOf(acknowledge), contain: timesOf(contain), close: timesOf(close) },
      clocks: { ...this.clocks },
      requests: { byUs: requestsOf(this.byUs), toUs: requestsOf(this.toUs) },
    };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. */
function record(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

/** Nearest rank: a time that was really taken. */
export function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9) };
}

function requestsOf(side: ReadonlyMap<OrganizationId, Asked>): Record<OrganizationId, Requests> {
  const one = ({ states, overdue, times }: Asked): Requests => {
    const count = (...some: RequestState[]) => states.filter((state) => some.includes(state)).length;
    return {
      total: states.length,
      answered: count('delivered', 'closed'),
      declined: count('declined'),
      cancelled: count('cancelled'),
      open: count('requested', 'acknowledged', 'accepted', 'in-progress'),
      overdue,
      firstAnswer: timesOf(times),
    };
  };
  return Object.fromEntries([...side].map(([partner, asked]) => [partner, one(asked)]));
}

function papersOf(agreements: readonly Agreement[], at: Instant): Posture['agreements'] {
  const those = (which: (agreement: Agreement) => boolean) =>
    agreements.filter(which).map((agreement) => agreement.id);
  return {
    inForce: those((agreement) => stateAt(agreement, at) === 'active'),
    ending: those((agreement) => isEnding(agreement, at, agreements)),
    suspended: those((agreement) => stateAt(agreement, at) === 'suspended'),
  };
}
