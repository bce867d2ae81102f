import { isOverdue, type Agreement } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { Countdown, useNow } from '../../ui/time.js';
import { useOpenCasesWith } from './consequences.js';

/** Which requests between the parties are late in open cases, as our book has them; the longest overdue first. */
export function Overdue({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const cases = useOpenCasesWith(agreement);
  const at = new Date(useNow()).toISOString();
  const late = cases
    .flatMap(({ id, reference, view }) => view.requests.map((request) => ({ id, reference, request })))
    .filter(({ request }) => isOverdue(request, at))
    .filter(({ request: { requester, addressee } }) =>
      [requester, addressee].every((one) => agreement.parties.includes(one)),
    )
    .sort((a, b) => ((a.request.dueAt ?? '') < (b.request.dueAt ?? '') ? -1 : 1));
  return (
    <section className="panel">
      <h2>{t('agreement.overdue', { n: late.length })}</h2>
      {late.length === 0 && <p className="agreement-line small dim">{t('agreement.nothingOverdue')}</p>}
      <ul className="rows">
        {late.map(({ id, reference, request: { kind, requester, addressee, dueAt, ...request } }) => (
          <li key={request.id}>
            <Link to="/cases/$id" params={{ id }} className="row-link">
              <span>
                {t('agreement.overdueRequest', {
                  kind: kind ? t(`assistance.${kind}`) : t('case.requestUnseen'),
                  who: organizations.name(requester),
                  whom: organizations.name(addressee),
                })}
                <span className="small faint nowrap"> · {reference}</span>
              </span>
              <span className="end small nowrap">{dueAt && <Countdown to={dueAt} />}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
