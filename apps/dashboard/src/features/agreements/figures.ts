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
  const months = [...new Set(figures.map(({ month }) => month))].sort().reverse();
  return months.map((month) => {
    const all = figures.filter((figure) => figure.month === month);
    return {
      month,
      by: new Map(all.map(({ tlp, given, received }) => [tlp, { given, received }])),
      sum: {
        given: all.reduce((sum, { given }) => sum + given, 0),
        received: all.reduce((sum, { received }) => sum + received, 0),
      },
    };
  });
}
