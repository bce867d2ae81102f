import type { CaseStatus, Severity } from '@entente/domain';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { useSettings } from '../../app/settings.js';
import { SeverityMark, StatusRing } from '../../ui/marks.js';
import { CaseRow, isUnread } from './CaseRow.js';
import type { Grouping } from './filters.js';
import type { Line } from './grouping.js';

const columns = ['severity', 'case', 'marking', 'who', 'requests', 'last'] as const;

/** The rows, of which only those on the screen are drawn. `onEnd` is called when the reader nears the last of them. */
export function CaseTable({
  lines,
  grouping,
  organizations,
  onEnd,
}: {
  lines: readonly Line[];
  grouping: Grouping;
  organizations: Directory;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const { density } = useSettings();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = matchMedia('(max-width: 720px)').matches;
  const rowHeight = narrow ? 96 : density === 'compact' ? 36 : 47;
  // No compiler memoises this component, which is what the rule is afraid of.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 30 : rowHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
  });
  useEffect(() => rows.measure(), [rows, rowHeight, lines.length]);
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - 20) onEnd();
  }, [lastShown, lines.length, onEnd]);
  const move = (event: KeyboardEvent) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    moveFocus(scroller.current, step);
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
      <div ref={scroller} className="case-scroll" role="presentation" onKeyDown={move} data-rows>
        <div role="rowgroup" className="case-body" style={{ height: rows.getTotalSize() }}>
          {items.map(({ key, index, size, start }) => {
            const line = lines[index];
            if (!line) return null;
            const place = { height: size, transform: `translateY(${start}px)` };
            return line.kind === 'group' ? (
              <div key={key} role="row" aria-rowindex={index + 2} className="case-group" style={place}>
                <span role="cell">
                  <GroupName grouping={grouping} name={line.key} />{' '}
                  <span className="faint">{line.count}</span>
                </span>
              </div>
            ) : (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`case-line case-row ${isUnread(line.record, organization.id) ? 'has-news' : ''}`}
                style={place}
              >
                <CaseRow
                  record={line.record}
                  group={grouping === 'status' ? line.group : ''}
                  us={organization.id}
                  organizations={organizations}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function GroupName({ grouping, name }: { grouping: Grouping; name: string }) {
  if (grouping === 'status') return <StatusRing status={name as CaseStatus} />;
  if (grouping === 'severity') return <SeverityMark severity={name as Severity} />;
  return <span className="strong">{name}</span>;
}

/** `j` and `k` move from row to row; the focus is the selection. */
export function moveFocus(scroller: HTMLElement | null, step: number): void {
  const links = [...(scroller?.querySelectorAll<HTMLElement>('.case-title') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at < 0 ? (step > 0 ? firstVisible(links, scroller) : undefined) : links[at + step];
  next?.focus();
  next?.closest('.case-row')?.scrollIntoView({ block: 'nearest' });
}

function firstVisible(links: HTMLElement[], scroller: HTMLElement | null): HTMLElement | undefined {
  const top = scroller?.getBoundingClientRect().top ?? 0;
  return links.find((link) => link.getBoundingClientRect().top >= top);
}
