import { SegmentedControl, Select, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.js';
import { PasswordField } from '../ui/PasswordField.js';
import { write } from '../api/http.js';
import type { Session } from '../api/shapes.js';
import { languages } from '../i18n/languages.js';
import { Refusal } from '../ui/states.js';
import { useFaults } from '../ui/faults.js';
import { SubmitButton, stillNeeded } from '../ui/SubmitButton.js';
import { changeKept } from './kept.js';
import { changeSettings, useSettings, type Settings } from './settings.js';

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useSettings();
  const [refused, setRefused] = useState(settings.notifications && !mayNotify());
  const setNotifications = async (wanted: boolean) => {
    if (wanted && 'Notification' in window) await Notification.requestPermission();
    changeSettings({ notifications: wanted && mayNotify() });
    setRefused(wanted && !mayNotify());
  };
  return (
    <Dialog onClose={onClose} title={t('settings.title')}>
      <div className="form">
        <Choice name="theme" value={settings.theme} options={['auto', 'light', 'dark']} />
        <Choice name="density" value={settings.density} options={['comfortable', 'compact']} />
        <Select
          label={t('settings.language')}
          value={settings.language}
          allowDeselect={false}
          data={languages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => {
            const chosen = languages.find(({ id }) => id === value)?.id;
            if (chosen) choose({ language: chosen });
          }}
        />
        <Switch
          label={t('settings.notifications')}
          description={t('settings.notificationsHelp')}
          checked={settings.notifications && mayNotify()}
          error={refused && t('settings.notificationsRefused')}
          onChange={(event) => void setNotifications(event.currentTarget.checked)}
        />
        <Switch
          label={t('settings.sound')}
          checked={settings.sound}
          onChange={(event) => changeSettings({ sound: event.currentTarget.checked })}
        />
        <ChangePassword />
      </div>
    </Dialog>
  );
}

/** At once, and at every desk at which one signs in. */
function choose(look: Session['kept']['look']): void {
  changeSettings(look);
  changeKept({ look }).catch(() => undefined);
}

/** Some browsers have no notifications at all, as those of iPhones outside of the home screen. */
function mayNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

function Choice<Name extends 'theme' | 'density'>({
  name,
  value,
  options,
}: {
  name: Name;
  value: Settings[Name];
  options: Settings[Name][];
}) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="small strong">{t(`settings.${name}`)}</p>
      <SegmentedControl
        fullWidth
        aria-label={t(`settings.${name}`)}
        value={value}
        data={options.map((option) => ({ value: option, label: t(`settings.${option}`) }))}
        onChange={(chosen) => choose({ [name]: chosen })}
      />
    </div>
  );
}

function ChangePassword() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => write('POST', '/session/password', { current, password }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
    },
  });
  const faultOf = useFaults(change.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <PasswordField
        label={t('settings.currentPassword')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordField
        label={t('settings.newPassword')}
        autoComplete="new-password"
        error={faultOf('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Refusal error={change.error} />
      <div className="form-foot">
        {change.isSuccess && (
          <span className="ok small" role="status">
            {t('settings.passwordChanged')}
          </span>
        )}
        <SubmitButton
          variant="default"
          size="sm"
          lacks={
            current || password
              ? stillNeeded(t, { 'settings.currentPassword': !current, 'settings.newPassword': !password })
              : null
          }
          pending={change.isPending}
        >
          {t('settings.changePassword')}
        </SubmitButton>
      </div>
    </form>
  );
}
