import { Select, Textarea, TextInput } from '@mantine/core';
import { Disposition, Rejection, type CaseDraft, type CaseStatus } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { statusCommand } from '../actions.js';
import { tried } from '../dry-run.js';
import { useCaseWrite } from '../writing.js';
import { Meanwhile, useMeanwhile } from './Meanwhile.js';

export function ChangeStatusDialog({ to, onClose }: { to: CaseStatus; onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, acting } = useCase();
  const [reason, setReason, forgetReason] = useKeptText(record.id, `status.${to}`);
  const [disposition, setDisposition] = useState<Disposition>('resolved');
  const [duplicateOf, setDuplicateOf] = useState('');
  const [closingSummary, setClosingSummary, forgetSummary] = useKeptText(record.id, 'closing-summary');
  const change = useCaseWrite(record.id, () => {
    forgetReason();
    forgetSummary();
    onClose();
  });
  const faultOf = useFaults(change.error);
  const closing = to === 'closed';
  const reopening = view.status === 'closed';
  const meanwhile = useMeanwhile(change);
  const answer = change.isPending || change.isSuccess ? undefined : tried(view, statusCommand(to), acting);
  const refused = answer instanceof Rejection ? answer : null;
  const body = {
    to,
    ...(reason.trim() && { reason: reason.trim() }),
    ...(closing && { disposition, closingSummary: closingSummary.trim() }),
    ...(closing && disposition === 'duplicate' && { duplicateOf: duplicateOf.trim() }),
  };
  const draft: CaseDraft = { type: 'status-changed', data: { to }, marking: { tlp: view.tlp } };
  return (
    <FormDialog
      title={t(reopening ? 'step.reopen' : `step.${to}`)}
      submit={t(reopening ? 'step.reopen' : `step.${to}`)}
      onSubmit={() => change.mutate({ path: 'status', body, ifMatch: record.version })}
      onClose={onClose}
      pending={change.isPending}
      error={refused ?? change.error}
      lacks={
        meanwhile.lacks ??
        (refused
          ? t('form.refused')
          : stillNeeded(t, {
              'field.duplicateOf': closing && disposition === 'duplicate' && duplicateOf.trim() === '',
              'field.closingSummary': closing && closingSummary.trim() === '',
              'field.reason': reopening && reason.trim() === '',
            }))
      }
    >
      <Meanwhile {...meanwhile} />
      {closing && (
        <Select
          label={t('field.disposition')}
          value={disposition}
          allowDeselect={false}
          data={Disposition.options.map((value) => ({ value, label: t(`disposition.${value}`) }))}
          onChange={(value) =>
            setDisposition(Disposition.options.find((each) => each === value) ?? 'resolved')
          }
        />
      )}
      {closing && disposition === 'duplicate' && (
        <TextInput
          label={t('field.duplicateOf')}
          error={faultOf('duplicateOf')}
          placeholder="PH-2026-000123"
          value={duplicateOf}
          onChange={(event) => setDuplicateOf(event.currentTarget.value)}
        />
      )}
      {closing ? (
        <Textarea
          label={t('field.closingSummary')}
          error={faultOf('closingSummary')}
          description={t('case.closingHelp')}
          autosize
          minRows={4}
          data-autofocus
          value={closingSummary}
          onChange={(event) => setClosingSummary(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          label={reopening ? t('field.reason') : t('field.reasonOptional')}
          error={faultOf('reason')}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className="consequence">
        {closing && <span>{t('case.closingConsequence')}</span>}
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
