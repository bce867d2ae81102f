import { duties, type Duty } from '@entente/domain';
import type { DutyItem } from '../api/shapes.js';

const hour = 3_600_000;

/** Reporting clocks with less than a quarter of their time left, late ones among them, that nobody was told of yet. */
export function clocksToTell(
  items: readonly DutyItem[],
  present: number,
  told: ReadonlySet<string>,
): DutyItem[] {
  return items.filter(
    ({ kind, itemId, label, dueAt }) =>
      kind === 'clock' &&
      dueAt !== null &&
      itemId &&
      !told.has(itemId) &&
      Date.parse(dueAt) - present < periodOf(label) / 4,
  );
}

/** How long a duty gives, in milliseconds; a day where the duty is not known here. */
function periodOf(label: string | null): number {
  if (label === null || !isDuty(label)) return 24 * hour;
  const { period } = duties[label];
  return ('hours' in period ? period.hours : period.months * 30 * 24) * hour;
}

function isDuty(label: string): label is Duty {
  return label in duties;
}
