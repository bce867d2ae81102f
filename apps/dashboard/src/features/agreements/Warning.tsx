import { endOf, expiryWarning, type Agreement, type ExpiryWarning } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements } from '../../api/reading.js';
import { Icon } from '../../ui/Icon.js';
import { DateOf, useNow } from '../../ui/time.js';
import './register.css';

const tones: Record<ExpiryWarning, string> = { 180: 'dim', 90: 'soon', 30: 'late', 7: 'late' };

interface Ending {
  agreement: Agreement;
  warning: ExpiryWarning;
}

/** The agreements of whose end a warning is due, the next to end first. */
export function useEnding(): Ending[] {
  const agreements = useAgreements();
  const present = useNow(60_000);
  return useMemo(() => {
    const at = new Date(present).toISOString();
    return agreements
      .flatMap((agreement) => {
        const warning = expiryWarning(agreement, at, agreements);
        return warning ? [{ agreement, warning }] : [];
      })
      .sort((a, b) => (endOf(a.agreement) < endOf(b.agreement) ? -1 : 1));
  }, [agreements, present]);
}

/** "Less than 30 days left", by sign, word and colour. */
export function WarningMark({ warning }: { warning: ExpiryWarning }) {
  const { t } = useTranslation();
  return (
    <span className={`small expiry ${tones[warning]}`}>
      <Icon name={warning > 90 ? 'clock' : 'warning'} size={13} /> {t('agreement.warning', { n: warning })}
    </span>
  );
}

/** What ends soon and has no signed successor. */
export function EndingAgreements() {
  const { t } = useTranslation();
  const ending = useEnding();
  if (ending.length === 0) return null;
  return (
    <section className="panel ending" aria-labelledby="ending-title">
      <h2 id="ending-title">{t('agreement.endingSoon')}</h2>
      <ul className="rows">
        {ending.map(({ agreement, warning }) => (
          <li key={agreement.id}>
            <Link to="/agreements/$id" params={{ id: agreement.id }} className="row-link ending-row">
              <span className="ending-title">{agreement.title}</span>
              <span className="end">
                <WarningMark warning={warning} />
              </span>
              <span className="small faint nowrap">
                <DateOf at={endOf(agreement)} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
