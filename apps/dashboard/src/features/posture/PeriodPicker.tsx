import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/DateField.js';
import { spans, type Days, type PeriodWords } from './period.js';

/** Chooses the period; it stands in the address, so that a look at the figures can be passed on. */
export function PeriodPicker({ days, today }: { days: Days; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { span, from, to } = days;
  const choose = (words: PeriodWords) => void navigate({ to: '.', search: { ...words }, replace: true });
  const between = (change: PeriodWords) => choose({ span: 'custom', from, to, ...change });
  return (
    <div className="posture-period" role="group" aria-label={t('posture.period')}>
      <div className="toggles">
        {spans.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === span}
            onClick={() => (each === 'custom' ? between({}) : choose({ span: each }))}
          >
            {t(`posture.span.${each}`)}
          </button>
        ))}
      </div>
      {span === 'custom' && (
        <div className="posture-days">
          <DateField
            size="xs"
            label={t('posture.from')}
            value={from}
            max={to}
            onChange={(from) => between({ from })}
          />
          <DateField
            size="xs"
            label={t('posture.to')}
            value={to}
            min={from}
            max={today}
            onChange={(to) => between({ to })}
          />
        </div>
      )}
    </div>
  );
}
