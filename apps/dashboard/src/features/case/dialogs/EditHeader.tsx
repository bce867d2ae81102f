import { Textarea, TextInput } from '@mantine/core';
import { tlpLevel, type CaseDraft, type CaseView, type Classification } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { stillNeeded } from '../../../ui/SubmitButton.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { ClassificationPicker } from '../../open-case/fields/ClassificationPicker.js';
import { PlaceFields } from '../../open-case/fields/PlaceFields.js';
import { SeverityPicker } from '../../open-case/fields/SeverityPicker.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { useCaseWrite } from '../writing.js';
import { Meanwhile, useMeanwhile } from './Meanwhile.js';

const fields = [
  'title',
  'summary',
  'classification',
  'severity',
  'tlp',
  'affectedCountries',
  'sectors',
] as const satisfies (keyof CaseView)[];
type Fields = Pick<CaseView, (typeof fields)[number]>;
type Chosen = Omit<Fields, 'title' | 'summary'>;

/** Changes the header; when somebody else changed it meanwhile, shows what, and lets one apply one's own to the new state. */
export function EditHeader({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view } = useCase();
  const [mine, setMine] = useState<Partial<Chosen>>({});
  const change = (part: Partial<Chosen>) => setMine({ ...mine, ...part });
  const [title, setTitle, forgetTitle] = useKeptText(record.id, 'header.title', view.title);
  const [summary, setSummary, forgetSummary] = useKeptText(record.id, 'header.summary', view.summary);
  const [over, setOver, forgetOver] = useKeptText(record.id, 'header.over');
  const begun = title !== view.title || summary !== view.summary;
  /** With the first word goes the state that it is written over: what others changed since then is shown, however late. */
  const begin = () => {
    if (!begun) setOver(String(record.version));
  };
  // What one has not touched is as it stands in the case now, and is not set back to what it was.
  const wanted: Fields = { ...view, ...mine, title, summary };
  const { severity, tlp } = wanted;
  const edit = useCaseWrite(record.id, () => {
    for (const forget of [forgetTitle, forgetSummary, forgetOver]) forget();
    onClose();
  });
  const faultOf = useFaults(edit.error);
  const meanwhile = useMeanwhile(edit, begun && over !== '' ? Number(over) : record.version);
  const sent: Fields = { ...wanted, title: title.trim() };
  const changed = fields.filter((field) => String(sent[field]) !== String(view[field]));
  const body = Object.fromEntries(changed.map((field) => [field, sent[field]]));
  const draft: CaseDraft = { type: 'header-changed', data: {}, marking: { tlp } };
  return (
    <FormDialog
      title={t('action.edit')}
      submit={t('action.save')}
      onSubmit={() => edit.mutate({ method: 'PATCH', path: '', body, ifMatch: record.version })}
      onClose={onClose}
      pending={edit.isPending}
      error={edit.error}
      lacks={
        meanwhile.lacks ??
        stillNeeded(t, { 'field.title': title.trim().length < 3 }) ??
        (changed.length === 0 ? t('form.unchanged') : null)
      }
      size={680}
    >
      <Meanwhile {...meanwhile} />
      <TextInput
        label={t('field.title')}
        error={faultOf('title')}
        maxLength={200}
        data-autofocus
        value={title}
        onChange={({ currentTarget: { value } }) => {
          begin();
          setTitle(value);
        }}
      />
      <Textarea
        label={t('field.summary')}
        error={faultOf('summary')}
        autosize
        minRows={3}
        maxRows={12}
        value={summary}
        onChange={({ currentTarget: { value } }) => {
          begin();
          setSummary(value);
        }}
      />
      <ClassificationPicker
        value={wanted.classification as Classification}
        error={faultOf('classification')}
        onChange={(classification) => classification && change({ classification })}
      />
      <SeverityPicker value={severity} onChange={(severity) => change({ severity })} />
      <PlaceFields
        countries={wanted.affectedCountries}
        chosenSectors={wanted.sectors}
        faultOf={faultOf}
        onCountries={(affectedCountries) => change({ affectedCountries })}
        onSectors={(sectors) => change({ sectors })}
      />
      <div>
        <p className="small strong">{t('marking.label')}</p>
        <MarkingPicker value={tlp} onChange={(tlp) => change({ tlp })} />
      </div>
      <div className="consequence">
        {tlpLevel(tlp) < tlpLevel(view.tlp) && <span className="soon">{t('case.loweredConsequence')}</span>}
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
