import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpenCaseAction } from '../../app/global-actions.js';
import { useSession } from '../../app/session.js';
import { ActionButton } from '../../ui/actions.js';
import { ExportReport } from '../reports/ExportReport.js';
import { CaseList } from './CaseList.js';
import { FilterBar } from './FilterBar.js';
import { asked, wantedBy } from './filters.js';

/** Every case of our book. */
export function CasesScreen() {
  const { t } = useTranslation();
  const wanted = wantedBy(useSearch({ strict: false }), { view: 'all', group: 'none' });
  const open = useOpenCaseAction();
  const { organization } = useSession();
  return (
    <div className="list-page">
      <h1 className="unseen">{t('nav.cases')}</h1>
      <section className="panel list-panel">
        <FilterBar wanted={wanted}>
          <ExportReport of={{ of: 'cases' }} asked={asked(wanted, organization.id)} fixed="overview" />
          {open && <ActionButton action={open} primary />}
        </FilterBar>
        <CaseList wanted={wanted} />
      </section>
    </div>
  );
}
