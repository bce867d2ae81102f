import type { Entry } from '../../api/shapes.js';

/** Small facts of one kind, from one house, one after the other: told as one ("5 indicators added by MY"). */
const foldable: ReadonlySet<Entry['event']['type']> = new Set<Entry['event']['type']>([
  'indicator-added',
  'evidence-added',
  'custody-recorded',
  'participant-invited',
  'clock-started',
  'task-assigned',
]);

export interface Run<E extends Entry> {
  first: E;
  entries: E[];
}

/** Runs of three or more; everything else stands alone. */
export function foldedRuns<E extends Entry>(
  entries: readonly E[],
  apart: (entry: E) => boolean = () => false,
): Run<E>[] {
  const runs: Run<E>[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && !apart(entry) && continues(last.first, entry)) last.entries.push(entry);
    else runs.push({ first: entry, entries: [entry] });
  }
  return runs.flatMap((run) =>
    run.entries.length >= 3 ? [run] : run.entries.map((entry) => ({ first: entry, entries: [entry] })),
  );
}

function continues(first: Entry, entry: Entry): boolean {
  return (
    foldable.has(entry.event.type) &&
    first.event.type === entry.event.type &&
    first.event.owner === entry.event.owner &&
    first.event.stream.id === entry.event.stream.id
  );
}
