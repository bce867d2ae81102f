import type { AgreementState } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/Icon.js';
import './state.css';

const looks: Record<AgreementState, { icon: IconName; tone: string }> = {
  draft: { icon: 'pen', tone: 'dim' },
  proposed: { icon: 'flag', tone: 'soon' },
  signed: { icon: 'sign', tone: 'dim' },
  active: { icon: 'check', tone: 'ok' },
  suspended: { icon: 'pause', tone: 'soon' },
  expired: { icon: 'clock', tone: 'dim' },
  terminated: { icon: 'cross', tone: 'dim' },
  superseded: { icon: 'refresh', tone: 'dim' },
};

/** Sign and word: a state is never told by colour alone. */
export function StateMark({ state }: { state: AgreementState }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <span className={`agreement-state ${tone}`}>
      <Icon name={icon} size={13} /> {t(`agreementState.${state}`)}
    </span>
  );
}
