import { Textarea } from '@mantine/core';
import type { CaseDraft, ItemId, RequestState } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { useCaseWrite } from '../writing.js';

export function AnswerRequestDialog({
  request: id,
  state,
  onClose,
}: {
  request: ItemId;
  state: Exclude<RequestState, 'requested' | 'cancelled'>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { record, view, acting, page } = useCase();
  const request = view.requests.find((one) => one.id === id);
  const [text, setText, forgetText] = useKeptText(record.id, `answer.${id}.${state}`);
  const [tlp, setTlp] = useState(view.tlp);
  const answer = useCaseWrite(record.id, () => {
    forgetText();
    onClose();
  });
  const faultOf = useFaults(answer.error);
  const to = request?.requester === acting.by ? request.addressee : (request?.requester ?? acting.by);
  const draft: CaseDraft = { type: 'assistance-answered', data: { id, to, state }, marking: { tlp } };
  const asked = page.requestTexts.get(id);
  return (
    <FormDialog
      title={t(`answer.${state}`)}
      submit={t(`answer.${state}`)}
      onSubmit={() =>
        answer.mutate({
          path: `assistance-requests/${id}/response`,
          body: { state, tlp, ...(text.trim() && { text: text.trim() }) },
        })
      }
      onClose={onClose}
      pending={answer.isPending}
      error={answer.error}
      lacks={stillNeeded(t, { 'field.reason': state === 'declined' && text.trim() === '' })}
    >
      {asked && <blockquote className="asked">{asked}</blockquote>}
      <Textarea
        label={t(
          state === 'delivered'
            ? 'answer.result'
            : state === 'declined'
              ? 'field.reason'
              : 'answer.noteOptional',
        )}
        error={faultOf('text')}
        autosize
        minRows={3}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <MarkingPicker value={tlp} onChange={setTlp} />
      <div className="consequence">
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}

export function CancelRequest({ request: id, onClose }: { request: ItemId; onClose: () => void }) {
  const { t } = useTranslation();
  const { record } = useCase();
  const [reason, setReason, forgetReason] = useKeptText(record.id, `cancellation.${id}`);
  const cancel = useCaseWrite(record.id, () => {
    forgetReason();
    onClose();
  });
  const faultOf = useFaults(cancel.error);
  return (
    <FormDialog
      title={t('answer.cancel')}
      submit={t('answer.cancel')}
      onSubmit={() =>
        cancel.mutate({
          path: `assistance-requests/${id}/cancellation`,
          body: reason.trim() ? { reason: reason.trim() } : {},
        })
      }
      onClose={onClose}
      pending={cancel.isPending}
      error={cancel.error}
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
    </FormDialog>
  );
}
