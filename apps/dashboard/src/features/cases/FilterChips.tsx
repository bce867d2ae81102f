import { Menu, Popover, Select, TextInput } from '@mantine/core';
import {
  caseStatuses,
  classifications,
  countryCodes,
  countryName,
  severityNames,
  tlps,
} from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { classificationTexts } from '../../ui/classification.js';
import { Icon } from '../../ui/Icon.js';
import { filterNames, groupings, sorts, type FilterName, type Wanted } from './filters.js';
import { SavedViews } from './SavedViews.js';

/** Grouping, order and filters of a list; fetched when the list stands. */
export function FilterChips({
  wanted,
  onChange: change,
}: {
  wanted: Wanted;
  onChange: (parts: Record<string, string | undefined>) => void;
}) {
  return (
    <>
      <Pick name="group" value={wanted.group} options={groupings} onChange={(group) => change({ group })} />
      <Pick name="sort" value={wanted.sort} options={sorts} onChange={(sort) => change({ sort })} />
      <ActiveFilters wanted={wanted} onRemove={(name) => change({ [name]: undefined })} />
      <AddFilter onAdd={(name, value) => change({ [name]: value })} />
      <SavedViews />
    </>
  );
}

function Pick<Option extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: 'group' | 'sort';
  value: Option;
  options: readonly Option[];
  onChange: (value: Option) => void;
}) {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="chip set">
          {t(`cases.${name}`)}: {t(`cases.${name}By.${value}`)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option}
            onClick={() => onChange(option)}
            rightSection={option === value ? <Icon name="check" size={14} /> : undefined}
          >
            {t(`cases.${name}By.${option}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ActiveFilters({ wanted, onRemove }: { wanted: Wanted; onRemove: (name: FilterName) => void }) {
  const { t } = useTranslation();
  const labelOf = useFilterLabel();
  return filterNames.map((name) => {
    const value = wanted.filters[name];
    if (!value) return null;
    return (
      <button key={name} type="button" className="chip set" onClick={() => onRemove(name)}>
        {t(`filter.${name}`)}: {labelOf(name, value)}
        <Icon name="cross" size={11} />
        <span className="unseen">{t('action.remove')}</span>
      </button>
    );
  });
}

function useFilterLabel(): (name: FilterName, value: string) => string {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (name, value) => {
    if (name === 'status' || name === 'severity') return t(`${name}.${value}`);
    if (name === 'classification') return classificationTexts(value, t).label || value;
    return name === 'lead' || name === 'participant' ? organizations.name(value) : value;
  };
}

function AddFilter({ onAdd }: { onAdd: (name: FilterName, value: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<FilterName>('q');
  const [text, setText] = useState('');
  const options = useFilterOptions(name);
  const add = (value: string) => {
    onAdd(name, value);
    setText('');
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus withinPortal position="bottom-start">
      <Popover.Target>
        <button type="button" className="chip" onClick={() => setOpen(!open)} aria-expanded={open}>
          <Icon name="plus" size={11} /> {t('cases.filter')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="filter-form">
        <Select
          label={t('cases.filterBy')}
          value={name}
          allowDeselect={false}
          data={filterNames.map((each) => ({ value: each, label: t(`filter.${each}`) }))}
          onChange={(value) => setName(filterNames.find((each) => each === value) ?? 'q')}
          comboboxProps={{ withinPortal: false }}
        />
        {options ? (
          <Select
            key={name}
            label={t(`filter.${name}`)}
            searchable
            value={null}
            data={options}
            onChange={(value) => value && add(value)}
            comboboxProps={{ withinPortal: false }}
          />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim()) add(text.trim());
            }}
          >
            <TextInput
              label={t('filter.q')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </form>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function useFilterOptions(name: FilterName): { value: string; label: string }[] | undefined {
  const { t, i18n } = useTranslation();
  const organizations = useOrganizations();
  switch (name) {
    case 'q':
      return undefined;
    case 'status':
      return caseStatuses.map((value) => ({ value, label: t(`status.${value}`) }));
    case 'severity':
      return severityNames.map((value) => ({ value, label: t(`severity.${value}`) }));
    case 'tlp':
      return tlps.map((value) => ({ value, label: value }));
    case 'classification':
      return classifications.map(({ id }) => ({ value: id, label: classificationTexts(id, t).label }));
    case 'country':
      return countryCodes.map((value) => ({ value, label: countryName(value, i18n.language) }));
    case 'lead':
    case 'participant':
      return organizations.all.map(({ id, shortName }) => ({ value: id, label: shortName }));
  }
}
