import { indicatorRules, type IndicatorType } from '@entente/domain';
import type { TFunction } from 'i18next';

/** What a type of indicator is called; the English names are the domain's. */
export function indicatorName(type: IndicatorType, t: TFunction): string {
  return t(`indicator.${type}`, { defaultValue: indicatorRules[type].label });
}
