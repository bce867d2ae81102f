import { Menu } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/Icon.js';
import { signOut, useSession } from './session.js';
import { fetched } from '../ui/later.js';
import { listed } from '../ui/listed.js';

const SettingsDialog = lazy(
  fetched(async () => ({ default: (await import('./SettingsDialog.js')).SettingsDialog })),
);

interface Props {
  compact?: boolean;
  places?: { to: NonNullable<LinkProps['to']>; label: string; icon: IconName }[];
}

/** One's own things: settings of the screens, the password, signing out. On a phone also the places that do not fit. */
export function PersonalMenu({ compact = false, places = [] }: Props) {
  const { t } = useTranslation();
  const { user, organization, roles } = useSession();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const initials = user.name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const role = listed(roles.map((each) => t(`role.${each}`)));
  return (
    <>
      <Menu position={compact ? 'top-end' : 'right-end'} width={230}>
        <Menu.Target>
          {compact ? (
            <button type="button" className="bottom-more">
              <span className="bottom-icon">
                <Icon name="more" size={19} />
              </span>
              {t('nav.more')}
            </button>
          ) : (
            <button type="button" className="me" aria-label={t('nav.me', { name: user.name })}>
              <span className="avatar" aria-hidden="true">
                {initials}
              </span>
              <span className="me-text" title={`${user.name}: ${role}, ${organization.shortName}`}>
                <span className="strong cut">{user.name}</span>
                <span className="small faint cut">
                  {role}, {organization.shortName}
                </span>
              </span>
            </button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {places.map(({ to, label, icon }) => (
            <Menu.Item key={to} component={Link} to={to} leftSection={<Icon name={icon} />}>
              {t(label)}
            </Menu.Item>
          ))}
          {places.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<Icon name="administration" />} onClick={() => setSettingsOpen(true)}>
            {t('settings.title')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="out" />} onClick={() => void signOut()}>
            {t('session.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {settingsOpen && (
        <Suspense fallback={null}>
          <SettingsDialog onClose={() => setSettingsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
