import { sectors } from '@entente/domain';
import type { TFunction } from 'i18next';

/** A sector in the reader's language; a nation's own names stay as they are written. */
export function sectorName(id: string, t: TFunction): string {
  return t(`sector.${id}`, { defaultValue: sectors.find((one) => one.id === id)?.label ?? id });
}
