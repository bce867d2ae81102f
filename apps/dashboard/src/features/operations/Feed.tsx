import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recentQuery, useOrganizations } from '../../api/reading.js';
import type { Entry } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { Failed, Loading } from '../../ui/states.js';
import { ClockOrDay, clockOrDay, useNow } from '../../ui/time.js';
import { CaseBeneath, SentenceOfCase } from '../book/CaseBeneath.js';
import { EntryLink } from '../book/EntryLink.js';
import { foldedRuns, type Run } from '../book/folding.js';
import { useMarkSeen, useSeenUpTo } from '../inbox/unseen.js';

const most = 60;

/** Since one last looked: what others wrote, newest first, each with its case beneath. */
export function Feed() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { data, isPending, error, refetch } = useQuery(recentQuery);
  const seen = useSeenUpTo('feed');
  const [since] = useState(seen);
  const markSeen = useMarkSeen('feed');
  const present = useNow(60_000);
  const newest = data?.at(-1)?.number ?? 0;
  const leaving = useRef<() => void>(undefined);
  useEffect(() => {
    leaving.current = () => markSeen(newest);
  });
  useEffect(() => () => leaving.current?.(), []);
  const others = (data ?? []).filter(({ event }) => event.actor !== user.id);
  const fresh = others.filter(({ number }) => number > since);
  const told = fresh.length > 0 ? fresh : others.slice(-20);
  const first = fresh[0];
  return (
    <section className="feed" aria-label={t('feed.label')}>
      <div className="panel-head">
        <h2>{first ? t('feed.since', { time: clockOrDay(first.at, present) }) : t('feed.lately')}</h2>
        <span className="end small faint">
          {first ? t('feed.changes', { count: fresh.length }) : data && t('feed.nothingNew')}
        </span>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && told.length === 0 && <p className="feed-nothing dim">{t('feed.empty')}</p>}
      <ul className="feed-list">
        {foldedRuns(told)
          .slice(-most)
          .reverse()
          .map((run) => (
            <FeedItem key={run.first.number} run={run} />
          ))}
      </ul>
    </section>
  );
}

function FeedItem({ run }: { run: Run<Entry> }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { first, entries } = run;
  return (
    <li>
      <EntryLink entry={first} className="feed-item">
        <span className="faint small">
          <ClockOrDay at={first.at} />
        </span>
        <span className="feed-what">
          <span className="feed-words">
            {entries.length > 1 ? (
              t(`fold.${first.event.type}`, {
                count: entries.length,
                who: organizations.name(first.event.owner),
              })
            ) : (
              <SentenceOfCase entry={first} />
            )}
          </span>
          <CaseBeneath entry={first} />
        </span>
      </EntryLink>
    </li>
  );
}
