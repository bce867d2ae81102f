import { Checkbox, TextInput } from '@mantine/core';
import { duties, dutyIds, type Duty, type OwnDuty } from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { reportingDutiesQuery } from '../../api/reporting-duties.js';
import { showNotice } from '../../ui/notice.js';
import { periodOf } from '../../ui/period.js';
import { Failed, Loading } from '../../ui/states.js';
import { SettingsForm } from './SettingsForm.js';

/** Which duties to report our organisation has, and hours of its own where its rules differ from the law. */
export function ReportingDuties() {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery(reportingDutiesQuery);
  return (
    <section className="panel" aria-label={t('administration.duties')}>
      <div className="panel-head">
        <h2>{t('administration.duties')}</h2>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && <DutiesForm key={JSON.stringify(data)} before={data} />}
    </section>
  );
}

/** Hours as they are typed, empty for those of the law; a duty that is not there is not ours. */
type Chosen = Partial<Record<Duty, string>>;

function DutiesForm({ before }: { before: readonly OwnDuty[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(before.map(({ duty, hours }) => [duty, hours?.toString() ?? ''])),
  );
  const items = dutyIds.flatMap((duty): OwnDuty[] => {
    const hours = chosen[duty];
    return hours === undefined ? [] : [{ duty, ...(hours !== '' && { hours: Number(hours) }) }];
  });
  const saving = useMutation({
    mutationFn: () => write('PUT', '/reporting-duties', { items }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: reportingDutiesQuery.queryKey });
      void showNotice(t, t('administration.settingsSaved'));
    },
  });
  const lacks = JSON.stringify(items) === JSON.stringify(before) ? t('form.unchanged') : null;
  const toggle = (duty: Duty) => {
    const { [duty]: was, ...rest } = chosen;
    setChosen(was === undefined ? { ...rest, [duty]: '' } : rest);
  };
  return (
    <SettingsForm help={t('administration.dutiesHelp')} lacks={lacks} saving={saving}>
      <ul className="duty-list">
        {dutyIds.map((duty) => (
          <li key={duty}>
            <Checkbox
              label={`${duties[duty].jurisdiction} · ${t(`duty.${duty}`)} · ${periodOf(duty)}`}
              description={t(`dutySource.${duty}`, { defaultValue: duties[duty].source })}
              checked={chosen[duty] !== undefined}
              onChange={() => toggle(duty)}
            />
            {chosen[duty] !== undefined && (
              <TextInput
                type="number"
                min={1}
                max={8_784}
                step={1}
                aria-label={`${t('administration.ownHours')}: ${t(`duty.${duty}`)}`}
                placeholder={t('administration.ownHours')}
                value={chosen[duty]}
                onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [duty]: value })}
              />
            )}
          </li>
        ))}
      </ul>
    </SettingsForm>
  );
}
