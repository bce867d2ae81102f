import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../../app/session.js';
import { Barred } from '../../ui/Barred.js';
import { OrganizationSettings } from './OrganizationSettings.js';
import { ReportingDuties } from './ReportingDuties.js';
import { Sessions } from './Sessions.js';
import { Tokens } from './Tokens.js';
import { Users } from './Users.js';
import './administration.css';

const parts = ['users', 'tokens', 'sessions', 'settings', 'duties'] as const;

/** Users, tokens, sessions, settings and duties to report of one's own organisation. */
export function AdministrationScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const { part } = useSearch({ strict: false });
  const shown = parts.find((each) => each === part) ?? 'users';
  if (!may(session, 'administer'))
    return <Barred why={t('refusal.adminOnly')} to="/" back={t('nav.operations')} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.administration')}</h1>
        <span className="dim">{session.organization.name}</span>
      </div>
      <Tabs
        value={shown}
        onChange={(value) => void navigate({ to: '.', search: { part: value ?? 'users' }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {parts.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`administration.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="users" pt="md">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="tokens" pt="md">
          <Tokens />
        </Tabs.Panel>
        <Tabs.Panel value="sessions" pt="md">
          <Sessions />
        </Tabs.Panel>
        <Tabs.Panel value="settings" pt="md">
          <OrganizationSettings />
        </Tabs.Panel>
        <Tabs.Panel value="duties" pt="md">
          <ReportingDuties />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
