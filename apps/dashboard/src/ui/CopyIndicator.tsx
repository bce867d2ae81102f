import { defang, type IndicatorType } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.js';

/** Copies an indicator as it is, where it is shown so that nothing can be opened by mistake. */
export function CopyIndicator({
  indicator: { type, value },
  className = '',
}: {
  indicator: { type: IndicatorType; value: string };
  className?: string;
}) {
  const { t } = useTranslation();
  return (
    <CopyButton
      text={value}
      label={t('case.copyIndicator', { value: defang(type, value) })}
      className={className}
    />
  );
}
