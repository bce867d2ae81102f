import { Menu, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
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
  const naming = useRef<HTMLInputElement>(null);
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
          <div key={one.name} role="none" className="saved-view">
            <Menu.Item onClick={() => void navigate({ to: '.', search: one.search })}>{one.name}</Menu.Item>
            <Menu.Item
              className="icon-button"
              onClick={() => {
                keep(saved.filter((each) => each !== one));
                naming.current?.focus();
              }}
              aria-label={`${t('action.remove')}: ${one.name}`}
            >
              <Icon name="cross" size={12} />
            </Menu.Item>
          </div>
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
            ref={naming}
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
