import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
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
          <TextInput
            type="date"
            size="xs"
            label={t('posture.from')}
            value={from}
            max={to}
            onChange={(event) => between({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            size="xs"
            label={t('posture.to')}
            value={to}
            min={from}
            max={today}
            onChange={(event) => between({ to: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
