import { Button } from '@mantine/core';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../../ui/Markdown.js';
import { TlpBadge } from '../../ui/marks.js';
import { usePrinting } from '../../ui/printing.js';
import { Empty } from '../../ui/states.js';
import { dateAndTime, weekdayAndDate } from '../../ui/time.js';
import { foldedRuns } from '../book/folding.js';
import { subjectsOf } from '../book/subjects.js';
import { useCase } from './case-context.js';
import type { Pending } from './posting.js';
import { TimelineProvider, useTimelineOfCase } from './timeline-context.js';
import { TimelineRun } from './TimelineEntry.js';
import { passes } from './timeline-filter.js';

const drawnAtFirst = 200;

/** The case's entries in our book: newest at the bottom, like a conversation. */
export function Timeline({ newSince, pending }: { newSince: number; pending: readonly Pending[] }) {
  const { t } = useTranslation();
  const { entries, acting, page, view } = useCase();
  const context = useTimelineOfCase();
  const filter = useSearch({ strict: false });
  const { hash } = useLocation();
  const [earlier, setEarlier] = useState(false);
  const printing = usePrinting();
  const wanted = entries.filter((entry) => passes(entry, filter));
  const linked = entryIn(hash);
  const linkedAt = wanted.findIndex(({ number }) => number === linked);
  const whole = earlier || printing || (linkedAt >= 0 && linkedAt < wanted.length - drawnAtFirst);
  const drawn = whole ? wanted : wanted.slice(-drawnAtFirst);
  const hidden = wanted.length - drawn.length;
  const firstNew = drawn.find(({ number, event }) => number > newSince && event.owner !== acting.by)?.number;
  const isFirstNew = (number: number) => number === firstNew && number !== wanted[0]?.number;
  const corrected = new Map(
    page.updates.filter(({ correctedAt }) => correctedAt).map(({ id, text }) => [id, text]),
  );
  const subjects = subjectsOf(view, t, page.evidence);
  const runs = foldedRuns(drawn, ({ number }) => printing || isFirstNew(number) || number === linked);
  const { scroller, below, goToEnd } = useSettledScroll(drawn.length + pending.length, linked);
  return (
    <TimelineProvider value={context}>
      <div
        className="timeline"
        id="timeline"
        ref={scroller}
        role="feed"
        aria-label={t('timeline.label')}
        tabIndex={0}
      >
        {hidden > 0 && (
          <button type="button" className="text-button" onClick={() => setEarlier(true)}>
            {t('timeline.earlier', { count: hidden })}
          </button>
        )}
        {wanted.length === 0 && <NoEntry filtered={entries.length > 0} />}
        {runs.map((run, index) => {
          const before = runs[index - 1]?.first.at;
          const otherDay = !before || before.slice(0, 10) !== run.first.at.slice(0, 10);
          return (
            <Fragment key={run.first.number}>
              {otherDay && <p className="day">{weekdayAndDate(run.first.at)}</p>}
              {isFirstNew(run.first.number) && (
                <p className="new-since">{t('timeline.newSince', { time: dateAndTime(run.first.at) })}</p>
              )}
              <TimelineRun
                run={run}
                linked={linked}
                corrected={corrected.get(run.first.event.id)}
                subjects={subjects}
              />
            </Fragment>
          );
        })}
        {pending.map((one) => (
          <article key={one.key} className="event is-pending" aria-busy="true">
            <span />
            <span className="event-mark">…</span>
            <div className="card">
              <div className="card-head">
                <span>{t('timeline.sending')}</span>
                <span className="end">
                  <TlpBadge tlp={one.marking.tlp} />
                </span>
              </div>
              <Markdown text={one.text} />
            </div>
          </article>
        ))}
      </div>
      <div className="new-below" role="status">
        {below > 0 && (
          <Button size="compact-xs" onClick={goToEnd}>
            {t('timeline.newBelow', { n: below })}
          </Button>
        )}
      </div>
    </TimelineProvider>
  );
}

function NoEntry({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!filtered) return <Empty icon="pen" title={t('timeline.empty')} />;
  const clear = ({ kind: _kind, by: _by, marking: _marking, ...rest }: Record<string, string | undefined>) =>
    rest;
  return (
    <Empty icon="pen" title={t('timeline.noneMatch')}>
      <Button
        variant="default"
        size="xs"
        onClick={() => void navigate({ to: '.', search: clear, replace: true })}
      >
        {t('cases.clearFilters')}
      </Button>
    </Empty>
  );
}

/** To the line above the first entry that is new to the reader, or else to the newest. */
export function goToNew(): void {
  const timeline = document.querySelector<HTMLElement>('.timeline');
  const news = timeline?.querySelector('.new-since');
  if (news) news.scrollIntoView({ block: 'start' });
  else timeline?.scrollTo({ top: timeline.scrollHeight });
  timeline?.focus({ preventScroll: true });
}

/** The number of the entry that an address points to. */
function entryIn(hash: string): number | undefined {
  const [, number] = /^entry-(\d+)$/.exec(hash) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Starts at what is new or at the end, goes to an entry that is linked, and follows the end only when one is there. */
function useSettledScroll(length: number, linked: number | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const settled = useRef(false);
  const atEnd = useRef(true);
  const lengthNow = useRef(length);
  /** How many there were when the reader left the end; undefined while there. */
  const [left, setLeft] = useState<number>();
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = () => {
      const before = atEnd.current;
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
      if (atEnd.current) setLeft(undefined);
      else if (before) setLeft(lengthNow.current);
    };
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    lengthNow.current = length;
    if (!element || linked !== undefined) return;
    const news = element.querySelector('.new-since');
    if (!settled.current && news) news.scrollIntoView({ block: 'start' });
    else if (!settled.current || atEnd.current) element.scrollTop = element.scrollHeight;
    settled.current = true;
  }, [length, linked]);
  useLayoutEffect(() => {
    if (linked === undefined) return;
    const target = document.getElementById(`entry-${linked}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [linked]);
  return {
    scroller,
    /** How many came meanwhile, below what is being read. */
    below: left === undefined ? 0 : Math.max(0, length - left),
    goToEnd: () => {
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
      scroller.current?.focus({ preventScroll: true });
    },
  };
}
