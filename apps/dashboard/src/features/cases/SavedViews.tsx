import { Menu, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { sessionQuery } from '../../api/reading.js';
import type { Session } from '../../api/shapes.js';
import { changeKept } from '../../app/kept.js';
import { useSession } from '../../app/session.js';
import { Icon } from '../../ui/Icon.js';
import { showNotice } from '../../ui/notice.js';
import { sentenceOf } from '../../ui/states.js';

type Saved = Session['kept']['views'];

/** Filters that somebody uses every day, under a name of their own. */
export function SavedViews() {
  const { t } = useTranslation();
  const saved = useSession().kept.views;
  const { search } = useLocation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const naming = useRef<HTMLInputElement>(null);
  const keep = (views: Saved) => {
    changeKept({ views }).catch((error: unknown) => {
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void showNotice(t, sentenceOf(error, t), { failed: true });
    });
  };
  const filters = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
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
            keep([
              ...saved.filter((each) => each.name !== name.trim()),
              { name: name.trim(), search: filters },
            ]);
            setName('');
          }}
        >
          <TextInput
            ref={naming}
            size="xs"
            maxLength={80}
            aria-label={t('cases.saveAs')}
            placeholder={t('cases.saveAs')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
            rightSection={
              name.trim() !== '' && (
                <button type="submit" className="icon-button" aria-label={t('action.save')}>
                  <Icon name="check" size={13} />
                </button>
              )
            }
          />
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
