import type { Tlp } from '@entente/domain';
import type { ExchangeFigure } from '../../api/shapes.js';

export interface Counts {
  given: number;
  received: number;
}

export interface MonthOfExchange {
  month: string;
  by: ReadonlyMap<Tlp, Counts>;
  sum: Counts;
}

/** The figures of an agreement as rows of a table: a month each, the newest first. */
export function monthsOf(figures: readonly ExchangeFigure[]): MonthOfExchange[] {
  return [...Map.groupBy(figures, ({ month }) => month)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, all]) => ({
      month,
      by: new Map(all.map(({ tlp, given, received }) => [tlp, { given, received }])),
      sum: all.reduce<Counts>(
        (sum, { given, received }) => ({ given: sum.given + given, received: sum.received + received }),
        { given: 0, received: 0 },
      ),
    }));
}
