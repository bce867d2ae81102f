import { defang, type IndicatorType } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.js';

/** Copies an indicator as it is, where it is shown so that nothing can be opened by mistake. */
export function CopyIndicator({
  indicator: { type, value },
  className = '',
}: {
  indicator: { type: IndicatorType; value: string };
  className?: string;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={t('case.copyIndicator', { value: defang(type, value) })}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <Icon name={copied ? 'check' : 'copy'} size={13} />
    </button>
  );
}
