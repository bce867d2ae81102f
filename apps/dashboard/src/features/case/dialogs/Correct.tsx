import { Textarea } from '@mantine/core';
import type { EventId } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';

export function CorrectDialog({
  event,
  text: before,
  onClose,
}: {
  event: EventId;
  text: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { record } = useCase();
  const [text, setText, forgetText] = useKeptText(record.id, `correction.${event}`, before);
  const correct = useCaseWrite(record.id, () => {
    forgetText();
    onClose();
  });
  const faultOf = useFaults(correct.error);
  return (
    <FormDialog
      title={t('action.correct')}
      submit={t('action.correct')}
      onSubmit={() => correct.mutate({ path: 'corrections', body: { corrects: event, text: text.trim() } })}
      onClose={onClose}
      pending={correct.isPending}
      error={correct.error}
      lacks={
        stillNeeded(t, { 'field.text': text.trim() === '' }) ??
        (text.trim() === before.trim() ? t('form.unchanged') : null)
      }
      size={620}
    >
      <Textarea
        label={t('field.text')}
        error={faultOf('text')}
        autosize
        minRows={5}
        data-autofocus
        value={text}
        onChange={(event_) => setText(event_.currentTarget.value)}
      />
      <p className="consequence">{t('case.correctConsequence')}</p>
    </FormDialog>
  );
}
