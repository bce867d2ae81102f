import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { caseQuery } from '../../api/reading.js';
import type { CasePageOfList, CaseRecord, Entry } from '../../api/shapes.js';
import { Sentence } from './sentence.js';
import { subjectOf, subjectsOf } from './subjects.js';

/** The case that an entry belongs to, where many cases stand in one list; nothing under an agreement's. */
export function CaseBeneath({ entry }: { entry: Entry }) {
  const data = useCaseOf(entry);
  if (!data) return null;
  return (
    <span className="small faint cut">
      {data.reference} · {data.view.title}
    </span>
  );
}

/** The sentence of an entry among those of other cases, with what its case calls that which the entry is about. */
export function SentenceOfCase({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const record = useCaseOf(entry);
  return <Sentence entry={entry} subject={record && subjectOf(entry, subjectsOf(record.view, t))} />;
}

function useCaseOf(entry: Entry): CaseRecord | undefined {
  const { kind, id } = entry.event.stream;
  const { data } = useQuery({
    ...caseQuery(id),
    enabled: kind === 'case',
    initialData: () => fromLists(id),
    initialDataUpdatedAt: Date.now,
  });
  return data;
}

/** A case that a list has is not asked for again. */
export function fromLists(id: string): CaseRecord | undefined {
  for (const [, list] of queries.getQueriesData<{ pages: CasePageOfList[] }>({ queryKey: ['cases'] }))
    for (const page of list?.pages ?? []) {
      const record = page.items.find((each) => each.id === id);
      if (record) return record;
    }
  return undefined;
}
