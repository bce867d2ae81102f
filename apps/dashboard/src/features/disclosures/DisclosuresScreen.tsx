import { Button, Select } from '@mantine/core';
import { isInternal } from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import {
  agreementsQuery,
  disclosuresQuery,
  entriesQuery,
  useOrganizations,
  type Directory,
} from '../../api/reading.js';
import type { CaseEntry, CasePageOfList, Disclosure, Verification } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { saveFile } from '../../ui/save-file.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { DateOf, exact } from '../../ui/time.js';
import { Sentence } from '../book/sentence.js';
import './disclosures.css';

/** What we told whom, when, on which basis: by case. And whether our book is whole. */
export function DisclosuresScreen() {
  const { t } = useTranslation();
  const { case: id } = useSearch({ strict: false });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.disclosures')}</h1>
        <div className="end">
          <Chain />
        </div>
      </div>
      <section className="panel">
        <div className="panel-head disclosure-head">
          <CasePicker chosen={id} />
        </div>
        {id ? (
          <Ledger key={id} id={id} />
        ) : (
          <Empty icon="disclosures" title={t('disclosures.choose')}>
            <p>{t('disclosures.chooseHelp')}</p>
          </Empty>
        )}
      </section>
    </div>
  );
}

/** The chain's head, and when it was last verified here. */
function Chain() {
  const { t } = useTranslation();
  const verifying = useMutation({ mutationFn: () => read<Verification>('/verification') });
  const { data } = verifying;
  return (
    <>
      {data && (
        <span className={`small ${data.problems.length === 0 ? 'ok' : 'late'}`} role="status">
          {data.problems.length === 0
            ? t('disclosures.whole', { count: data.entries })
            : t('disclosures.broken', { count: data.problems.length })}
        </span>
      )}
      {verifying.error && (
        <span className="small late" role="alert">
          {verifying.error.message}
        </span>
      )}
      <Button size="xs" variant="default" loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {t('disclosures.verify')}
      </Button>
    </>
  );
}

function CasePicker({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['cases-to-choose'],
    queryFn: ({ signal }) => read<CasePageOfList>('/cases?include=view&limit=200', signal),
  });
  return (
    <Select
      className="case-picker"
      aria-label={t('disclosures.case')}
      placeholder={t('disclosures.case')}
      searchable
      value={chosen ?? null}
      data={(data?.items ?? []).map(({ id, reference, view }) => ({
        value: id,
        label: `${reference} · ${view.title}`,
      }))}
      onChange={(id) => void navigate({ to: '.', search: id ? { case: id } : {} })}
    />
  );
}

function Ledger({ id }: { id: string }) {
  const { t } = useTranslation();
  const disclosures = useQuery(disclosuresQuery(id));
  const entries = useQuery(entriesQuery(id));
  const agreements = useQuery(agreementsQuery).data;
  const organizations = useOrganizations();
  const { organization } = useSession();
  const byEvent = useMemo(
    () => Map.groupBy(disclosures.data ?? [], ({ eventId }) => eventId),
    [disclosures.data],
  );
  const error = disclosures.error ?? entries.error;
  if (!disclosures.data || !entries.data) return error ? <Failed error={error} /> : <Loading />;
  const ours = entries.data.filter(({ event }) => event.owner === organization.id);
  if (ours.length === 0) return <Empty icon="disclosures" title={t('disclosures.nothing')} />;
  const titleOf = (agreementId: string | null | undefined) =>
    agreements?.find((one) => one.id === agreementId)?.title ?? '';
  return (
    <>
      <div className="ledger-acts">
        <Link to="/cases/$id" params={{ id }} className="small">
          {t('disclosures.openCase')}
        </Link>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => exportCsv(ours, disclosures.data, organizations, titleOf)}
        >
          {t('disclosures.export')}
        </Button>
      </div>
      <ul className="rows">
        {ours.map((entry) => (
          <li key={entry.number} className="ledger-row">
            <span className="small faint">
              <DateOf at={entry.at} />
            </span>
            <span className="ledger-what">
              <Sentence entry={entry} />
            </span>
            <TlpBadge tlp={entry.event.marking.tlp} internal={isInternal(entry.event.marking)} />
            <span className="ledger-who">
              {(byEvent.get(entry.event.id) ?? []).map((one, index) => (
                <CountryChip
                  key={index}
                  {...(one.organization
                    ? { organization: organizations.get(one.organization) }
                    : { code: '··' })}
                  note={noteOf(one, titleOf(one.agreementId), t)}
                />
              ))}
              {!byEvent.has(entry.event.id) && <span className="small faint">{t('disclosures.nobody')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function noteOf({ organization, basis, at, deliveredAt }: Disclosure, title: string, t: TFunction): string {
  const who = organization ? '' : `${t('disclosures.unseen')}, `;
  const delivered = deliveredAt ? `, ${t('disclosures.delivered', { time: exact(deliveredAt) })}` : '';
  return `${who}${t(`basis.${basis}`, { title })}, ${exact(at)}${delivered}`;
}

function exportCsv(
  entries: readonly CaseEntry[],
  disclosures: readonly Disclosure[],
  organizations: Directory,
  titleOf: (id: string | null | undefined) => string,
): void {
  const byId = new Map(entries.map((entry) => [entry.event.id, entry]));
  const rows = disclosures.map(({ eventId, organization, basis, agreementId, at, deliveredAt }) => {
    const event = byId.get(eventId)?.event;
    return [
      eventId,
      event?.type,
      event?.marking.tlp,
      organizations.name(organization),
      basis,
      titleOf(agreementId),
      at,
      deliveredAt,
    ];
  });
  const head = ['event', 'type', 'marking', 'organization', 'basis', 'agreement', 'at', 'deliveredAt'];
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  saveFile(new Blob([text], { type: 'text/csv' }), 'disclosures.csv');
}

/** A cell that a spreadsheet would take for a formula is made a text. */
function cell(value: string | null | undefined): string {
  const text = value ?? '';
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
