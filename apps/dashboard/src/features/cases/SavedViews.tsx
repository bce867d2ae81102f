import { Menu, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { Icon } from '../../ui/Icon.js';

interface Saved {
  name: string;
  search: Record<string, string | undefined>;
}

function readSaved(key: string): Saved[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Saved[]) : [];
  } catch {
    return [];
  }
}

/** Filters that somebody uses every day, under a name of their own; kept in this browser. */
export function SavedViews() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { search } = useLocation();
  const navigate = useNavigate();
  const key = `entente.views.${user.id}`;
  const [saved, setSaved] = useState(() => readSaved(key));
  const [name, setName] = useState('');
  const keep = (next: Saved[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  return (
    <Menu closeOnItemClick={false} width={250}>
      <Menu.Target>
        <button type="button" className="chip">
          {t('cases.saved')}
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map((one) => (
          <Menu.Item
            key={one.name}
            onClick={() => void navigate({ to: '.', search: one.search })}
            rightSection={
              <span
                className="icon-button"
                onClick={(event) => {
                  event.stopPropagation();
                  keep(saved.filter((each) => each !== one));
                }}
              >
                <Icon name="cross" size={12} />
                <span className="unseen">{t('action.remove')}</span>
              </span>
            }
          >
            {one.name}
          </Menu.Item>
        ))}
        <form
          className="saved-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            keep([...saved.filter((each) => each.name !== name.trim()), { name: name.trim(), search }]);
            setName('');
          }}
        >
          <TextInput
            size="xs"
            aria-label={t('cases.saveAs')}
            placeholder={t('cases.saveAs')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
