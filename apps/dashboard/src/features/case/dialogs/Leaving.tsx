import { Textarea } from '@mantine/core';
import type { OrganizationId } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';

/** Declining, withdrawing and being removed: three ways out, each with a reason if one is given. */

export function Decline({ onClose }: { onClose: () => void }) {
  const { acting } = useCase();
  return (
    <Leave
      path={`participants/${acting.by}/declination`}
      title="action.decline"
      consequence="leave.decline"
      onClose={onClose}
    />
  );
}

export function Withdraw({ onClose }: { onClose: () => void }) {
  const { acting } = useCase();
  return (
    <Leave
      path={`participants/${acting.by}/withdrawal`}
      title="action.withdraw"
      consequence="leave.withdraw"
      onClose={onClose}
    />
  );
}

export function RemoveParticipant({
  organization,
  onClose,
}: {
  organization: OrganizationId;
  onClose: () => void;
}) {
  const { organizations } = useCase();
  const who = organizations.name(organization);
  return (
    <Leave
      path={`participants/${organization}/removal`}
      title="leave.removeTitle"
      consequence="leave.remove"
      who={who}
      onClose={onClose}
    />
  );
}

function Leave({
  path,
  title,
  consequence,
  who = '',
  onClose,
}: {
  path: string;
  title: string;
  consequence: string;
  who?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { record, organizations, view } = useCase();
  const [reason, setReason, forgetReason] = useKeptText(record.id, path);
  const leave = useCaseWrite(record.id, () => {
    forgetReason();
    onClose();
  });
  const faultOf = useFaults(leave.error);
  return (
    <FormDialog
      danger
      title={t(title, { who })}
      submit={t(title, { who })}
      onSubmit={() => leave.mutate({ path, body: reason.trim() ? { reason: reason.trim() } : {} })}
      onClose={onClose}
      pending={leave.isPending}
      error={leave.error}
    >
      <Textarea
        label={t('field.reasonOptional')}
        error={faultOf('reason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="consequence">{t(consequence, { who, lead: organizations.name(view.lead) })}</p>
    </FormDialog>
  );
}
