import { isOverdue, openRequests, participant, type CaseId, type OrganizationId } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import type { CaseRecord } from '../../api/shapes.js';
import { Icon } from '../../ui/Icon.js';
import { plainText } from '../../ui/Markdown.js';
import { SeverityMark, StatusRing, TlpBadge } from '../../ui/marks.js';
import { TimeAgo, useNow } from '../../ui/time.js';
import { isUnread } from './unread.js';
import { WhoIsIn } from './WhoIsIn.js';

interface Props {
  record: CaseRecord;
  /** Under what the row stands; empty where the list is not grouped by status. */
  group: string;
  us: OrganizationId;
  organizations: Directory;
  selected: boolean;
  onSelect: (id: CaseId) => void;
  onPeek: (id: CaseId) => void;
}

/** What a row tells of a case; drawn anew only when that has changed. */
export const CaseRow = memo(function CaseRow(props: Props) {
  const { record, group, us, organizations, selected, onSelect, onPeek } = props;
  const { t } = useTranslation();
  const { id, view, reference } = record;
  const unread = isUnread(record, us);
  const invited = participant(view, us)?.state === 'invited';
  return (
    <>
      <span role="cell" className="case-severity">
        <input
          type="checkbox"
          className="case-pick"
          tabIndex={-1}
          checked={selected}
          aria-label={t('cases.select', { reference })}
          onMouseDown={(event) => event.preventDefault()}
          onChange={() => onSelect(id)}
        />
        <SeverityMark severity={view.severity} />
      </span>
      <span role="cell" className="case-what">
        <Link
          to="/cases/$id"
          params={{ id: record.id }}
          className={`case-title cut ${unread ? 'unread' : ''}`}
          preload={false}
        >
          {view.title || t('case.untitled')}
          {unread && <span className="unseen">, {t('inbox.new')}</span>}
        </Link>
        <span className="case-sub cut">
          {group !== '' && group !== view.status && group in statusNames && (
            <StatusRing status={view.status} />
          )}{' '}
          {invited && <b className="case-invited">{t('case.youAreInvited')}</b>} {reference}
          {record.lastEvent && ` · ${lastWords(record, organizations, t)}`}
        </span>
      </span>
      <span role="cell" className="case-tlp">
        <TlpBadge tlp={view.tlp} />
      </span>
      <span role="cell" className="case-who">
        <WhoIsIn view={view} organizations={organizations} />
      </span>
      <span role="cell" className="case-requests">
        <Requests record={record} />
      </span>
      <span role="cell" className="case-last">
        <TimeAgo at={record.lastActivityAt} />
        <button
          type="button"
          className="icon-button case-eye"
          tabIndex={-1}
          aria-label={t('cases.peek', { reference })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPeek(id)}
        >
          <Icon name="eye" size={14} />
        </button>
      </span>
    </>
  );
});

const statusNames = { new: 1, triage: 1, responding: 1, contained: 1, recovering: 1, closed: 1 };

function lastWords({ lastEvent }: CaseRecord, organizations: Directory, t: (key: string) => string): string {
  if (!lastEvent) return '';
  const who = organizations.name(lastEvent.owner);
  return `${who}: ${plainText(lastEvent.excerpt) || t(`eventName.${lastEvent.type}`)}`;
}

function Requests({ record }: { record: CaseRecord }) {
  const { t } = useTranslation();
  const present = new Date(useNow(30_000)).toISOString();
  const open = openRequests(record.view);
  const late = open.filter((request) => isOverdue(request, present)).length;
  if (late > 0) return <span className="late strong">{t('requests.late', { n: late })}</span>;
  return open.length > 0 ? <>{t('requests.open', { n: open.length })}</> : <span className="faint">–</span>;
}
