import { Navigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCaseAction } from '../../app/global-actions.js';
import { later } from '../../ui/later.js';
import { may, useSession } from '../../app/session.js';
import { ActionButton } from '../../ui/actions.js';
import { CaseList } from '../cases/CaseList.js';
import { FilterBar } from '../cases/FilterBar.js';
import { wantedBy } from '../cases/filters.js';
import { Duties } from './Duties.js';
import { Feed } from './Feed.js';
import { FirstSteps } from './FirstSteps.js';
import './operations.css';

const InvolvementMap = lazy(
  later(async () => ({ default: (await import('./InvolvementMap.js')).InvolvementMap })),
);

/** Home: what is due, what is open, and what changed since one last looked. */
export function OperationsScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const wanted = wantedBy(useSearch({ strict: false }), { view: 'open', group: 'status' });
  const open = useOpenCaseAction();
  // Who only administers has no book to look at.
  if (!may(session, 'readBook')) return <Navigate to="/administration" replace />;
  return (
    <div className="operations">
      <h1 className="unseen">{t('nav.operations')}</h1>
      <Duties />
      <FirstSteps />
      <div className="operations-split">
        <section className="panel list-panel" aria-label={t('nav.cases')}>
          <FilterBar wanted={wanted}>{open && <ActionButton action={open} primary />}</FilterBar>
          <CaseList wanted={wanted} />
        </section>
        <aside className="panel operations-aside" aria-label={t('operations.aside')}>
          <Suspense fallback={<div className="map-space" />}>
            <InvolvementMap />
          </Suspense>
          <Feed />
        </aside>
      </div>
    </div>
  );
}
