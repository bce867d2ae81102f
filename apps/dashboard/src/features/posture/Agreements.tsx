import { stateAt, type PostureFigures } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAgreements } from '../../api/reading.js';
import { TlpBadge } from '../../ui/marks.js';
import { date, useNow } from '../../ui/time.js';
import { StateMark } from '../agreements/State.js';
import { useEnding, WarningMark } from '../agreements/Warning.js';

/** Those in force, resting or about to end, the next end first. */
export function Agreements({ inForce, ending, suspended }: PostureFigures['agreements']) {
  const { t } = useTranslation();
  const at = new Date(useNow(60_000)).toISOString();
  const counted: ReadonlySet<string> = new Set([...inForce, ...suspended, ...ending]);
  const warnings = useEnding();
  const shown = useAgreements()
    .filter(({ id }) => counted.has(id))
    .sort((a, b) => (a.effectiveUntil < b.effectiveUntil ? -1 : 1));
  return (
    <section className="panel chart" aria-label={t('nav.agreements')}>
      <div className="panel-head">
        <h2>{t('nav.agreements')}</h2>
        <span className="end small faint">{t('posture.asOfToday')}</span>
      </div>
      {shown.length === 0 ? (
        <p className="panel-line small dim">{t('posture.nothing')}</p>
      ) : (
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">{t('field.title')}</th>
              <th scope="col">{t('field.state')}</th>
              <th scope="col">{t('field.ceiling')}</th>
              <th scope="col">{t('posture.ends')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((agreement) => {
              const warning = warnings.find((one) => one.agreement.id === agreement.id);
              return (
                <tr key={agreement.id}>
                  <td>
                    <Link to="/agreements/$id" params={{ id: agreement.id }}>
                      {agreement.title}
                    </Link>
                  </td>
                  <td>
                    <StateMark state={stateAt(agreement, at)} />
                  </td>
                  <td>
                    <TlpBadge tlp={agreement.ceiling} />
                  </td>
                  <td>
                    <span className="nowrap">{date(agreement.effectiveUntil)}</span>{' '}
                    {warning && <WarningMark {...warning} />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
