import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSettings, useSettings } from '../../app/settings.js';
import { languages } from '../../i18n/languages.js';
import { Logo } from '../../ui/Icon.js';
import './doorway.css';

/** The page of those who are not inside yet: signing in and setting up. */
export function Doorway({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    <main className="doorway">
      <div className="doorway-card">
        <p className="brand">
          <Logo />
          <span>Entente</span>
        </p>
        <h1>{title}</h1>
        <p className="dim">{lead}</p>
        {children}
      </div>
      <Select
        size="xs"
        variant="unstyled"
        className="doorway-language"
        aria-label={t('settings.language')}
        value={language}
        allowDeselect={false}
        data={languages.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => {
          const chosen = languages.find(({ id }) => id === value)?.id;
          if (chosen) changeSettings({ language: chosen });
        }}
      />
    </main>
  );
}
