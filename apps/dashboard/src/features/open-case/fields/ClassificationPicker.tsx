import { Select } from '@mantine/core';
import { classifications, type Classification } from '@entente/domain';
import { useTranslation } from 'react-i18next';

/** RSIT by its classes, searched by label and by description, each type with when to choose it. */
export function ClassificationPicker({
  value,
  onChange,
}: {
  value: Classification | null;
  onChange: (value: Classification | null) => void;
}) {
  const { t } = useTranslation();
  const groups = [...Map.groupBy(classifications, ({ classLabel }) => classLabel)].map(([group, types]) => ({
    group,
    items: types.map(({ id, label }) => ({ value: id, label })),
  }));
  return (
    <Select
      label={t('field.classification')}
      placeholder={t('openCase.classificationHelp')}
      searchable
      required
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
            items: items.filter((item) => words.every((word) => textOf(item.value).includes(word))),
          }))
          .filter(({ items }) => items.length > 0);
      }}
      renderOption={({ option }) => {
        const type = classifications.find(({ id }) => id === option.value);
        return (
          <span className="option">
            <span>{option.label}</span>
            <span className="small faint">{type?.description}</span>
          </span>
        );
      }}
    />
  );
}

function textOf(id: string): string {
  const type = classifications.find((each) => each.id === id);
  return type ? `${id} ${type.label} ${type.classLabel} ${type.description}`.toLowerCase() : id;
}
