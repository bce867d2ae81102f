import { MultiSelect } from '@mantine/core';
import { countryCodes, countryName } from '@entente/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SectorsField } from '../../../ui/SectorsField.js';

/** Countries and sectors in which a case is felt. */
export function PlaceFields({
  countries,
  chosenSectors,
  faultOf,
  onCountries,
  onSectors,
}: {
  countries: string[];
  chosenSectors: string[];
  faultOf: (path: string) => string | undefined;
  onCountries: (value: string[]) => void;
  onSectors: (value: string[]) => void;
}) {
  const { t, i18n } = useTranslation();
  const options = useMemo(
    () =>
      countryCodes
        .map((code): { value: string; label: string } => ({
          value: code,
          label: countryName(code, i18n.language),
        }))
        .concat(countries.filter((one) => one.length > 2).map((region) => ({ value: region, label: region })))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [i18n.language, countries],
  );
  return (
    <div className="form-row">
      <MultiSelect
        label={t('field.affectedCountries')}
        error={faultOf('affectedCountries')}
        searchable
        data={options}
        value={countries}
        onChange={onCountries}
        limit={80}
      />
      <SectorsField value={chosenSectors} error={faultOf('sectors')} onChange={onSectors} />
    </div>
  );
}
