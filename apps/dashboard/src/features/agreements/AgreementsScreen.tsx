import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { agreementsQuery, useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { useDraftAgreementAction } from '../../app/global-actions.js';
import { ActionButton } from '../../ui/actions.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { DateOf } from '../../ui/time.js';
import { StateMark } from './State.js';
import './agreements.css';

const order = ['proposed', 'draft', 'active', 'suspended', 'signed', 'expired', 'terminated', 'superseded'];

export function AgreementsScreen() {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery(agreementsQuery);
  const draft = useDraftAgreementAction();
  const sorted = [...(data ?? [])].sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) || (a.effectiveUntil < b.effectiveUntil ? -1 : 1),
  );
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
        {sorted.length > 0 && (
          <table className="table stacks">
            <thead>
              <tr>
                <th>{t('field.title')}</th>
                <th>{t('field.parties')}</th>
                <th>{t('field.state')}</th>
                <th>{t('field.ceiling')}</th>
                <th>{t('field.until')}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((agreement) => (
                <Row key={agreement.id} agreement={agreement} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

function Row({ agreement }: { agreement: AgreementRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <tr className="agreement-row">
      <td>
        <Link to="/agreements/$id" params={{ id: agreement.id }} className="row-title">
          {agreement.title}
        </Link>
        <span className="small faint">
          {t(`agreementKind.${agreement.kind}`)} ·{' '}
          {agreement.scopes.map((scope) => t(`scope.${scope}`)).join(', ')}
        </span>
      </td>
      <td>
        <span className="who">
          {agreement.parties.map((party) => (
            <CountryChip key={party} organization={organizations.get(party)} />
          ))}
        </span>
      </td>
      <td>
        <StateMark state={agreement.state} />
      </td>
      <td>
        <TlpBadge tlp={agreement.ceiling} />
      </td>
      <td>
        <DateOf at={agreement.effectiveUntil} />
      </td>
    </tr>
  );
}
