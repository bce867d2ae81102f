import { Select } from '@mantine/core';
import { tlps } from '@entente/domain';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/DateField.js';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { filterOf, type LedgerFilter } from './ledger.js';

/** One case, or of all of them a partner, an agreement, a marking and a period; it stands in the address. */
export function LedgerFilters({
  chosen,
  filter,
  caseNames,
}: {
  /** The case that is looked at alone. */
  chosen: string | undefined;
  filter: LedgerFilter;
  caseNames: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const agreements = useAgreements();
  const choose = (search: LedgerFilter & { case?: string }) =>
    void navigate({ to: '.', search, replace: true });
  const narrow = (part: Partial<Record<keyof LedgerFilter, string | null>>) =>
    choose(filterOf({ ...filter, ...part }));
  const usual = { clearable: true, searchable: true, size: 'xs' } as const;
  return (
    <div className="panel-head ledger-filters" role="search">
      <Select
        {...usual}
        className="case-picker"
        aria-label={t('disclosures.case')}
        placeholder={t('disclosures.everyCase')}
        value={chosen ?? null}
        data={[...caseNames].map(([value, label]) => ({ value, label }))}
        onChange={(id) => choose(id ? { case: id } : {})}
      />
      {!chosen && (
        <>
          <Select
            {...usual}
            aria-label={t('agreement.partner')}
            placeholder={t('agreement.everyPartner')}
            value={filter.partner ?? null}
            data={organizations.all
              .filter(({ id }) => id !== us.id)
              .map(({ id, shortName }) => ({ value: id, label: shortName }))}
            onChange={(partner) => narrow({ partner })}
          />
          <Select
            {...usual}
            aria-label={t('disclosures.agreement')}
            placeholder={t('disclosures.everyAgreement')}
            comboboxProps={{ width: 360, position: 'bottom-start' }}
            value={filter.agreement ?? null}
            data={agreements.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(agreement) => narrow({ agreement })}
          />
          <Select
            {...usual}
            aria-label={t('marking.label')}
            placeholder={t('timeline.anyMarking')}
            value={filter.tlp ?? null}
            data={[...tlps]}
            onChange={(tlp) => narrow({ tlp })}
          />
          <span className="ledger-days">
            <DateField
              size="xs"
              aria-label={t('posture.from')}
              value={filter.from ?? ''}
              max={filter.to}
              onChange={(from) => narrow({ from })}
            />
            <span aria-hidden="true">–</span>
            <DateField
              size="xs"
              aria-label={t('posture.to')}
              value={filter.to ?? ''}
              min={filter.from}
              onChange={(to) => narrow({ to })}
            />
          </span>
        </>
      )}
    </div>
  );
}
