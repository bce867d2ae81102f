import { FileInput, Progress, Textarea } from '@mantine/core';
import { isInternal, type CaseDraft, type ItemId, type OrganizationId } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Done } from '../../../api/shapes.js';
import { upload } from '../../../api/upload.js';
import { isLive } from '../../../live/live.js';
import { useBytes } from '../../../ui/bytes.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { Recipients } from '../Composer.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { readAgain } from '../writing.js';

/** A file from this computer into the case: what it is, how it is marked, who will have it, and how far it is. */
export function AddEvidence({ dropped, onClose }: { dropped: File | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view } = useCase();
  const size = useBytes();
  const [file, setFile] = useState<File | null>(dropped ?? null);
  const [description, setDescription, forgetDescription] = useKeptText(record.id, 'evidence');
  const [tlp, setTlp] = useState(view.tlp);
  const [recipients, setRecipients] = useState<OrganizationId[]>([]);
  const [sent, setSent] = useState(0);
  const cancelling = useRef(new AbortController());
  useEffect(() => {
    const { current } = cancelling;
    return () => current.abort();
  }, []);
  const send = useMutation({
    mutationFn: (chosen: File) =>
      upload<Done>(`/cases/${record.id}/evidence`, chosen, {
        said: {
          ...{ name: chosen.name, tlp },
          ...(description.trim() && { description: description.trim() }),
          ...(recipients.length > 0 && { recipients }),
        },
        idempotencyKey: crypto.randomUUID(),
        signal: cancelling.current.signal,
        onProgress: setSent,
      }),
    onSuccess: () => {
      if (!isLive()) readAgain(record.id);
      forgetDescription();
      onClose();
    },
    onError: () => setSent(0),
  });
  const faultOf = useFaults(send.error);
  const marking = { tlp, ...(recipients.length > 0 && { recipients }) };
  return (
    <FormDialog
      title={t('action.addEvidence')}
      submit={t('evidence.submit')}
      onSubmit={() => {
        if (file) send.mutate(file);
      }}
      onClose={onClose}
      pending={send.isPending}
      error={send.error}
      lacks={stillNeeded(t, { 'evidence.file': file === null })}
      size={560}
    >
      <FileInput
        label={t('evidence.file')}
        description={t('evidence.fileHelp')}
        placeholder={t('evidence.choose')}
        value={file}
        onChange={setFile}
        disabled={send.isPending}
        data-autofocus
        clearable
        clearButtonProps={{ 'aria-label': t('evidence.remove') }}
        wrapperProps={{
          onDrop: ({ dataTransfer }: DragEvent) => {
            if (!send.isPending) setFile(dataTransfer.files[0] ?? file);
          },
        }}
      />
      {file && <p className="small dim">{size(file.size)}</p>}
      <Textarea
        label={t('evidence.description')}
        error={faultOf('description')}
        autosize
        maxRows={6}
        maxLength={1_000}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <div className="form-inline">
        <MarkingPicker value={tlp} onChange={setTlp} internal={isInternal(marking)} />
        <Recipients internal={isInternal(marking)} chosen={recipients} onChange={setRecipients} />
      </div>
      <div className="consequence">
        <AudiencePreview draft={draftOf(marking)} />
      </div>
      {file && send.isPending && (
        <div className="evidence-progress">
          <Progress
            value={file.size > 0 ? (100 * sent) / file.size : 100}
            aria-label={t('evidence.progress')}
            size="lg"
          />
          <p className="small dim">{t('evidence.sent', { sent: size(sent), size: size(file.size) })}</p>
        </div>
      )}
    </FormDialog>
  );
}

function draftOf(marking: CaseDraft['marking']): CaseDraft {
  const file = { name: '', size: 0, sha256: '', mediaType: '' };
  return { type: 'evidence-added', data: { id: 'question' as ItemId, ...file }, marking };
}
