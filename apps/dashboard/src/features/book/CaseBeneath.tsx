import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { caseQuery } from '../../api/reading.js';
import type { CasePageOfList, CaseRecord, Entry } from '../../api/shapes.js';

/** The case that an entry belongs to, where many cases stand in one list; nothing under an agreement's. */
export function CaseBeneath({ entry }: { entry: Entry }) {
  const { kind, id } = entry.event.stream;
  const { data } = useQuery({
    ...caseQuery(id),
    enabled: kind === 'case',
    initialData: () => fromLists(id),
    initialDataUpdatedAt: Date.now,
  });
  if (!data) return null;
  return (
    <span className="small faint cut">
      {data.reference} · {data.view.title}
    </span>
  );
}

/** A case that a list has is not asked for again. */
function fromLists(id: string): CaseRecord | undefined {
  for (const [, list] of queries.getQueriesData<{ pages: CasePageOfList[] }>({ queryKey: ['cases'] }))
    for (const page of list?.pages ?? []) {
      const record = page.items.find((each) => each.id === id);
      if (record) return record;
    }
  return undefined;
}
