import { Select, TagsInput, TextInput } from '@mantine/core';
import { countryName, OrganizationKind, type OrganizationSettings as Settings } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { showNotice } from '../../ui/notice.js';
import { useFaults } from '../../ui/faults.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { timeZones } from '../../ui/time-zones.js';
import { SettingsForm } from './SettingsForm.js';

/** What one's own organisation says of itself to all others on the node. */
export function OrganizationSettings() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const organization = useOrganizations().get(session.organization.id) ?? session.organization;
  const before = {
    ...{ name: organization.name, kind: organization.kind as string },
    ...{ email: organization.email ?? '', phone: organization.phone ?? '' },
    ...{ timeZone: organization.timeZone ?? '', languages: organization.languages ?? [] },
    pgpFingerprint: organization.pgpFingerprint ?? '',
  };
  const [changed, setChanged] = useState<Partial<typeof before>>({});
  const fields = { ...before, ...changed };
  const set = (change: typeof changed) => setChanged({ ...changed, ...change });
  const saving = useMutation({
    mutationFn: () => {
      const { nodeUrl } = organization;
      const { pgpFingerprint, ...rest } = fields;
      const written = { ...rest, nodeUrl, pgpFingerprint: pgpFingerprint.replaceAll(' ', '').toUpperCase() };
      return write(
        'PUT',
        `/organizations/${organization.id}`,
        Object.fromEntries(Object.entries(written).filter(([, value]) => value && value.length > 0)),
      );
    },
    onSuccess: async () => {
      for (const key of ['organizations', 'session']) await queries.invalidateQueries({ queryKey: [key] });
      setChanged({});
      void showNotice(t, t('administration.settingsSaved'));
    },
  });
  const faultOf = useFaults(saving.error);
  const input = (name: Exclude<keyof Settings & keyof typeof before, 'languages'>) => ({
    value: fields[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  const lacks =
    stillNeeded(t, { 'field.name': fields.name.trim().length < 2 }) ??
    (Object.keys(changed).length === 0 ? t('form.unchanged') : null);
  return (
    <section className="panel" aria-label={t('administration.settings')}>
      <div className="panel-head">
        <h2>{session.organization.name}</h2>
        <span className="end small dim">
          {organization.shortName} · {countryName(organization.country, i18n.language)}
        </span>
      </div>
      <SettingsForm help={t('administration.settingsHelp')} lacks={lacks} saving={saving}>
        <div className="form-row">
          <TextInput label={t('field.name')} maxLength={200} {...input('name')} />
          <Select
            label={t('field.kind')}
            allowDeselect={false}
            value={fields.kind}
            data={OrganizationKind.options.map((value) => ({ value, label: t(`organizationKind.${value}`) }))}
            onChange={(kind) => set({ kind: kind ?? fields.kind })}
          />
        </div>
        <div className="form-row">
          <TextInput label={t('field.phone')} type="tel" maxLength={50} {...input('phone')} />
          <TextInput label={t('field.email')} type="email" maxLength={254} {...input('email')} />
        </div>
        <div className="form-row">
          <Select
            label={t('field.timeZone')}
            searchable
            clearable
            value={fields.timeZone || null}
            data={timeZones}
            onChange={(timeZone) => set({ timeZone: timeZone ?? '' })}
          />
          <TagsInput
            label={t('publication.languages')}
            value={fields.languages}
            error={faultOf('languages')}
            onChange={(languages) => set({ languages })}
          />
        </div>
        <TextInput label={t('field.pgpFingerprint')} {...input('pgpFingerprint')} />
      </SettingsForm>
    </section>
  );
}
