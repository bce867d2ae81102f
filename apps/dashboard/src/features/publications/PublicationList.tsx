import { isCurrent } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import type { IconName } from '../../ui/Icon.js';
import { More } from '../../ui/More.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { instantNow, TimeAgo } from '../../ui/time.js';
import { publicationsQuery, waitsForUs, type PublicationFilters } from './queries.js';
import './publications.css';

/** Publications of our book that answer to the filters; those that wait for our acknowledgement stand first. */
export function PublicationList({
  filters,
  icon,
  belongs = () => true,
  below,
  act,
  none,
  showAll,
}: {
  filters: PublicationFilters;
  icon: IconName;
  belongs?: (record: PublicationRecord) => boolean;
  /** What stands beneath a row. */
  below?: (record: PublicationRecord) => ReactNode;
  /** What an empty list offers to do. */
  act?: ReactNode;
  /** What an empty list says in one line, where it is one of several. */
  none?: string;
  /** Takes the filters away, where somebody has set any. */
  showAll?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const list = useInfiniteQuery(publicationsQuery(filters));
  if (list.isPending) return <Loading />;
  if (!list.data) return <Failed error={list.error} again={() => void list.refetch()} />;
  const items = list.data.pages
    .flatMap((page) => page.items)
    .filter(belongs)
    .sort((a, b) => Number(waitsForUs(b, organization.id)) - Number(waitsForUs(a, organization.id)));
  return (
    <>
      {items.length === 0 && none !== undefined && <p className="panel-line small dim">{none}</p>}
      {items.length === 0 && none === undefined && (
        <Empty
          icon={showAll ? 'filter' : icon}
          title={t(showAll ? 'publication.noneSuch' : 'publication.none')}
        >
          {showAll ? (
            <button type="button" className="text-button" onClick={showAll}>
              {t('agreement.showAll')}
            </button>
          ) : (
            <>
              <p>{t('publication.noneHelp')}</p>
              {act}
            </>
          )}
        </Empty>
      )}
      <ul className="rows">
        {items.map((record) => (
          <li key={record.id}>
            <Row record={record} />
            {below?.(record)}
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Row({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const waits = waitsForUs(record, organization.id);
  const { id, content, publisher, tlp, withdrawn, revisedAt, publishedAt } = record;
  return (
    <Link
      to="/publications/$id"
      params={{ id }}
      className={`row-link publication-row ${waits ? 'unread' : ''}`}
    >
      <CountryChip organization={organizations.get(publisher)} />
      <span className="publication-what">
        <span className="publication-title">{content.title || t(`publication.kind.${content.kind}`)}</span>
        <span className="small faint publication-note">
          {[t(`publication.kind.${content.kind}`), organizations.name(publisher), ...content.tags].join(
            ' · ',
          )}
          {waits && <b className="publication-waits"> · {t('publication.toRead')}</b>}
          {withdrawn ? (
            <b className="late"> · {t('publication.withdrawnMark')}</b>
          ) : (
            !isCurrent(record, instantNow()) && <b className="soon"> · {t('publication.overdueMark')}</b>
          )}
        </span>
      </span>
      <span className="end publication-end">
        <TlpBadge tlp={tlp} />
        <span className="small faint">
          <TimeAgo at={revisedAt ?? publishedAt} />
        </span>
      </span>
    </Link>
  );
}
