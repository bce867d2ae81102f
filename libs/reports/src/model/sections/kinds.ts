import { caseEventKinds, type RecordedCaseEvent } from '@entente/domain';

/** Events of one type, as that type. */
export function ofType<T extends RecordedCaseEvent['type']>(
  events: readonly RecordedCaseEvent[],
  ...types: T[]
): Extract<RecordedCaseEvent, { type: T }>[] {
  const wanted: ReadonlySet<string> = new Set(types);
  return events.filter((event): event is Extract<RecordedCaseEvent, { type: T }> => wanted.has(event.type));
}

/** What has a section of its own: reporting clocks, which are the house's own business, and the custody of evidence. */
export const elsewhere: ReadonlySet<string> = new Set(['clock-started', 'clock-met', 'custody-recorded']);

/** What tells of the case as a whole. */
export function isHeader(event: RecordedCaseEvent): boolean {
  return caseEventKinds[event.type] === 'header';
}

/** The same with what corrects them: a corrected text is as narrow as its correction. */
export function withCorrections(
  events: readonly RecordedCaseEvent[],
  of: readonly RecordedCaseEvent[],
): RecordedCaseEvent[] {
  const ids: ReadonlySet<string> = new Set(of.map(({ id }) => id));
  return [...of, ...ofType(events, 'correction-made').filter(({ data }) => ids.has(data.corrects))];
}

/** In groups of one key, each in the order of the whole. */
export function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** How often each was said, the most frequent first: `3 × wrote`, a line each. */
export function tallied(said: readonly string[]): string {
  return [...grouped(said, (one) => one)]
    .map(([one, all]) => [one, all.length] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([one, n]) => (n === 1 ? one : `${n} × ${one}`))
    .join('\n');
}
