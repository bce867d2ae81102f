import { Select, TextInput } from '@mantine/core';
import type { CaseDraft, ItemId } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/DateField.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { instantOfField } from '../../../ui/time.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';

export function AssignTaskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, organizations, acting } = useCase();
  const [title, setTitle, forgetTitle] = useKeptText(record.id, 'task');
  const [assignee, setAssignee] = useState(acting.by);
  const [due, setDue] = useState('');
  const assign = useCaseWrite(record.id, () => {
    forgetTitle();
    onClose();
  });
  const faultOf = useFaults(assign.error);
  const dueAt = instantOfField(due);
  const accepted = view.participants.filter(({ state }) => state === 'accepted');
  const draft: CaseDraft = {
    type: 'task-assigned',
    data: { id: 'question' as ItemId, title, assignee },
    marking: { tlp: view.tlp },
  };
  return (
    <FormDialog
      title={t('action.assignTask')}
      submit={t('action.assignTask')}
      onSubmit={() =>
        assign.mutate({ path: 'tasks', body: { title: title.trim(), assignee, ...(dueAt && { dueAt }) } })
      }
      onClose={onClose}
      pending={assign.isPending}
      error={assign.error}
      lacks={stillNeeded(t, { 'field.title': title.trim().length < 3 })}
    >
      <TextInput
        label={t('field.title')}
        error={faultOf('title')}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className="form-row">
        <Select
          label={t('field.assignee')}
          value={assignee}
          allowDeselect={false}
          data={accepted.map(({ organization }) => ({
            value: organization,
            label: organizations.name(organization),
          }))}
          onChange={(value) =>
            setAssignee(
              accepted.find(({ organization }) => organization === value)?.organization ?? acting.by,
            )
          }
        />
        <DateField withTime label={t('ask.dueAt')} error={faultOf('dueAt')} value={due} onChange={setDue} />
      </div>
      <div className="consequence">
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
