import { Menu } from '@mantine/core';
import { tlps } from '@entente/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseEntry } from '../../api/shapes.js';
import { Icon } from '../../ui/Icon.js';
import { dateAndTime } from '../../ui/time.js';
import { useCase } from './case-context.js';
import { kinds } from './timeline-filter.js';

/** Filters of the timeline, the moment looked at, and through whose eyes; all in the address. */
export function TimelineBar({ all }: { all: readonly CaseEntry[] }) {
  const { t } = useTranslation();
  const { entries, past, organizations } = useCase();
  const { kind, by, marking, asOf, seenBy } = useSearch({ strict: false });
  const change = useChangeSearch();
  const owners = [...new Set(entries.map(({ event }) => event.owner))];
  const at = asOf === undefined ? undefined : all.findLast(({ number }) => number <= Number(asOf))?.at;
  return (
    <>
      <div className="timeline-bar">
        <Choice
          label={t(`timeline.kind.${kind ?? 'everything'}`)}
          set
          options={kinds.map((each) => ({
            value: each === 'everything' ? undefined : each,
            label: t(`timeline.kind.${each}`),
          }))}
          onChange={(value) => change({ kind: value })}
        />
        <Choice
          label={by ? organizations.name(by) : t('timeline.anybody')}
          set={by !== undefined}
          options={[
            { value: undefined, label: t('timeline.anybody') },
            ...owners.map((owner) => ({ value: owner, label: organizations.name(owner) })),
          ]}
          onChange={(value) => change({ by: value })}
        />
        <Choice
          label={marking ?? t('timeline.anyMarking')}
          set={marking !== undefined}
          options={[
            { value: undefined, label: t('timeline.anyMarking') },
            ...tlps.map((tlp) => ({ value: tlp, label: tlp })),
          ]}
          onChange={(value) => change({ marking: value })}
        />
        <AsOf
          all={all}
          number={asOf === undefined ? undefined : Number(asOf)}
          onChange={(number) => change({ asOf: number?.toString() })}
        />
        <SeenBy onChange={(value) => change({ seenBy: value })} />
      </div>
      {past && (
        <p className="looking-back" role="status">
          {seenBy && t('timeline.pastSeenBy', { who: organizations.name(seenBy) })}{' '}
          {at && t('timeline.pastAsOf', { time: dateAndTime(at) })} {t('timeline.past')}
          <button
            type="button"
            className="text-button"
            onClick={() => change({ asOf: undefined, seenBy: undefined })}
          >
            {t('timeline.backToNow')}
          </button>
        </p>
      )}
    </>
  );
}

function useChangeSearch() {
  const navigate = useNavigate();
  return (parts: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      search: (before: Record<string, string | undefined>) => ({ ...before, ...parts }),
      replace: true,
    });
}

function Choice({
  label,
  set,
  options,
  onChange,
}: {
  label: string;
  set: boolean;
  options: { value: string | undefined; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={`chip ${set ? 'set' : ''}`}>
          {label}
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item key={option.label} onClick={() => onChange(option.value)}>
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** More of them would be a line and not notches. */
const mostNotches = 80;

/** A slider with a notch an entry: the whole page folds to that moment. */
function AsOf({
  all,
  number,
  onChange,
}: {
  all: readonly CaseEntry[];
  number: number | undefined;
  onChange: (number: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const notches = useId();
  const last = all.length - 1;
  const found = number === undefined ? last : all.findLastIndex((entry) => entry.number <= number);
  const index = Math.max(0, found);
  const at = all[index]?.at;
  const told = number === undefined || !at ? t('timeline.now') : dateAndTime(at);
  if (last < 1) return <span className="end" />;
  return (
    <label className="as-of">
      <span className="as-of-label">{t('timeline.asOf')}</span>
      <input
        type="range"
        min={0}
        max={last}
        value={index}
        aria-valuetext={told}
        list={last <= mostNotches ? notches : undefined}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value);
          onChange(chosen === last ? undefined : all[chosen]?.number);
        }}
      />
      {last <= mostNotches && (
        <datalist id={notches}>
          {all.map(({ number: each }, place) => (
            <option key={each} value={place} />
          ))}
        </datalist>
      )}
      <b>{told}</b>
    </label>
  );
}

function SeenBy({ onChange }: { onChange: (organization: string | undefined) => void }) {
  const { t } = useTranslation();
  const { record, acting, organizations } = useCase();
  const { seenBy } = useSearch({ strict: false });
  const others = record.view.participants.filter(({ organization }) => organization !== acting.by);
  return (
    <Choice
      label={seenBy ? t('timeline.seenBy', { who: organizations.name(seenBy) }) : t('timeline.seenByUs')}
      set={seenBy !== undefined}
      options={[
        { value: undefined, label: t('timeline.us') },
        ...others.map(({ organization }) => ({
          value: organization,
          label: organizations.name(organization),
        })),
      ]}
      onChange={onChange}
    />
  );
}
