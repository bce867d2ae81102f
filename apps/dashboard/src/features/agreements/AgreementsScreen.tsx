import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { agreementsQuery } from '../../api/reading.js';
import { useDraftAgreementAction } from '../../app/global-actions.js';
import { ActionButton } from '../../ui/actions.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Register } from './Register.js';
import { filterBy, registered } from './registered.js';
import { RegisterFilters } from './RegisterFilters.js';
import './agreements.css';
import './register.css';

/** The register of agreements: every term on one time line, with today on it. */
export function AgreementsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filter = filterBy(useSearch({ strict: false }));
  const { data, isPending, error, refetch } = useQuery(agreementsQuery);
  const draft = useDraftAgreementAction();
  const shown = registered(data ?? [], filter);
  const change = (parts: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...parts }), replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.agreements')}</h1>
        <div className="end">{draft && <ActionButton action={draft} primary />}</div>
      </div>
      <section className="panel" aria-label={t('nav.agreements')}>
        {isPending && <Loading />}
        {error && <Failed error={error} again={() => void refetch()} />}
        {data?.length === 0 && (
          <Empty icon="agreements" title={t('agreement.none')}>
            <p>{t('agreement.noneHelp')}</p>
            {draft && <ActionButton action={draft} primary />}
          </Empty>
        )}
        {data && data.length > 0 && (
          <>
            <RegisterFilters all={data} filter={filter} onChange={change} />
            {shown.length > 0 ? (
              <Register agreements={shown} />
            ) : (
              <Empty icon="filter" title={t('agreement.noneSuch')}>
                <button
                  type="button"
                  className="text-button"
                  onClick={() => change({ partner: undefined, scope: undefined, state: undefined })}
                >
                  {t('agreement.showAll')}
                </button>
              </Empty>
            )}
          </>
        )}
      </section>
    </div>
  );
}
