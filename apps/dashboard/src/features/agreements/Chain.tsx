import { chainOf, endOf, stateAt, successionOf, type Agreement } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAgreements } from '../../api/reading.js';
import { DateOf, useNow } from '../../ui/time.js';
import { StateMark } from './State.js';

/** What this agreement follows on, and what follows on it, the oldest first. */
export function Chain({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const register = useAgreements();
  const at = new Date(useNow(60_000)).toISOString();
  const chain = chainOf(agreement, register);
  const first = chain[0];
  const beginsElsewhere =
    first?.predecessor !== undefined && !chain.some(({ id }) => id === first.predecessor);
  if (chain.length === 1 && !beginsElsewhere) return null;
  return (
    <section className="panel">
      <h2>{t('chain.title')}</h2>
      {beginsElsewhere && <p className="agreement-line small dim">{t('chain.before')}</p>}
      <ol className="rows">
        {chain.map((one) => {
          const before = chain.find(({ id }) => id === one.predecessor);
          return (
            <li
              key={one.id}
              className="chain-link"
              aria-current={one.id === agreement.id ? 'true' : undefined}
            >
              {one.id === agreement.id ? (
                <span className="strong">{one.title}</span>
              ) : (
                <Link to="/agreements/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>
              )}
              <span className="chain-facts small dim">
                <StateMark state={stateAt(one, at)} />
                {before && <span>{t(`chain.${successionOf(before, one)}`)}</span>}
                <span>
                  <DateOf at={one.effectiveFrom} /> – <DateOf at={endOf(one)} />
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
