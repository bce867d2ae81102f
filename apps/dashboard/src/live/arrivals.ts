import type { CaseId } from '@entente/domain';
import { useSyncExternalStore } from 'react';
import type { CaseRecord } from '../api/shapes.js';

/** Cases that came in live and that the list on the screen does not hold yet. */
let waiting: ReadonlyMap<CaseId, CaseRecord> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<CaseId, CaseRecord>): void {
  waiting = next;
  for (const listener of listeners) listener();
}

export const arrivals = {
  get: (id: CaseId) => waiting.get(id),
  any: () => waiting.size > 0,
  add: (record: CaseRecord) => set(new Map([...waiting, [record.id, record]])),
  clear: () => {
    if (waiting.size > 0) set(new Map());
  },
};

export function useArrivals(): ReadonlyMap<CaseId, CaseRecord> {
  return useSyncExternalStore(subscribe, () => waiting);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
