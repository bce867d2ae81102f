import { Select } from '@mantine/core';
import { classifications, type Classification } from '@entente/domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { classificationTexts } from '../../../ui/classification.js';

/** RSIT by its classes, searched by label and by description, each type with when to choose it. */
export function ClassificationPicker({
  value,
  optional = false,
  error,
  onChange,
}: {
  value: Classification | null;
  optional?: boolean;
  error?: string | undefined;
  onChange: (value: Classification | null) => void;
}) {
  const { t } = useTranslation();
  const groups = [...Map.groupBy(classifications, (type) => type.class)].map(([, types]) => ({
    group: classificationTexts(types[0]?.id ?? '', t).classLabel,
    items: types.map(({ id }) => ({ value: id, label: classificationTexts(id, t).label })),
  }));
  return (
    <Select
      label={t('field.classification')}
      placeholder={t('openCase.classificationHelp')}
      searchable
      required={!optional}
      clearable={optional}
      error={error}
      withAsterisk={false}
      value={value}
      data={groups}
      maxDropdownHeight={340}
      limit={60}
      onChange={(chosen) => onChange(classifications.find(({ id }) => id === chosen)?.id ?? null)}
      filter={({ search }) => {
        const words = search.toLowerCase().split(/\s+/);
        return groups
          .map(({ group, items }) => ({
            group,
            items: items.filter((item) => words.every((word) => textOf(item.value, t).includes(word))),
          }))
          .filter(({ items }) => items.length > 0);
      }}
      renderOption={({ option }) => {
        return (
          <span className="option">
            <span>{option.label}</span>
            <span className="small faint">{classificationTexts(option.value, t).description}</span>
          </span>
        );
      }}
    />
  );
}

/** Found by the reader's words and by the taxonomy's own, which partners abroad use. */
function textOf(id: string, t: TFunction): string {
  const type = classifications.find((each) => each.id === id);
  const { classLabel, label, description } = classificationTexts(id, t);
  const own = type ? [type.label, type.classLabel, type.description] : [];
  return [id, classLabel, label, description, ...own].join(' ').toLowerCase();
}
