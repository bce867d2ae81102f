import { Select } from '@mantine/core';
import { agreementStates, scopes } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import type { RegisterFilter } from './registered.js';

/** Partner, scope and state, of those that the register has. */
export function RegisterFilters({
  all,
  filter,
  onChange,
}: {
  all: readonly AgreementRecord[];
  filter: RegisterFilter;
  onChange: (parts: Partial<Record<keyof RegisterFilter, string | undefined>>) => void;
}) {
  const { t } = useTranslation();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const partners = organizations.all.filter(
    ({ id }) => id !== us.id && all.some(({ parties }) => parties.includes(id)),
  );
  const states = agreementStates.filter((state) => all.some((one) => one.state === state));
  return (
    <div className="panel-head register-filters" role="search">
      <Select
        aria-label={t('agreement.partner')}
        placeholder={t('agreement.everyPartner')}
        {...{ clearable: true, searchable: true, size: 'xs' }}
        value={filter.partner ?? null}
        data={partners.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        onChange={(partner) => onChange({ partner: partner ?? undefined })}
      />
      <Select
        aria-label={t('field.scopes')}
        placeholder={t('agreement.everyScope')}
        {...{ clearable: true, size: 'xs' }}
        value={filter.scope ?? null}
        data={scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
        onChange={(scope) => onChange({ scope: scope ?? undefined })}
      />
      <Select
        aria-label={t('field.state')}
        placeholder={t('agreement.everyState')}
        {...{ clearable: true, size: 'xs' }}
        value={filter.state ?? null}
        data={states.map((state) => ({ value: state, label: t(`agreementState.${state}`) }))}
        onChange={(state) => onChange({ state: state ?? undefined })}
      />
      <span className="small dim register-today">{t('agreement.today')}</span>
    </div>
  );
}
