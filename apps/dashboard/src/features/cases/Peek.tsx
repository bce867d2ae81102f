import { openRequests, type CaseId } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import { useOrganizations } from '../../api/reading.js';
import type { CaseEntry, CaseRecord } from '../../api/shapes.js';
import { Icon } from '../../ui/Icon.js';
import { Markdown } from '../../ui/Markdown.js';
import { CountryChip, Keys, SeverityMark, StatusRing, TlpBadge } from '../../ui/marks.js';
import { Countdown, TimeAgo } from '../../ui/time.js';
import { SentenceOfCase } from '../book/CaseBeneath.js';
import { toneOf } from './WhoIsIn.js';

const lastShown = 6;

/** A case at a glance, beside the list: enough to know whether to open it. It follows the row that has the focus. */
export function Peek({ record, onClose }: { record: CaseRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { view, reference, id } = record;
  return (
    <aside className="peek panel" aria-label={t('peek.label', { reference })}>
      <div className="peek-head">
        <span className="mono faint">{reference}</span>
        <StatusRing status={view.status} />
        <button type="button" className="icon-button end" onClick={onClose} aria-label={t('action.close')}>
          <Icon name="cross" size={13} />
        </button>
      </div>
      <div className="peek-body">
        <h2>{view.title || t('case.untitled')}</h2>
        <p className="peek-facts">
          <SeverityMark severity={view.severity} />
          <TlpBadge tlp={view.tlp} />
          <span>
            {t('case.escalation')} <b>{t(`escalation.${view.escalation}`)}</b>
          </span>
        </p>
        {view.summary && (
          <div className="peek-summary">
            <Markdown text={view.summary} />
          </div>
        )}
        <Participants record={record} />
        <Due record={record} />
        <Last id={id} version={record.version} />
      </div>
      <div className="peek-foot">
        <Link to="/cases/$id" params={{ id }}>
          {t('peek.open')} <Keys keys="Enter" />
        </Link>
        <span className="end small faint">
          {t('action.close')} <Keys keys="Space" />
        </span>
      </div>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Participants({ record: { view } }: { record: CaseRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <Part title={t('case.participants')}>
      {view.participants.map((one) => (
        <li key={one.organization}>
          <CountryChip organization={organizations.get(one.organization)} tone={toneOf(one, view)} />
          <span>{organizations.name(one.organization)}</span>
          <span className="end dim">
            {t(one.organization === view.lead ? 'participation.lead' : `participation.${one.state}`)}
          </span>
        </li>
      ))}
    </Part>
  );
}

/** What is open and until when: requests and reporting clocks. */
function Due({ record: { view } }: { record: CaseRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const requests = openRequests(view);
  const clocks = view.clocks.filter(({ metAt }) => !metAt);
  if (requests.length + clocks.length === 0) return null;
  return (
    <Part title={t('duties.title')}>
      {requests.map(({ id, kind, addressee, dueAt, requestedAt }) => (
        <li key={id}>
          <CountryChip organization={organizations.get(addressee)} />
          <span>{kind ? t(`assistance.${kind}`) : t('case.requestUnseen')}</span>
          <span className="end">{dueAt && <Countdown to={dueAt} from={requestedAt} />}</span>
        </li>
      ))}
      {clocks.map(({ id, duty, dueAt, startedAt }) => (
        <li key={id}>
          <Icon name="clock" size={14} />
          <span>{duty ? t(`duty.${duty}`, { defaultValue: duty }) : t('case.clockUnseen')}</span>
          <span className="end">{dueAt && <Countdown to={dueAt} from={startedAt} />}</span>
        </li>
      ))}
    </Part>
  );
}

function Last({ id, version }: { id: CaseId; version: number }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['peek', id, version],
    queryFn: async ({ signal }) => {
      const path = `/cases/${id}/entries?before=${version + 1}&limit=${lastShown}`;
      return (await read<{ items: CaseEntry[] }>(path, signal)).items;
    },
    staleTime: Infinity,
  });
  return (
    <Part title={t('feed.lately')}>
      {[...(data ?? [])].reverse().map((entry) => (
        <li key={entry.number}>
          <span className="peek-entry">
            <SentenceOfCase entry={entry} />
          </span>
          <span className="end faint nowrap">
            <TimeAgo at={entry.at} />
          </span>
        </li>
      ))}
    </Part>
  );
}
