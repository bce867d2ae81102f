import { Select } from '@mantine/core';
import { disclose, type CaseDraft, type OrganizationId } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';

/** Says whom the new lead will learn of, before the lead is offered. */
export function Handover({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, organizations, acting, agreements } = useCase();
  const others = view.participants.filter(
    ({ organization, state }) => organization !== acting.by && state === 'accepted',
  );
  const [to, setTo] = useState<OrganizationId | undefined>(others[0]?.organization);
  const offer = useCaseWrite(record.id, onClose);
  const rest = view.participants.filter(
    ({ organization, state }) =>
      organization !== acting.by && organization !== to && (state === 'accepted' || state === 'invited'),
  );
  // Whom the roster would be new to: with whom it shares no agreement that binds the three of us.
  const draft: CaseDraft = { type: 'update-posted', data: { text: '' }, marking: { tlp: view.tlp } };
  const learnsOf = rest.filter(({ organization }) => {
    const verdict = disclose(
      { ...draft, owner: acting.by },
      { organization, participation: 'accepted' },
      agreements.filter(({ parties }) => to && parties.includes(to)),
      acting.at,
    );
    return verdict.verdict === 'withhold';
  });
  const name = to ? organizations.name(to) : '';
  return (
    <FormDialog
      title={t('action.handover')}
      submit={t('handover.submit', { who: name })}
      onSubmit={() => offer.mutate({ path: 'handover', body: { organizationId: to } })}
      onClose={onClose}
      pending={offer.isPending}
      error={offer.error}
      lacks={stillNeeded(t, { 'handover.to': to === undefined })}
    >
      <Select
        label={t('handover.to')}
        data-autofocus
        value={to ?? null}
        allowDeselect={false}
        data={others.map(({ organization }) => ({
          value: organization,
          label: organizations.name(organization),
        }))}
        onChange={(value) => setTo(others.find(({ organization }) => organization === value)?.organization)}
      />
      <div className="consequence">
        <span>{t('handover.consequence', { who: name })}</span>
        {rest.length > 0 && (
          <span>
            {t('handover.roster', {
              who: name,
              names: rest.map(({ organization }) => organizations.name(organization)).join(', '),
            })}
          </span>
        )}
        {learnsOf.length > 0 && (
          <span className="soon">
            {t('handover.unheard', {
              who: name,
              names: learnsOf.map(({ organization }) => organizations.name(organization)).join(', '),
            })}
          </span>
        )}
      </div>
    </FormDialog>
  );
}
