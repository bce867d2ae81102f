import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live.js';
import { Icon } from '../ui/Icon.js';
import { CountryChip, Keys } from '../ui/marks.js';
import { clockTime, clockTimeWithSeconds, useNow, zoneHere, zoneName } from '../ui/time.js';
import { openPalette } from './palette/open.js';
import { may, useSession } from './session.js';

export function TopBar() {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <div className="top-bar">
      <CountryChip organization={organization} />
      <b className="top-name cut">{organization.shortName}</b>
      <button
        type="button"
        className="top-search"
        onClick={openPalette}
        aria-label={t('palette.prompt')}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" size={14} />
        <span className="cut">{t('palette.prompt')}</span>
        <Keys keys="Mod K" />
      </button>
      <Clocks />
      <Connection />
    </div>
  );
}

function Clocks() {
  const now = useNow();
  const { organization } = useSession();
  const zone = organization.timeZone ?? zoneHere();
  return (
    <span className="clocks">
      <span dir="ltr">
        <b>{clockTimeWithSeconds(now)}</b> UTC
      </span>
      {zone !== 'UTC' && (
        <span>
          <b dir="ltr">{clockTime(now, zone)}</b> {zoneName(zone)}
        </span>
      )}
    </span>
  );
}

function Connection() {
  const { t } = useTranslation();
  const live = useLive();
  const session = useSession();
  if (!may(session, 'readBook')) return null;
  const text = {
    connecting: () => t('live.connecting'),
    live: () => t('live.live'),
    'catching-up': () => t('live.catchingUp', { n: live.phase === 'catching-up' ? live.behind : 0 }),
    offline: () => t('live.offline', { time: live.phase === 'offline' ? clockTime(live.since) : '' }),
    'signed-out': () => t('live.signedOut'),
  }[live.phase]();
  return (
    <span className={`connection ${live.phase}`} role="status">
      <i aria-hidden="true" />
      {text}
    </span>
  );
}
