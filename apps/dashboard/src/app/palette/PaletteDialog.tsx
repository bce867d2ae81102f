import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import type { CasePageOfList, CaseRecord } from '../../api/shapes.js';
import { useOffered, type Action } from '../../ui/actions.js';
import { Dialog } from '../../ui/Dialog.js';
import { Icon } from '../../ui/Icon.js';
import { Keys, SeverityMark } from '../../ui/marks.js';
import { takeAhead } from './open.js';

type Choice = { kind: 'action'; action: Action } | { kind: 'case'; record: CaseRecord };

/** Every action on offer and every case of the book, found by a few letters. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const choices = useChoices(text);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, choices.length - 1);
  const navigate = useNavigate();
  const listId = useId();
  const pick = (choice: Choice | undefined) => {
    if (!choice || (choice.kind === 'action' && choice.action.refusal !== null)) return;
    onClose();
    if (choice.kind === 'action') choice.action.perform();
    else void navigate({ to: '/cases/$id', params: { id: choice.record.id } });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') pick(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="12vh"
      centered={false}
      title={null}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <div className="palette">
        <input
          data-autofocus
          className="palette-input"
          placeholder={t('palette.prompt')}
          aria-label={t('palette.prompt')}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={choices[chosen] ? `${listId}-${chosen}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onFocus={() => {
            const ahead = takeAhead();
            setText((before) => before + ahead);
          }}
          onKeyDown={press}
        />
        <div id={listId} role="listbox" aria-label={t('palette.title')} className="palette-list">
          {choices.map((choice, index) => (
            <div
              key={choice.kind === 'action' ? choice.action.id : choice.record.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              aria-disabled={choice.kind === 'action' && choice.action.refusal !== null}
              className="palette-choice"
              ref={(element) => {
                if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
              }}
              onClick={() => pick(choice)}
              onMouseMove={() => setAt(index)}
            >
              <ChoiceText choice={choice} />
            </div>
          ))}
        </div>
        {choices.length === 0 && <p className="palette-nothing">{t('palette.nothing')}</p>}
      </div>
    </Dialog>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  if (choice.kind === 'case') {
    const { view, reference } = choice.record;
    return (
      <>
        <SeverityMark severity={view.severity} bare />
        <span className="cut">{view.title}</span>
        <span className="mono faint end">{reference}</span>
      </>
    );
  }
  const { icon, label, keys, refusal } = choice.action;
  return (
    <>
      <Icon name={icon} />
      <span className="palette-label">{label}</span>
      {refusal !== null && (
        <span className="small faint cut" title={refusal}>
          {refusal}
        </span>
      )}
      {keys && (
        <span className="end">
          <Keys keys={keys.toUpperCase()} />
        </span>
      )}
    </>
  );
}

function useChoices(text: string): Choice[] {
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const actions = useOffered();
  const { data } = useQuery({
    queryKey: ['find', wanted],
    queryFn: ({ signal }) =>
      read<CasePageOfList>(`/cases?include=view&limit=8&q=${encodeURIComponent(wanted)}`, signal),
    placeholderData: keepPreviousData,
    enabled: wanted.length >= 2,
    staleTime: 10_000,
  });
  const matching = actions
    .filter(({ label }) => wanted.split(/\s+/).every((word) => label.toLowerCase().includes(word)))
    .sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null));
  const found = wanted.length >= 2 ? (data?.items ?? []) : [];
  return [
    ...matching.map((action): Choice => ({ kind: 'action', action })),
    ...found.map((record): Choice => ({ kind: 'case', record })),
  ];
}
