import { Pill, TagsInput } from '@mantine/core';
import { sectors } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { sectorName } from './sector-name.js';

/** Sectors, by their names in the reader's language; others are written as a nation calls them. */
export function SectorsField({
  value,
  error,
  onChange,
}: {
  value: string[];
  error?: string | undefined;
  onChange: (value: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <TagsInput
      label={t('field.sectors')}
      error={error}
      data={sectors.map(({ id }) => id)}
      value={value}
      onChange={onChange}
      renderOption={({ option }) => sectorName(option.value, t)}
      renderPill={({ value: one = '', onRemove, disabled }) => (
        <Pill
          withRemoveButton={!disabled}
          {...(onRemove && { onRemove })}
          removeButtonProps={{ 'aria-label': t('action.remove') }}
        >
          {sectorName(one, t)}
        </Pill>
      )}
      filter={({ options, search }) =>
        options.filter(
          (one) =>
            'value' in one && sectorName(one.value, t).toLowerCase().includes(search.trim().toLowerCase()),
        )
      }
    />
  );
}
