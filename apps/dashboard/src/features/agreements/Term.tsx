import { useTranslation } from 'react-i18next';
import type { AgreementRecord } from '../../api/shapes.js';
import { DateOf, date, length, useNow } from '../../ui/time.js';

/** The term as a bar with today on it. */
export function Term({
  agreement,
}: {
  agreement: Pick<AgreementRecord, 'effectiveFrom' | 'effectiveUntil'>;
}) {
  const { t } = useTranslation();
  const present = useNow(60_000);
  const [from, until] = [Date.parse(agreement.effectiveFrom), Date.parse(agreement.effectiveUntil)];
  const share = Math.min(1, Math.max(0, (present - from) / (until - from)));
  const left = until - present;
  const told =
    left > 0
      ? t('agreement.endsIn', { length: length(left, t) })
      : t('agreement.ended', { date: date(until) });
  return (
    <div className="term">
      <div className="term-bar" role="img" aria-label={told}>
        <i style={{ inlineSize: `${share * 100}%` }} />
        {share > 0 && share < 1 && <b style={{ insetInlineStart: `${share * 100}%` }} />}
      </div>
      <p className="small dim">
        <DateOf at={agreement.effectiveFrom} />
        <span className={left < 90 * 86_400_000 && left > 0 ? 'soon' : ''}>{told}</span>
        <DateOf at={agreement.effectiveUntil} />
      </p>
    </div>
  );
}
