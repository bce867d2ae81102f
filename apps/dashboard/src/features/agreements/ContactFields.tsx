import { Select, TextInput } from '@mantine/core';
import type { OrganizationId, Terms } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { Icon } from '../../ui/Icon.js';

export type ContactDraft = NonNullable<Terms['contacts']>[number];

/** Points of contact of the parties, by whom they are reached at night. */
export function ContactFields({
  parties,
  contacts,
  onChange,
}: {
  parties: readonly OrganizationId[];
  contacts: ContactDraft[];
  onChange: (contacts: ContactDraft[]) => void;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const first = parties[0];
  const change = (index: number, part: Partial<ContactDraft>) =>
    onChange(contacts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="line-fields">
      <legend className="small strong">{t('agreement.contacts')}</legend>
      {contacts.map((one, index) => (
        <div key={index} className="contact-row">
          <Select
            aria-label={t('agreement.party')}
            value={one.organizationId}
            allowDeselect={false}
            data={parties.map((id) => ({ value: id, label: organizations.name(id) }))}
            onChange={(value) =>
              change(index, { organizationId: parties.find((id) => id === value) ?? one.organizationId })
            }
          />
          <TextInput
            aria-label={t('field.name')}
            placeholder={t('field.name')}
            value={one.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('field.phone')}
            placeholder={t('field.phone')}
            value={one.phone ?? ''}
            onChange={(event) => change(index, { phone: event.currentTarget.value })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t('action.remove')}
            onClick={() => onChange(contacts.filter((_, at) => at !== index))}
          >
            <Icon name="cross" size={14} />
          </button>
        </div>
      ))}
      {first && (
        <button
          type="button"
          className="text-button"
          onClick={() => onChange([...contacts, { organizationId: first, name: '' }])}
        >
          {t('agreement.addContact')}
        </button>
      )}
    </fieldset>
  );
}
