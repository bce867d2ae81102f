import { SegmentedControl, Select, Textarea } from '@mantine/core';
import type { AssistanceKind } from '@entente/domain';
import {
  assistanceKinds,
  assistanceMeanings,
  defaultDueAt,
  urgencies,
  verdictFor,
  type CaseDraft,
  type ItemId,
  type OrganizationId,
  type Urgency,
} from '@entente/domain';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/DateField.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { withheldText } from '../../../ui/refusal.js';
import { exact, instantNow, instantOfField } from '../../../ui/time.js';
import { Offers } from '../../publications/Matches.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { useCaseWrite } from '../writing.js';

export function AskAssistance({
  to: proposed,
  assistance = 'technical-analysis',
  onClose,
}: {
  to: OrganizationId | undefined;
  assistance?: AssistanceKind | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { record, view, organizations, acting, agreements } = useCase();
  const others = view.participants.filter(
    ({ organization, state }) => organization !== acting.by && state === 'accepted',
  );
  const [to, setTo] = useState(proposed ?? others[0]?.organization);
  const [kind, setKind] = useState<AssistanceKind>(assistance);
  const [urgency, setUrgency] = useState<Urgency>('priority');
  const [text, setText, forgetText] = useKeptText(record.id, 'ask');
  const [due, setDue] = useState('');
  const [tlp, setTlp] = useState(view.tlp);
  const ask = useCaseWrite(record.id, () => {
    forgetText();
    onClose();
  });
  const faultOf = useFaults(ask.error);
  const dueAt = instantOfField(due);
  const usualDueAt = useMemo(() => defaultDueAt(urgency, instantNow()), [urgency]);
  const draft: CaseDraft = {
    type: 'assistance-requested',
    data: { id: 'question' as ItemId, to: to ?? acting.by, kind, urgency, text, dueAt: '' },
    marking: { tlp },
  };
  const verdict = to && verdictFor(view, draft, acting.by, to, agreements, instantNow());
  const barred =
    to && verdict && verdict.verdict === 'withhold'
      ? withheldText(verdict, organizations.name(to), agreements, instantNow(), t)
      : null;
  return (
    <FormDialog
      title={t('action.ask')}
      submit={t('ask.submit', { who: to ? organizations.name(to) : '' })}
      onSubmit={() =>
        ask.mutate({
          path: 'assistance-requests',
          body: { to, kind, urgency, text: text.trim(), tlp, ...(dueAt && { dueAt }) },
        })
      }
      onClose={onClose}
      pending={ask.isPending}
      error={ask.error ?? (barred ? new Error(barred) : null)}
      lacks={
        barred
          ? t('form.refused')
          : stillNeeded(t, { 'ask.whom': to === undefined, 'ask.text': text.trim() === '' })
      }
    >
      <div className="form-row">
        <Select
          label={t('ask.whom')}
          value={to ?? null}
          allowDeselect={false}
          data={others.map(({ organization }) => ({
            value: organization,
            label: organizations.name(organization),
          }))}
          onChange={(value) => setTo(others.find(({ organization }) => organization === value)?.organization)}
        />
        <Select
          label={t('ask.kind')}
          value={kind}
          allowDeselect={false}
          data={assistanceKinds.map((value) => ({ value, label: t(`assistance.${value}`) }))}
          onChange={(value) => setKind(assistanceKinds.find((each) => each === value) ?? kind)}
        />
      </div>
      <p className="small dim">
        {t(`assistanceMeaning.${kind}`, { defaultValue: assistanceMeanings[kind].description })}
      </p>
      <Offers
        wanted={{ assistance: kind, sectors: view.sectors, dueAt: dueAt ?? usualDueAt }}
        act={({ publisher }) =>
          others.some(({ organization }) => organization === publisher) ? (
            <button
              type="button"
              className="chip end"
              aria-pressed={to === publisher}
              onClick={() => setTo(publisher)}
            >
              {t('capability.askThem')}
            </button>
          ) : (
            <span className="end small faint">{t('capability.notInCase')}</span>
          )
        }
      />
      <div>
        <p className="small strong">{t('ask.urgency')}</p>
        <SegmentedControl
          fullWidth
          aria-label={t('ask.urgency')}
          value={urgency}
          data={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          onChange={setUrgency}
        />
        <p className="small dim">{t('ask.dueByDefault', { time: exact(usualDueAt) })}</p>
      </div>
      <Textarea
        label={t('ask.text')}
        error={faultOf('text')}
        autosize
        minRows={3}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="form-row">
        <DateField withTime label={t('ask.dueAt')} error={faultOf('dueAt')} value={due} onChange={setDue} />
        <div>
          <p className="small strong">{t('marking.label')}</p>
          <MarkingPicker value={tlp} onChange={setTlp} />
        </div>
      </div>
      <div className="consequence">
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
