import { severityNames, type OrganizationId } from '@entente/domain';
import type { Directory } from '../../api/reading.js';
import type { CaseRecord } from '../../api/shapes.js';
import { statusOrder, type Grouping } from './filters.js';

export type Line =
  | { kind: 'group'; key: string; count: number }
  | { kind: 'case'; key: string; record: CaseRecord; group: string };

/**
 * Where each case stood when the list was read. A case whose status changes stays where it is and says so, so that
 * nothing moves under the reader's eyes; the list is put in order again when it is read anew.
 */
const standing = new Map<string, Map<string, string>>();

function placeOf(list: string, record: CaseRecord, now: string): string {
  const places = standing.get(list) ?? new Map<string, string>();
  standing.set(list, places);
  const before = places.get(record.id);
  if (before !== undefined) return before;
  places.set(record.id, now);
  return now;
}

/** Puts a list in order anew. */
export function forgetPlaces(): void {
  standing.clear();
}

export function groupOf({ view }: CaseRecord, grouping: Grouping, organizations: Directory): string {
  if (grouping === 'status') return view.status;
  if (grouping === 'severity') return view.severity;
  return grouping === 'country' ? countryOf(view.lead, organizations) : '';
}

function countryOf(lead: OrganizationId, organizations: Directory): string {
  return organizations.get(lead)?.country ?? '··';
}

const orders: Record<Grouping, readonly string[]> = {
  status: statusOrder,
  severity: [...severityNames].reverse(),
  country: [],
  none: [],
};

export function linesOf(
  records: readonly CaseRecord[],
  grouping: Grouping,
  list: string,
  organizations: Directory,
): Line[] {
  if (grouping === 'none')
    return records.map((record) => ({ kind: 'case', key: record.id, record, group: '' }));
  const groups = Map.groupBy(records, (record) =>
    placeOf(list, record, groupOf(record, grouping, organizations)),
  );
  const order = orders[grouping];
  const rank = (name: string) => (order.length > 0 ? String(order.indexOf(name)).padStart(2, '0') : name);
  return [...groups.entries()]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .flatMap(([name, members]): Line[] => [
      { kind: 'group', key: name, count: members.length },
      ...members.map((record): Line => ({ kind: 'case', key: record.id, record, group: name })),
    ]);
}
