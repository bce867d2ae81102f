import { openRequestStates, type AssistanceRequest } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesQuery, useOrganizations } from '../../api/reading.js';
import type { CaseRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { CountryChip } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Countdown, TimeAgo } from '../../ui/time.js';
import { asked, wantedBy } from '../cases/filters.js';
import './requests.css';

const columns = [
  { name: 'asked', states: ['requested', 'acknowledged'] },
  { name: 'working', states: ['accepted', 'in-progress'] },
  { name: 'delivered', states: ['delivered'] },
  { name: 'over', states: ['closed', 'declined', 'cancelled'] },
] as const;

interface Asked {
  record: CaseRecord;
  request: AssistanceRequest;
}

/** Requests for assistance of all open cases, to us and by us, as a board of four columns. */
export function RequestsScreen() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const wanted = wantedBy({}, { view: 'open', group: 'status' });
  const { data, isPending, error, refetch } = useInfiniteQuery(casesQuery(asked(wanted, organization.id)));
  const all = (data?.pages.flatMap(({ items }) => items) ?? []).flatMap((record) =>
    record.view.requests.map((request): Asked => ({ record, request })),
  );
  const sides = [
    { name: 'toUs', requests: all.filter(({ request }) => request.addressee === organization.id) },
    { name: 'byUs', requests: all.filter(({ request }) => request.requester === organization.id) },
  ] as const;
  return (
    <div className="page requests-page">
      <div className="page-head">
        <h1>{t('nav.requests')}</h1>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && all.length === 0 && (
        <section className="panel">
          <Empty icon="requests" title={t('requests.none')}>
            <p>{t('requests.noneHelp')}</p>
          </Empty>
        </section>
      )}
      {all.length > 0 &&
        sides.map(({ name, requests }) => (
          <section key={name} aria-label={t(`requests.${name}`)}>
            <h2 className="side-title">
              {t(`requests.${name}`)} <span className="faint">{requests.length}</span>
            </h2>
            <Board requests={requests} />
          </section>
        ))}
    </div>
  );
}

function Board({ requests }: { requests: readonly Asked[] }) {
  const { t } = useTranslation();
  return (
    <div className="request-board">
      {columns.map(({ name, states }) => {
        const inColumn = requests.filter(({ request }) => states.some((state) => state === request.state));
        const sorted = inColumn.sort((a, b) => ((a.request.dueAt ?? '') < (b.request.dueAt ?? '') ? -1 : 1));
        return (
          <div key={name} className="request-column">
            <h3>
              {t(`requests.column.${name}`)} <span className="faint">{sorted.length}</span>
            </h3>
            <ul>
              {sorted.map((one) => (
                <Card key={one.request.id} {...one} />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Card({ record, request }: Asked) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const { kind, requester, addressee, state, dueAt, requestedAt, since } = request;
  const other = requester === organization.id ? addressee : requester;
  return (
    <li>
      <Link to="/cases/$id" params={{ id: record.id }} className="board-card">
        <span className="strong">{kind ? t(`assistance.${kind}`) : t('case.requestUnseen')}</span>
        <span className="small faint cut">
          {record.reference} · {record.view.title}
        </span>
        <span className="board-foot">
          <CountryChip organization={organizations.get(other)} />
          <span className="small dim">{t(`request.${state}`)}</span>
          <span className="end small">
            {dueAt && openRequestStates.has(state) ? (
              <Countdown to={dueAt} from={requestedAt} />
            ) : (
              <TimeAgo at={since} />
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
