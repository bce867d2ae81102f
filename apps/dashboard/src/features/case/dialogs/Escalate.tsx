import { Radio, Textarea } from '@mantine/core';
import { escalationLevels, escalationMeanings, type CaseDraft, type EscalationLevel } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';
import { Meanwhile, useMeanwhile } from './Meanwhile.js';

export function Escalate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view } = useCase();
  const here = escalationLevels.indexOf(view.escalation);
  const [level, setLevel] = useState<EscalationLevel>(escalationLevels[here + 1] ?? 'operational');
  const [reason, setReason, forgetReason] = useKeptText(record.id, 'escalation');
  const escalate = useCaseWrite(record.id, () => {
    forgetReason();
    onClose();
  });
  const faultOf = useFaults(escalate.error);
  const meanwhile = useMeanwhile(escalate);
  const draft: CaseDraft = {
    type: 'escalation-changed',
    data: { level, reason },
    marking: { tlp: view.tlp },
  };
  return (
    <FormDialog
      title={t('action.escalate')}
      submit={t('case.escalateTo', { level: t(`escalation.${level}`) })}
      onSubmit={() =>
        escalate.mutate({
          path: 'escalation',
          body: { level, reason: reason.trim() },
          ifMatch: record.version,
        })
      }
      onClose={onClose}
      pending={escalate.isPending}
      error={escalate.error}
      lacks={
        meanwhile.lacks ??
        stillNeeded(t, {
          'case.escalation': level === view.escalation,
          'field.reason': reason.trim().length < 3,
        })
      }
    >
      <Meanwhile {...meanwhile} />
      <Radio.Group
        label={t('case.escalation')}
        value={level}
        onChange={(value) => setLevel(escalationLevels.find((each) => each === value) ?? level)}
      >
        <div className="radio-list">
          {escalationLevels.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`escalation.${each}`)}
              description={t(`escalationMeaning.${each}`, { defaultValue: escalationMeanings[each] })}
              disabled={each === view.escalation}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('field.reason')}
        error={faultOf('reason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="consequence">
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
