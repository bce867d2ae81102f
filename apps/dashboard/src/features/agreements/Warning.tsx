import {
  endOf,
  expiryWarning,
  warnedOf,
  type Agreement,
  type ExpiryWarning,
  type Instant,
} from '@entente/domain';
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
  /** What it warns of: the last moment for notice of renewal, or the end. */
  by: Instant;
}

/** The agreements of whose end, or of the notice before it, a warning is due; the most urgent first. */
export function useEnding(): Ending[] {
  const agreements = useAgreements();
  const present = useNow(60_000);
  return useMemo(() => {
    const at = new Date(present).toISOString();
    return agreements
      .flatMap((agreement) => {
        const warning = expiryWarning(agreement, at, agreements);
        return warning ? [{ agreement, warning, by: warnedOf(agreement, at) }] : [];
      })
      .sort((a, b) => (a.by < b.by ? -1 : 1));
  }, [agreements, present]);
}

/** "Less than 30 days left", or to give notice of renewal, by sign, word and colour. */
export function WarningMark({ agreement, warning, by }: Ending) {
  const { t } = useTranslation();
  return (
    <span className={`small expiry ${tones[warning]}`}>
      <Icon name={warning > 90 ? 'clock' : 'warning'} size={13} />{' '}
      {t(by < endOf(agreement) ? 'agreement.warningToNotice' : 'agreement.warning', { count: warning })}
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
        {ending.map(({ agreement, ...due }) => (
          <li key={agreement.id}>
            <Link to="/agreements/$id" params={{ id: agreement.id }} className="row-link ending-row">
              <span className="ending-title">{agreement.title}</span>
              <span className="end">
                <WarningMark agreement={agreement} {...due} />
              </span>
              <span className="small faint nowrap">
                <DateOf at={due.by} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
