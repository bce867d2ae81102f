import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import { useOrganizations } from '../../api/reading.js';
import type { Page, ReportMade } from '../../api/shapes.js';
import { TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { ClockTime, DateOf } from '../../ui/time.js';
import { may, useSession } from '../../app/session.js';
import { InTheMaking } from './InTheMaking.js';
import { MonthlyReport } from './MonthlyReport.js';
import './reports.css';

/** Which reports were made here: by whom, when, of which case, for whom, and the hash by which a file is known again. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['reports'],
      queryFn: ({ pageParam, signal }) =>
        read<Page<ReportMade>>(`/reports${pageParam ? `?cursor=${pageParam}` : ''}`, signal),
      initialPageParam: '',
      getNextPageParam: ({ next }) => next,
      staleTime: 0,
    });
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.reports')}</h1>
        {may(session, 'makeReports') && (
          <div className="end">
            <MonthlyReport />
          </div>
        )}
      </div>
      {may(session, 'makeReports') && <InTheMaking />}
      <section className="panel">
        {isPending && <Loading />}
        {error && <Failed error={error} again={() => void refetch()} />}
        {data && all.length === 0 && (
          <Empty icon="print" title={t('report.none')}>
            <p>{t('report.noneHelp')}</p>
          </Empty>
        )}
        <ul className="rows">
          {all.map((one) => (
            <Made key={one.id} report={one} />
          ))}
        </ul>
        {hasNextPage && (
          <Button
            variant="default"
            size="xs"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('nav.more')}
          </Button>
        )}
      </section>
    </div>
  );
}

function Made({ report }: { report: ReportMade }) {
  const { t } = useTranslation();
  const { name } = useOrganizations();
  const { kind, subject, reference, title, format, audience, tlp, madeBy, madeAt, sha256 } = report;
  return (
    <li className="report-made">
      <span className="small faint">
        <DateOf at={madeAt} /> <ClockTime at={madeAt} />
      </span>
      <span className="report-of">
        {subject === null ? (
          title
        ) : (
          <Link to={kind === 'agreement' ? '/agreements/$id' : '/cases/$id'} params={{ id: subject }}>
            {title}
          </Link>
        )}
        <span className="small faint">
          {[reference, t(`report.kinds.${kind}`), format.toUpperCase()].join(' · ')}
        </span>
      </span>
      <TlpBadge tlp={tlp} />
      <span className="small">
        {t('report.madeBy', { who: madeBy.name ?? madeBy.id })}
        {audience && `, ${t('report.madeFor', { who: name(audience) })}`}
      </span>
      <code className="small faint report-hash" title={sha256}>
        {sha256}
      </code>
    </li>
  );
}
