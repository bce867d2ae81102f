import { Button } from '@mantine/core';
import type { CaseId } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { casesQuery, useOrganizations } from '../../api/reading.js';
import type { CaseRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { arrivals, useArrivals } from '../../live/arrivals.js';
import { ActionButton } from '../../ui/actions.js';
import { firstScreenStands, later } from '../../ui/later.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useOpenCaseAction } from '../../app/global-actions.js';
import { CaseTable, moveFocus } from './CaseTable.js';
import { asked, belongs, type Wanted } from './filters.js';
import { forgetPlaces, linesOf } from './grouping.js';
import { useSelection } from './selection.js';
import './cases.css';

const BulkBar = lazy(later(async () => ({ default: (await import('./BulkBar.js')).BulkBar })));
const Peek = lazy(later(async () => ({ default: (await import('./Peek.js')).Peek })));

/** A list of cases as wanted, live: what is in it changes in place, what is new waits behind one line above it. */
export function CaseList({ wanted }: { wanted: Wanted }) {
  const organizations = useOrganizations();
  const { records, isPending, error, retry, more } = useRecords(wanted);
  const list = JSON.stringify(wanted);
  const lines = useMemo(
    () => linesOf(records, wanted.group, list, organizations),
    [records, wanted.group, list, organizations],
  );
  useMoveFromAnywhere();
  // Nothing is being read yet: who comes back to the list finds it whole and in order, their own new case in it.
  useEffect(() => {
    if (arrivals.any()) readAnew();
    return forgetPlaces;
  }, []);
  useEffect(() => {
    if (!isPending) firstScreenStands();
  }, [isPending]);
  const selection = useSelection(records);
  const { current, peeked, setCurrent, peek } = usePeek(records);
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} again={retry} />;
  return (
    <div className="case-list">
      <Fresh wanted={wanted} />
      {lines.length === 0 ? (
        <NoCases wanted={wanted} />
      ) : (
        <CaseTable
          {...{ lines, organizations, selection, current }}
          grouping={wanted.group}
          peeking={peeked !== undefined}
          onCurrent={setCurrent}
          onPeek={peek}
          onEnd={more}
        />
      )}
      <Suspense fallback={null}>
        {selection.chosen.length > 0 && <BulkBar selection={selection} />}
        {peeked && <Peek record={peeked} onClose={() => peek(null)} />}
      </Suspense>
    </div>
  );
}

/** Which case is looked at beside the list: while one is, the one in the row that has the focus. */
function usePeek(records: readonly CaseRecord[]) {
  const [current, setCurrent] = useState<CaseId | null>(null);
  const [peeking, setPeeking] = useState(false);
  const peek = useCallback(
    (id: CaseId | null) => {
      setPeeking(id !== null && !(peeking && id === current));
      if (id) setCurrent(id);
    },
    [peeking, current],
  );
  const peeked = peeking ? records.find(({ id }) => id === current) : undefined;
  return { current, peeked, setCurrent, peek };
}

interface Records {
  records: readonly CaseRecord[];
  isPending: boolean;
  /** Why there is nothing to show; what was read before stays, also where it cannot be read anew. */
  error: Error | null;
  retry: () => void;
  more: () => void;
}

function useRecords(wanted: Wanted): Records {
  const { organization } = useSession();
  const list = useInfiniteQuery(casesQuery(asked(wanted, organization.id)));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const records = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  // Groups are whole only when all is there; as far as a screen of groups is of use to anybody.
  useEffect(() => {
    if (wanted.group !== 'none' && records.length < 1_000) more();
  }, [wanted.group, records.length, more]);
  const error = data ? null : list.error;
  return { records, isPending: list.isPending, error, retry: () => void refetch(), more };
}

/** "3 new": the list is read anew only when the reader says so. */
function Fresh({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const waiting = useArrivals();
  const count = [...waiting.values()].filter((record) => belongs(record, wanted, organization.id)).length;
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className="fresh" onClick={readAnew}>
          {t('cases.new', { count })}
        </button>
      )}
    </div>
  );
}

function readAnew(): void {
  forgetPlaces();
  arrivals.clear();
  void queries.invalidateQueries({ queryKey: ['cases'] });
}

function NoCases({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation();
  const open = useOpenCaseAction();
  const filtered = Object.keys(wanted.filters).length > 0;
  if (filtered)
    return (
      <Empty icon="filter" title={t('cases.noneMatch')}>
        <Button component={Link} to="/cases" variant="default" size="xs">
          {t('cases.clearFilters')}
        </Button>
      </Empty>
    );
  return (
    <Empty icon={wanted.view === 'waiting' ? 'check' : 'cases'} title={t(`cases.none.${wanted.view}`)}>
      <p>{t(`cases.noneHelp.${wanted.view}`)}</p>
      {wanted.view !== 'waiting' && open && <ActionButton action={open} primary />}
    </Empty>
  );
}

/** `j` and `k` reach the list also while nothing has the focus. */
function useMoveFromAnywhere(): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey || document.activeElement !== document.body)
        return;
      moveFocus(document.querySelector<HTMLElement>('[data-rows]'), step);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
