import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { disclosuresQuery, entriesQuery, useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { exportCsv } from './export.js';
import { LedgerRow, useTitleOf } from './LedgerRow.js';

/** Every entry of ours in one case, also what stayed at home. */
export function LedgerOfCase({ id }: { id: string }) {
  const { t } = useTranslation();
  const disclosures = useQuery(disclosuresQuery(id));
  const entries = useQuery(entriesQuery(id));
  const organizations = useOrganizations();
  const titleOf = useTitleOf();
  const { organization } = useSession();
  const told = useMemo(() => {
    const byEvent = Map.groupBy(disclosures.data ?? [], ({ eventId }) => eventId);
    return (entries.data ?? [])
      .filter(({ event }) => event.owner === organization.id)
      .map((entry) => ({ entry, disclosures: byEvent.get(entry.event.id) ?? [] }));
  }, [disclosures.data, entries.data, organization.id]);
  const error = disclosures.error ?? entries.error;
  if (!disclosures.data || !entries.data) return error ? <Failed error={error} /> : <Loading />;
  if (told.length === 0) return <Empty icon="disclosures" title={t('disclosures.nothing')} />;
  return (
    <>
      <div className="ledger-acts">
        <Link to="/cases/$id" params={{ id }} className="small">
          {t('disclosures.openCase')}
        </Link>
        <Button size="compact-xs" variant="default" onClick={() => exportCsv(told, organizations, titleOf)}>
          {t('disclosures.export')}
        </Button>
      </div>
      <ul className="rows">
        {told.map((one) => (
          <LedgerRow key={one.entry.number} told={one} />
        ))}
      </ul>
    </>
  );
}
