import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/shapes.js';
import { Icon } from '../../ui/Icon.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { TimeAgo } from '../../ui/time.js';
import { EndingAgreements } from '../agreements/Warning.js';
import { CaseBeneath, SentenceOfCase } from '../book/CaseBeneath.js';
import { EntryLink } from '../book/EntryLink.js';
import { eventIcons } from '../book/sentence.js';
import { useInbox, useMarkSeen, useOpenInInbox, useUnseen } from './unseen.js';
import './inbox.css';

/** What was meant for us: invitations, requests, answers, tasks, escalations, agreements. */
export function InboxScreen() {
  const { t } = useTranslation();
  const markSeen = useMarkSeen('inbox');
  const { entries, isPending, error } = useInbox();
  const unseen = useUnseen();
  const open = useOpenInInbox();
  const newest = entries[0]?.number ?? 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.inbox')}</h1>
        <div className="end">
          {unseen.size > 0 && (
            <Button size="xs" variant="default" onClick={() => markSeen(newest)}>
              {t('inbox.markAllSeen')}
            </Button>
          )}
        </div>
      </div>
      <EndingAgreements />
      <section className="panel" aria-label={t('nav.inbox')}>
        {isPending && <Loading />}
        {error && <Failed error={error} />}
        {!isPending && !error && entries.length === 0 && (
          <Empty icon="inbox" title={t('inbox.empty')}>
            <p>{t('inbox.emptyHelp')}</p>
            <Link to="/partners">{t('nav.partners')}</Link>
          </Empty>
        )}
        <ul className="rows">
          {entries.map((entry) => (
            <InboxRow
              key={entry.number}
              entry={entry}
              unseen={unseen.has(entry.number)}
              onOpen={() => open(entry.number)}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

function InboxRow({ entry, unseen, onOpen }: { entry: Entry; unseen: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <EntryLink entry={entry} className={`row-link ${unseen ? 'unread' : ''}`} onClick={onOpen}>
        <span className="faint">
          <Icon name={eventIcons[entry.event.type]} />
        </span>
        <span className="inbox-what">
          <SentenceOfCase entry={entry} />
          {unseen && <span className="unseen">, {t('inbox.new')}</span>}
          <CaseBeneath entry={entry} />
        </span>
        <span className="small faint end">
          <TimeAgo at={entry.at} />
        </span>
      </EntryLink>
    </li>
  );
}
