import { Select, TextInput } from '@mantine/core';
import { weekdays, type DutyHours, type OrganizationId, type Terms } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { Icon } from '../../ui/Icon.js';
import { weekday } from '../../ui/time.js';

export type ContactDraft = NonNullable<Terms['contacts']>[number];

const isNamed = ({ name }: ContactDraft) => name.trim() !== '';

/** Contacts as they are sent: nobody without a name, and what was left empty is not said at all. */
export function saidOf(contacts: readonly ContactDraft[]): ContactDraft[] {
  return contacts.filter(isNamed).map(({ organizationId, name, role, phone, email, hours }) => ({
    ...{ organizationId, name: name.trim() },
    ...(role?.trim() && { role: role.trim() }),
    ...(phone?.trim() && { phone: phone.trim() }),
    ...(email?.trim() && { email: email.trim() }),
    ...(hours && { hours }),
  }));
}

/** Points of contact of the parties, by whom they are reached at night. */
export function ContactFields({
  parties,
  contacts,
  faultOf,
  onChange,
}: {
  parties: readonly OrganizationId[];
  contacts: ContactDraft[];
  /** What is wrong with a field of what was sent, by its path. */
  faultOf: (path: string) => string | undefined;
  onChange: (contacts: ContactDraft[]) => void;
}) {
  const { t } = useTranslation();
  const first = parties[0];
  return (
    <fieldset className="line-fields">
      <legend className="small strong">{t('agreement.contacts')}</legend>
      {contacts.map((one, index) => (
        <ContactRow
          key={index}
          contact={one}
          first={index === 0}
          parties={parties}
          // Those without a name are not sent, and those after them have an earlier place there.
          faultOf={(field) =>
            isNamed(one)
              ? faultOf(`contacts.${contacts.slice(0, index).filter(isNamed).length}.${field}`)
              : undefined
          }
          onChange={(changed) => onChange(contacts.map((each, at) => (at === index ? changed : each)))}
          onRemove={() => onChange(contacts.filter((_, at) => at !== index))}
        />
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

function ContactRow({
  contact,
  first,
  parties,
  faultOf,
  onChange,
  onRemove,
}: {
  contact: ContactDraft;
  first: boolean;
  parties: readonly OrganizationId[];
  faultOf: (field: string) => string | undefined;
  onChange: (contact: ContactDraft) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const text = (field: 'name' | 'role' | 'phone' | 'email', label: string) => (
    <TextInput
      aria-label={label}
      placeholder={label}
      error={faultOf(field)}
      data-autofocus={(first && field === 'name') || undefined}
      value={contact[field] ?? ''}
      onChange={(event) => onChange({ ...contact, [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className="contact-row">
      <div className="contact-fields">
        {parties.length > 1 && (
          <Select
            aria-label={t('agreement.party')}
            value={contact.organizationId}
            allowDeselect={false}
            data={parties.map((id) => ({ value: id, label: organizations.name(id) }))}
            onChange={(value) =>
              onChange({
                ...contact,
                organizationId: parties.find((id) => id === value) ?? contact.organizationId,
              })
            }
          />
        )}
        {text('name', t('field.personName'))}
        {text('role', t('field.role'))}
        {text('phone', t('field.phone'))}
        {text('email', t('field.email'))}
        <HoursFields
          hours={contact.hours}
          onChange={(hours) => {
            const { hours: _before, ...rest } = contact;
            onChange(hours ? { ...rest, hours } : rest);
          }}
        />
      </div>
      <button type="button" className="icon-button" aria-label={t('action.remove')} onClick={onRemove}>
        <Icon name="cross" size={14} />
      </button>
    </div>
  );
}

const dayAndNight: DutyHours = { days: [...weekdays], from: '00:00', until: '00:00' };
/** Weeks of work as they are usual somewhere; Friday and Saturday are the weekend in some places. */
const weeks = [[1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [...weekdays]];
const keyOf = (days: readonly number[]) => [...days].sort((a, b) => a - b).join('');

function HoursFields({
  hours,
  onChange,
}: {
  hours: DutyHours | undefined;
  onChange: (hours: DutyHours | undefined) => void;
}) {
  const { t } = useTranslation();
  const always = hours?.days.length === 7 && hours.from === hours.until;
  const named = (days: readonly number[]) =>
    days.length === 7 ? t('agreement.everyDay') : days.map(weekday).join(' ');
  const known = hours && !weeks.some((days) => keyOf(days) === keyOf(hours.days)) ? [hours.days] : [];
  const choices = [...weeks, ...known];
  const choose = (value: string | null) => {
    if (value === 'always') {
      onChange(dayAndNight);
      return;
    }
    const days = choices.find((each) => keyOf(each) === value);
    const { from, until } = hours && !always ? hours : { from: '08:00', until: '17:00' };
    onChange(days && { days, from, until });
  };
  return (
    <>
      <Select
        aria-label={t('agreement.hours')}
        placeholder={t('agreement.hours')}
        clearable
        value={hours ? (always ? 'always' : keyOf(hours.days)) : null}
        data={[
          { value: 'always', label: t('agreement.dayAndNight') },
          ...choices.map((days) => ({ value: keyOf(days), label: named(days) })),
        ]}
        onChange={choose}
      />
      {hours && !always && (
        <span className="hours-fields">
          <TextInput
            type="time"
            aria-label={t('field.from')}
            value={hours.from}
            onChange={(event) => onChange({ ...hours, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={t('field.until')}
            value={hours.until}
            onChange={(event) => onChange({ ...hours, until: event.currentTarget.value })}
          />
        </span>
      )}
    </>
  );
}
