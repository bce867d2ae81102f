import type { Period } from '@entente/domain';

/** Which time a posture is over: one of these up to today, or two days that somebody chose. */
export const spans = ['30d', '90d', 'year', '365d', 'all', 'custom'] as const;
export type Span = (typeof spans)[number];

/** What stands in the address of the screen. Days are those of UTC: `2026-11-24`. */
export interface PeriodWords {
  span?: string | undefined;
  from?: string | undefined;
  /** The last day that counts. */
  to?: string | undefined;
}

/** The days, both of which count. */
export interface Days {
  span: Span;
  from: string;
  to: string;
}

const usual: Span = '90d';
const dayMs = 86_400_000;
/** Before there were any cases on this node. */
const beginning = '2000-01-01';

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const isDay = (word: string | undefined): word is string =>
  word !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(word));

/** The days that an address names; where it names none that make a period, the last ninety. `today` is a day too. */
export function daysOf({ span: word, from, to }: PeriodWords, today: string): Days {
  const span = spans.find((one) => one === word) ?? usual;
  const back = (days: number) => dayOf(Date.parse(today) - (days - 1) * dayMs);
  switch (span) {
    case 'custom':
      return isDay(from) && isDay(to) && from <= to
        ? { span, from, to }
        : { span: usual, from: back(90), to: today };
    case 'year':
      return { span, from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'all':
      return { span, from: beginning, to: today };
    default:
      return { span, from: back(Number.parseInt(span, 10)), to: today };
  }
}

/** From the beginning of the first day until the end of the last, as the server takes it. */
export function periodOf({ from, to }: Days): Period {
  return { from: `${from}T00:00:00.000Z`, until: `${dayOf(Date.parse(to) + dayMs)}T00:00:00.000Z` };
}
