import { Button, Textarea, TextInput } from '@mantine/core';
import { caseEventKinds, tlpLevel, type CaseDraft, type Classification } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { Sentence } from '../../book/sentence.js';
import { ClassificationPicker } from '../../open-case/fields/ClassificationPicker.js';
import { PlaceFields } from '../../open-case/fields/PlaceFields.js';
import { SeverityPicker } from '../../open-case/fields/SeverityPicker.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { useCaseWrite } from '../writing.js';

/** Changes the header; when somebody else changed it meanwhile, shows what, and lets one apply one's own to the new state. */
export function EditHeader({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, entries } = useCase();
  const [base, setBase] = useState(record.version);
  const [title, setTitle] = useState(view.title);
  const [summary, setSummary] = useState(view.summary);
  const [classification, setClassification] = useState<Classification | null>(
    view.classification as Classification,
  );
  const [severity, setSeverity] = useState(view.severity);
  const [tlp, setTlp] = useState(view.tlp);
  const [countries, setCountries] = useState(view.affectedCountries);
  const [sectors, setSectors] = useState(view.sectors);
  const edit = useCaseWrite(record.id, onClose);
  const meanwhile = entries.filter(
    ({ number, event }) => number > base && caseEventKinds[event.type] === 'header',
  );
  const same = (a: string[], b: string[]) => a.join('\n') === b.join('\n');
  const body = {
    ...(title.trim() !== view.title && { title: title.trim() }),
    ...(summary !== view.summary && { summary }),
    ...(classification !== view.classification && classification && { classification }),
    ...(severity !== view.severity && { severity }),
    ...(tlp !== view.tlp && { tlp }),
    ...(!same(countries, view.affectedCountries) && { affectedCountries: countries }),
    ...(!same(sectors, view.sectors) && { sectors }),
  };
  const draft: CaseDraft = { type: 'header-changed', data: {}, marking: { tlp } };
  return (
    <FormDialog
      title={t('action.edit')}
      submit={t('action.save')}
      onSubmit={() => edit.mutate({ method: 'PATCH', path: '', body, ifMatch: record.version })}
      onClose={onClose}
      pending={edit.isPending}
      error={edit.error}
      ready={Object.keys(body).length > 0 && title.trim().length >= 3 && meanwhile.length === 0}
      size={680}
    >
      {meanwhile.length > 0 && (
        <div className="consequence conflict" role="alert">
          <b>{t('case.changedMeanwhile')}</b>
          {meanwhile.map((entry) => (
            <span key={entry.number}>
              <Sentence entry={entry} />
            </span>
          ))}
          <Button size="compact-xs" onClick={() => setBase(record.version)}>
            {t('case.applyMine')}
          </Button>
        </div>
      )}
      <TextInput
        label={t('field.title')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('field.summary')}
        autosize
        minRows={3}
        maxRows={12}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <ClassificationPicker value={classification} onChange={setClassification} />
      <SeverityPicker value={severity} onChange={setSeverity} />
      <PlaceFields
        countries={countries}
        chosenSectors={sectors}
        onCountries={setCountries}
        onSectors={setSectors}
      />
      <div>
        <p className="small strong">{t('marking.label')}</p>
        <MarkingPicker value={tlp} onChange={setTlp} />
      </div>
      <div className="consequence">
        {tlpLevel(tlp) < tlpLevel(view.tlp) && <span className="soon">{t('case.loweredConsequence')}</span>}
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}
