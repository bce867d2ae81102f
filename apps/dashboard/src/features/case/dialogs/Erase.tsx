import { Textarea } from '@mantine/core';
import type { EventId } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { write } from '../../../api/http.js';
import { isLive } from '../../../live/live.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { useCase } from '../case-context.js';
import { readAgain } from '../writing.js';

/** What an entry says is erased in every book, which an administrator alone may do, and nobody can undo. */
export function EraseDialog({ event, onClose }: { event: EventId; onClose: () => void }) {
  const { t } = useTranslation();
  const { record } = useCase();
  const [reason, setReason, forgetReason] = useKeptText(record.id, `erasure.${event}`);
  const erase = useMutation({
    mutationFn: () => write('POST', `/events/${event}/redaction`, { reason: reason.trim() }),
    onSuccess: () => {
      forgetReason();
      if (!isLive()) readAgain(record.id);
      onClose();
    },
  });
  const faultOf = useFaults(erase.error);
  return (
    <FormDialog
      danger
      title={t('erase.title')}
      submit={t('erase.submit')}
      onSubmit={() => erase.mutate()}
      onClose={onClose}
      pending={erase.isPending}
      error={erase.error}
      lacks={stillNeeded(t, { 'field.reason': reason.trim() === '' })}
    >
      <Textarea
        label={t('field.reason')}
        description={t('erase.reasonHelp')}
        error={faultOf('reason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event_) => setReason(event_.currentTarget.value)}
      />
      <p className="consequence">{t('erase.consequence')}</p>
    </FormDialog>
  );
}
