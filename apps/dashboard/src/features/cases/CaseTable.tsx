import { placeName, type CaseId, type CaseStatus, type Severity } from '@entente/domain';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { useSettings } from '../../app/settings.js';
import { CountryChip, SeverityMark, StatusRing } from '../../ui/marks.js';
import { CaseRow } from './CaseRow.js';
import type { Grouping } from './filters.js';
import type { Line } from './grouping.js';
import type { Selection } from './selection.js';
import { isUnread } from './unread.js';

const columns = ['severity', 'case', 'marking', 'who', 'requests', 'last'] as const;

/** The rows, of which only those on the screen are drawn. `onEnd` is called when the reader nears the last of them. */
export function CaseTable({
  lines,
  grouping,
  organizations,
  selection,
  current,
  peeking,
  onCurrent,
  onPeek,
  onEnd,
}: {
  lines: readonly Line[];
  grouping: Grouping;
  organizations: Directory;
  selection: Selection;
  /** The row that has, or last had, the focus. */
  current: CaseId | null;
  peeking: boolean;
  onCurrent: (id: CaseId) => void;
  /** Opens a case at a glance; of the one that is open, closes it. */
  onPeek: (id: CaseId | null) => void;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const { scroller, rows } = useRows(lines);
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - 20) onEnd();
  }, [lastShown, lines.length, onEnd]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(event.target);
    const step = steps[event.key];
    if (step) moveFocus(scroller.current, step);
    else if (event.key === 'x' && row) selection.toggle(row);
    else if (event.key === ' ' && row) onPeek(row);
    else if (event.key === 'Escape' && peeking) onPeek(null);
    else if (event.key === 'Escape' && selection.chosen.length > 0) selection.clear();
    else return;
    event.preventDefault();
  };
  return (
    <div className="case-table" role="table" aria-label={t('nav.cases')} aria-rowcount={lines.length + 1}>
      <div role="row" className="case-line case-head">
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {t(`column.${column}`)}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={`case-scroll ${selection.chosen.length > 0 ? 'is-selecting' : ''}`}
        role="presentation"
        onKeyDown={press}
        onFocus={(event) => {
          const row = rowOf(event.target);
          if (row) onCurrent(row);
        }}
        data-rows
      >
        <div role="rowgroup" className="case-body" style={{ height: rows.getTotalSize() }}>
          {items.map(({ key, index, size, start }) => {
            const line = lines[index];
            if (!line) return null;
            const place = { height: size, transform: `translateY(${start}px)` };
            if (line.kind === 'group')
              return (
                <div key={key} role="row" aria-rowindex={index + 2} className="case-group" style={place}>
                  <span role="cell">
                    <GroupName grouping={grouping} name={line.key} />{' '}
                    <span className="faint">{line.count}</span>
                  </span>
                </div>
              );
            const { record, group } = line;
            const looks = [
              isUnread(record, organization.id) && 'has-news',
              selection.has(record.id) && 'is-selected',
              record.id === current && 'is-current',
            ];
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={['case-line case-row', ...looks].filter(Boolean).join(' ')}
                style={place}
                data-case={record.id}
              >
                <CaseRow
                  record={record}
                  group={grouping === 'status' ? group : ''}
                  us={organization.id}
                  organizations={organizations}
                  selected={selection.has(record.id)}
                  onSelect={selection.toggle}
                  onPeek={onPeek}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const steps: Record<string, number | undefined> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function useRows(lines: readonly Line[]) {
  const { density } = useSettings();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false });
  const rowHeight = narrow ? 96 : density === 'compact' ? 36 : 47;
  // No compiler memoises this component, which is what the rule is afraid of.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 30 : rowHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
  });
  useEffect(() => rows.measure(), [rows, rowHeight, lines.length]);
  return { scroller, rows };
}

/** The case in whose row something happened. The row is told by its id, which the parsing boundary has made a CaseId. */
function rowOf(target: EventTarget): CaseId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-case]') : null;
  return (row?.dataset['case'] as CaseId | undefined) ?? null;
}

function GroupName({ grouping, name }: { grouping: Grouping; name: string }) {
  const { i18n } = useTranslation();
  if (grouping === 'status') return <StatusRing status={name as CaseStatus} />;
  if (grouping === 'severity') return <SeverityMark severity={name as Severity} />;
  return (
    <span className="group-country">
      <CountryChip code={name} /> <b>{placeName(name, i18n.language)}</b>
    </span>
  );
}

/** `j` and `k` move from row to row; the focus is the selection. Without one, it goes on where it last was. */
export function moveFocus(scroller: HTMLElement | null, step: number): void {
  const links = [...(scroller?.querySelectorAll<HTMLElement>('.case-title') ?? [])];
  const last = document.activeElement?.closest('.case-row') ?? scroller?.querySelector('.is-current');
  const at = links.findIndex((link) => link.closest('.case-row') === last);
  const next = at < 0 ? firstVisible(links, scroller) : links[at + step];
  next?.focus();
  next?.closest('.case-row')?.scrollIntoView({ block: 'nearest' });
}

function firstVisible(links: HTMLElement[], scroller: HTMLElement | null): HTMLElement | undefined {
  const top = scroller?.getBoundingClientRect().top ?? 0;
  return links.find((link) => link.getBoundingClientRect().top >= top);
}
