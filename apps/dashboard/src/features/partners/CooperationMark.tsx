import type { Cooperation } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/Icon.js';

const looks: Record<Cooperation, { icon: IconName; tone: string }> = {
  'in-force': { icon: 'check', tone: 'ok' },
  ending: { icon: 'clock', tone: 'soon' },
  suspended: { icon: 'pause', tone: 'late' },
  'in-preparation': { icon: 'pen', tone: 'dim' },
  ended: { icon: 'cross', tone: 'dim' },
  none: { icon: 'more', tone: 'faint' },
};

/** Sign and word, and the colour that the map has for it. */
export function CooperationMark({ cooperation }: { cooperation: Cooperation }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[cooperation];
  return (
    <span className={`cooperation ${tone}`}>
      <i className={`cooperation-key ${cooperation}`} aria-hidden="true" />
      <Icon name={icon} size={13} /> {t(`cooperation.${cooperation}`)}
    </span>
  );
}
