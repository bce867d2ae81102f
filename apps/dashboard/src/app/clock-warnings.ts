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

const most = 200;

/** Of which clocks a person was told in this browser: once each, not again after every reload. */
export function toldClocks(user: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

export function noteToldClocks(user: string, items: readonly DutyItem[]): void {
  const ids = items.flatMap(({ itemId }) => itemId ?? []);
  localStorage.setItem(keyOf(user), JSON.stringify([...toldClocks(user), ...ids].slice(-most)));
}

function keyOf(user: string): string {
  return `entente.told-clocks.${user}`;
}
