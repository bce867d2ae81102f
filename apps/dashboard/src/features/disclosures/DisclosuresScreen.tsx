import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import type { CasePageOfList, Verification } from '../../api/shapes.js';
import { sentenceOf } from '../../ui/states.js';
import { filterOf } from './ledger.js';
import { LedgerFilters } from './LedgerFilters.js';
import { LedgerOfAll } from './LedgerOfAll.js';
import { LedgerOfCase } from './LedgerOfCase.js';
import './disclosures.css';

/** What we told whom, when, on which basis: in one case or over all. And whether our book is whole. */
export function DisclosuresScreen() {
  const { t } = useTranslation();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const { case: id } = search;
  const filter = filterOf(search);
  const caseNames = useCaseNames();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.disclosures')}</h1>
        <div className="end">
          <Chain />
        </div>
      </div>
      <section className="panel">
        <LedgerFilters chosen={id} filter={filter} caseNames={caseNames} />
        {id ? <LedgerOfCase key={id} id={id} /> : <LedgerOfAll filter={filter} caseNames={caseNames} />}
      </section>
    </div>
  );
}

/** Reference and title of the cases in which something happened last, by id. */
function useCaseNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['cases-to-choose'],
    queryFn: ({ signal }) => read<CasePageOfList>('/cases?include=view&limit=200', signal),
  });
  return useMemo(
    () => new Map(data?.items.map(({ id, reference, view }) => [id, `${reference} · ${view.title}`])),
    [data],
  );
}

/** The chain's head, and when it was last verified here. */
function Chain() {
  const { t } = useTranslation();
  const verifying = useMutation({ mutationFn: () => read<Verification>('/verification') });
  const { data } = verifying;
  return (
    <>
      {data && (
        <span className={`small ${data.problems.length === 0 ? 'ok' : 'late'}`} role="status">
          {data.problems.length === 0
            ? t('disclosures.whole', { count: data.entries })
            : t('disclosures.broken', { count: data.problems.length })}
        </span>
      )}
      {verifying.error && (
        <span className="small late" role="alert">
          {sentenceOf(verifying.error, t)}
        </span>
      )}
      <Button size="xs" variant="default" loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {t('disclosures.verify')}
      </Button>
    </>
  );
}
