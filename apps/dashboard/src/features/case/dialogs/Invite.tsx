import { Select, TextInput } from '@mantine/core';
import { InvitedRole, inviteVerdict, type OrganizationId } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { withheldText } from '../../../ui/refusal.js';
import { CandidateList, type Candidate } from '../../partners/CandidateList.js';
import { useCase } from '../case-context.js';
import { sendToCase } from '../writing.js';

/** Whom an agreement allows to invite, and whom not and why; one or several at once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, organizations, acting } = useCase();
  const [chosen, setChosen] = useState<readonly OrganizationId[]>([]);
  const [role, setRole] = useState<InvitedRole>('affected');
  const [message, setMessage, forgetMessage] = useKeptText(record.id, 'invitation');
  const candidates = useCandidates();
  const invite = useMutation({
    mutationFn: async () => {
      for (const organizationId of chosen) {
        await sendToCase(record.id, {
          path: 'participants',
          body: { organizationId, role, ...(message.trim() && { message: message.trim() }) },
        });
        setChosen((before) => before.filter((one) => one !== organizationId));
      }
    },
    onSuccess: () => {
      forgetMessage();
      onClose();
    },
  });
  const faultOf = useFaults(invite.error);
  const names = chosen.map(organizations.name).join(', ');
  return (
    <FormDialog
      title={t('action.invite')}
      submit={chosen.length > 0 ? t('invite.submit', { names }) : t('action.invite')}
      onSubmit={() => invite.mutate()}
      onClose={onClose}
      pending={invite.isPending}
      error={invite.error}
      lacks={chosen.length > 0 ? null : t('form.choose')}
    >
      <CandidateList candidates={candidates} chosen={chosen} onChange={setChosen} />
      <div className="form-row">
        <Select
          label={t('field.role')}
          value={role}
          allowDeselect={false}
          data={InvitedRole.options.map((value) => ({ value, label: t(`participation.${value}`) }))}
          onChange={(value) => setRole(InvitedRole.options.find((each) => each === value) ?? 'informed')}
        />
        <TextInput
          label={t('field.messageOptional')}
          error={faultOf('message')}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      </div>
      <p className="consequence">
        {t('invite.consequence', { tlp: view.tlp, title: view.title, by: organizations.name(acting.by) })}
      </p>
    </FormDialog>
  );
}

function useCandidates(): Candidate[] {
  const { t } = useTranslation();
  const { view, organizations, acting, agreements } = useCase();
  return useMemo(
    () =>
      organizations.all
        .filter(({ id }) => id !== acting.by)
        .map((organization) => {
          const state = view.participants.find((one) => one.organization === organization.id)?.state;
          if (state === 'accepted' || state === 'invited')
            return { organization, allowed: false, reason: t(`participation.${state}`) };
          const verdict = inviteVerdict(view, organization.id, acting);
          if (verdict.verdict === 'withhold')
            return {
              organization,
              allowed: false,
              reason: withheldText(verdict, organization.shortName, agreements, acting.at, t),
            };
          const title =
            verdict.basis === 'agreement'
              ? agreements.find(({ id }) => id === verdict.agreementId)?.title
              : undefined;
          return {
            organization,
            allowed: true,
            reason: title ? t('basis.agreement', { title }) : t('basis.public'),
          };
        }),
    [view, organizations, acting, agreements, t],
  );
}
