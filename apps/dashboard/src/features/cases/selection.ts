import type { CaseId } from '@entente/domain';
import { useCallback, useMemo, useState } from 'react';
import type { CaseRecord } from '../../api/shapes.js';

/** The cases of a list that somebody has picked out to do one thing to all of them. */
export interface Selection {
  /** Those selected that the list still holds, in its order. */
  chosen: readonly CaseRecord[];
  has: (id: CaseId) => boolean;
  toggle: (id: CaseId) => void;
  clear: () => void;
}

const nothing: ReadonlySet<CaseId> = new Set();

export function useSelection(records: readonly CaseRecord[]): Selection {
  const [ids, setIds] = useState(nothing);
  const toggle = useCallback((id: CaseId) => setIds((before) => toggled(before, id)), []);
  const clear = useCallback(() => setIds(nothing), []);
  return useMemo(
    () => ({
      chosen: ids.size === 0 ? [] : records.filter(({ id }) => ids.has(id)),
      has: (id) => ids.has(id),
      ...{ toggle, clear },
    }),
    [records, ids, toggle, clear],
  );
}

export function toggled(ids: ReadonlySet<CaseId>, id: CaseId): ReadonlySet<CaseId> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
