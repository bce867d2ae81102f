import { stateAt, tlps, type Given, type Requests } from '@entente/domain';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesQuery, togetherQuery } from '../../api/reading.js';
import type { Organization } from '../../api/shapes.js';
import { SeverityMark, StatusRing, TlpBadge } from '../../ui/marks.js';
import { Failed, Loading } from '../../ui/states.js';
import { TimeAgo } from '../../ui/time.js';
import { RequestBars } from '../posture/RequestBars.js';
import type { Partner } from './cooperation.js';

/** Of so many participants at once a list of cases can be asked for. */
const mostAskedFor = 50;

/** What we and these organisations of a country have together, each agreement and each case counted once. */
export function SumTogether({ partners, at }: { partners: readonly Partner[]; at: string }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const ids = partners.map(({ organization }) => organization.id);
  const cases = useInfiniteQuery({
    ...casesQuery({ participant: ids.join(',') }),
    enabled: ids.length <= mostAskedFor,
  });
  const together = useQueries({ queries: ids.map(togetherQuery) });
  const inForce = partners
    .flatMap(({ agreements }) => agreements)
    .filter((one) => stateAt(one, at) === 'active');
  const known = cases.data?.pages.flatMap(({ items }) => items).length;
  const open = together.every(({ data }) => data)
    ? together.reduce((sum, { data }) => sum + openOf(data?.requests.byUs) + openOf(data?.requests.toUs), 0)
    : undefined;
  const shown = (count: number | undefined) => (count === undefined ? '–' : number.format(count));
  return (
    <dl className="panel partner-who partner-facts">
      <div>
        <dt className="small dim">{t('posture.agreements')}</dt>
        <dd>{shown(new Set(inForce.map(({ id }) => id)).size)}</dd>
      </div>
      <div>
        <dt className="small dim">{t('partner.cases')}</dt>
        <dd>
          {shown(known)}
          {cases.hasNextPage && '+'}
        </dd>
      </div>
      <div>
        <dt className="small dim">{t('partner.openRequests')}</dt>
        <dd>{shown(open)}</dd>
      </div>
    </dl>
  );
}

function openOf(requests: Requests | null | undefined): number {
  return requests?.open ?? 0;
}

/** What was asked and answered between us, and how much we gave them. */
export function WorkTogether({ partner }: { partner: Organization }) {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery(togetherQuery(partner.id));
  return (
    <section className="panel" aria-label={t('partner.requests')}>
      <div className="panel-head">
        <h2>{t('partner.requests')}</h2>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && <Asked {...data.requests} />}
      {data && <GivenTo given={data.given} />}
    </section>
  );
}

function Asked({ byUs, toUs }: { byUs: Requests | null; toUs: Requests | null }) {
  const { t } = useTranslation();
  const sides = [
    { key: 'byUs', name: t('posture.byUs'), counts: byUs },
    { key: 'toUs', name: t('posture.toUs'), counts: toUs },
  ].flatMap(({ counts, ...side }) => (counts ? [{ ...side, counts }] : []));
  if (sides.length === 0) return <p className="panel-line small dim">{t('partner.nothingAsked')}</p>;
  return <RequestBars caption={t('partner.requests')} head={t('partner.direction')} requests={sides} />;
}

function GivenTo({ given }: { given: Given['byTlp'] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const shown = tlps.filter((tlp) => given[tlp]);
  if (shown.length === 0) return null;
  return (
    <p className="panel-line small partner-given">
      <span className="dim">{t('partner.given')}</span>
      {shown.map((tlp) => (
        <span key={tlp} className="nowrap">
          <TlpBadge tlp={tlp} /> {number.format(given[tlp] ?? 0)}
        </span>
      ))}
    </p>
  );
}

const most = 8;

/** The cases in which they take part as far as we know, the last ones first. */
export function CasesTogether({ partner }: { partner: Organization }) {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useInfiniteQuery(casesQuery({ participant: partner.id }));
  const counts = useQuery(togetherQuery(partner.id)).data?.cases;
  const cases = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel" aria-label={t('partner.cases')}>
      <div className="panel-head">
        <h2>{t('partner.cases')}</h2>
        {counts && (
          <span className="end small dim">
            {t('partner.caseCounts', { total: counts.total, open: counts.open, led: counts.led })}
          </span>
        )}
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && cases.length === 0 && <p className="panel-line small dim">{t('partner.noCases')}</p>}
      <ul className="rows">
        {cases.slice(0, most).map(({ id, reference, view, lastActivityAt }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} className="row-link partner-case">
              <SeverityMark severity={view.severity} bare />
              <span className="partner-case-what">
                <span>{view.title || t('case.untitled')}</span>
                <span className="small faint">
                  {reference} · <TimeAgo at={lastActivityAt} full />
                </span>
              </span>
              <span className="end small">
                <StatusRing status={view.status} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {cases.length > most && (
        <p className="panel-line">
          <Link to="/cases" search={{ view: 'all', participant: partner.id }} className="small">
            {t('partners.casesWith', { who: partner.shortName })}
          </Link>
        </p>
      )}
    </section>
  );
}
