import { Select, TextInput } from '@mantine/core';
import { countryCodes, countryName, OrganizationKind } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { useFaults } from '../../ui/faults.js';
import { timeZones } from '../../ui/time-zones.js';

export function RegisterOrganization({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [fields, setFields] = useState({
    name: '',
    shortName: '',
    country: '',
    kind: 'national-csirt',
    email: '',
    phone: '',
    timeZone: '',
  });
  const set = (change: Partial<typeof fields>) => setFields((before) => ({ ...before, ...change }));
  const registering = useMutation({
    mutationFn: () =>
      write(
        'POST',
        '/organizations',
        Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organizations'] });
      onClose();
    },
  });
  const faultOf = useFaults(registering.error);
  const input = (name: keyof typeof fields) => ({
    value: fields[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <FormDialog
      title={t('partners.register')}
      submit={t('partners.register')}
      onSubmit={() => registering.mutate()}
      onClose={onClose}
      pending={registering.isPending}
      error={registering.error}
      lacks={stillNeeded(t, {
        'field.name': fields.name.trim().length < 2,
        'field.country': fields.country === '',
        'field.shortName': fields.shortName.trim().length < 2,
      })}
    >
      <TextInput label={t('field.name')} data-autofocus {...input('name')} />
      <div className="form-row">
        <Select
          label={t('field.country')}
          searchable
          value={fields.country || null}
          data={countryCodes.map((code) => ({
            value: code,
            label: `${countryName(code, i18n.language)} (${code})`,
          }))}
          onChange={(country) =>
            set({
              country: country ?? '',
              ...(country && !fields.shortName && { shortName: `CERT-${country}` }),
            })
          }
        />
        <TextInput label={t('field.shortName')} placeholder="CERT-SG" {...input('shortName')} />
      </div>
      <div className="form-row">
        <Select
          label={t('field.kind')}
          value={fields.kind}
          allowDeselect={false}
          data={OrganizationKind.options.map((kind) => ({
            value: kind,
            label: t(`organizationKind.${kind}`),
          }))}
          onChange={(kind) => set({ kind: kind ?? 'other' })}
        />
        <Select
          label={t('field.timeZone')}
          searchable
          data={timeZones}
          value={fields.timeZone || null}
          onChange={(timeZone) => set({ timeZone: timeZone ?? '' })}
        />
      </div>
      <div className="form-row">
        <TextInput label={t('field.email')} type="email" {...input('email')} />
        <TextInput label={t('field.phone')} {...input('phone')} />
      </div>
      <p className="consequence">{t('partners.registerConsequence')}</p>
    </FormDialog>
  );
}
