import { defang, type ContentOf } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { CopyIndicator } from '../../ui/CopyIndicator.js';
import { Icon } from '../../ui/Icon.js';
import { indicatorName } from '../../ui/indicator-name.js';

type Indicator = ContentOf<'bulletin'>['indicators'][number];

/** Indicators are shown so that nothing can be opened by mistake, and copied as they are. */
export function IndicatorList({
  indicators,
  onRemove,
}: {
  indicators: readonly Indicator[];
  onRemove?: (index: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="publication-indicators" aria-label={t('case.indicators')}>
      {indicators.map((indicator, index) => (
        <li key={`${indicator.type} ${indicator.value}`}>
          <code dir="ltr">{defang(indicator.type, indicator.value)}</code>
          <span className="small faint">
            {indicatorName(indicator.type, t)}
            {indicator.note && ` · ${indicator.note}`}
          </span>
          {onRemove ? (
            <button
              type="button"
              className="icon-button end"
              aria-label={`${t('action.remove')}: ${indicator.value}`}
              onClick={() => onRemove(index)}
            >
              <Icon name="cross" size={13} />
            </button>
          ) : (
            <CopyIndicator indicator={indicator} className="end" />
          )}
        </li>
      ))}
    </ul>
  );
}
