import { Button, Select, TextInput } from '@mantine/core';
import { countryCodes, countryName, OrganizationKind } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField.js';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { Refusal } from '../../ui/states.js';
import { useFaults } from '../../ui/faults.js';
import { timeZones } from '../../ui/time-zones.js';
import { zoneHere } from '../../ui/time.js';
import { Doorway } from '../sign-in/Doorway.js';

/** Where the server has what stands in each field. */
const paths = {
  ...{ name: 'organization.name', shortName: 'organization.shortName', country: 'organization.country' },
  ...{ kind: 'organization.kind', timeZone: 'organization.timeZone' },
  ...{ person: 'administrator.name', email: 'administrator.email', password: 'administrator.password' },
};

/** The first start: this organisation and its first administrator, with the key of the link that was printed. */
export function SetupScreen() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [fields, setFields] = useState({
    ...{ name: '', shortName: '', country: '', kind: 'national-csirt', timeZone: zoneHere() },
    ...{ person: '', email: '', password: '' },
  });
  const set = (change: Partial<typeof fields>) => setFields((before) => ({ ...before, ...change }));
  const countries = useMemo(
    () =>
      countryCodes
        .map((code) => ({ value: code, label: `${countryName(code, i18n.language)} (${code})` }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [i18n.language],
  );
  const setting = useMutation({
    mutationFn: () => {
      const { name, shortName, country, kind, timeZone, person, email, password } = fields;
      return write('POST', '/setup', {
        key: location.hash.slice(1),
        organization: { name, shortName, country, kind, timeZone },
        administrator: { name: person, email, password },
      });
    },
    onSuccess: async () => {
      await queries.resetQueries();
      await navigate({ to: '/', hash: '' });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setting.mutate();
  };
  const faultOf = useFaults(setting.error);
  const input = (name: keyof typeof fields) => ({
    value: fields[name],
    error: faultOf(paths[name]),
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <Doorway title={t('setup.title')} lead={t('setup.lead')}>
      <form className="form" onSubmit={submit}>
        <h2>{t('setup.organization')}</h2>
        <TextInput
          label={t('field.name')}
          placeholder={t('setup.nameExample')}
          autoFocus
          {...input('name')}
        />
        <div className="form-row">
          <TextInput label={t('field.shortName')} placeholder="CERT-PH" {...input('shortName')} />
          <Select
            label={t('field.country')}
            data={countries}
            searchable
            required
            withAsterisk={false}
            value={fields.country || null}
            onChange={(country) =>
              set({
                country: country ?? '',
                ...(!fields.shortName && country && { shortName: `CERT-${country}` }),
              })
            }
          />
        </div>
        <div className="form-row">
          <Select
            label={t('field.kind')}
            data={OrganizationKind.options.map((kind) => ({
              value: kind,
              label: t(`organizationKind.${kind}`),
            }))}
            value={fields.kind}
            allowDeselect={false}
            onChange={(kind) => set({ kind: kind ?? 'other' })}
          />
          <Select
            label={t('field.timeZone')}
            data={timeZones}
            searchable
            value={fields.timeZone}
            allowDeselect={false}
            onChange={(timeZone) => set({ timeZone: timeZone ?? 'UTC' })}
          />
        </div>
        <h2>{t('setup.administrator')}</h2>
        <TextInput label={t('setup.person')} autoComplete="name" {...input('person')} />
        <TextInput label={t('field.email')} type="email" autoComplete="username" {...input('email')} />
        <PasswordField
          label={t('field.password')}
          description={t('setup.passwordHelp')}
          autoComplete="new-password"
          {...input('password')}
        />
        <Refusal error={setting.error} />
        <Button type="submit" size="sm" loading={setting.isPending} fullWidth>
          {t('setup.start')}
        </Button>
        <p className="small dim">
          {t('setup.demo')} <code dir="ltr">DATA_DIR=./data/demo npm run demo</code>
        </p>
      </form>
    </Doorway>
  );
}
