import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from '../../api/reading.js';
import { later } from '../../ui/later.js';
import { views, type Wanted } from './filters.js';

const Filters = lazy(later(async () => ({ default: (await import('./FilterChips.js')).FilterChips })));

/** Views, filters, grouping and order: all of them in the address. */
export function FilterBar({ wanted, children }: { wanted: Wanted; children?: React.ReactNode }) {
  const navigate = useNavigate();
  const change = (parts: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      search: (before: Record<string, string | undefined>) => ({ ...before, ...parts }),
    });
  return (
    <div className="panel-head filter-bar">
      <Views wanted={wanted} onChange={(view) => change({ view })} />
      <Suspense fallback={<span className="filters-space" />}>
        <Filters wanted={wanted} onChange={change} />
      </Suspense>
      <span className="end">{children}</span>
    </div>
  );
}

function Views({ wanted, onChange }: { wanted: Wanted; onChange: (view: string) => void }) {
  const { t } = useTranslation();
  const { data: summary } = useQuery(summaryQuery);
  return (
    <div className="toggles" role="group" aria-label={t('cases.views')}>
      {views.map((view) => (
        <button key={view} type="button" aria-pressed={view === wanted.view} onClick={() => onChange(view)}>
          {t(`cases.view.${view}`)}
          {view === 'waiting' && summary && summary.waiting > 0 && <b className="late"> {summary.waiting}</b>}
        </button>
      ))}
    </div>
  );
}
