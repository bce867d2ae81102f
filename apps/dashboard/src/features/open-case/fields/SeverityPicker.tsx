import { Button, Collapse, Radio, Select } from '@mantine/core';
import {
  severities,
  severityNames,
  severityQuestions,
  suggestSeverity,
  type Severity,
  type SeverityAnswers,
} from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityMark } from '../../../ui/marks.js';
import './severity-picker.css';

/** Six severities with what each means, and the five questions that help choosing. */
export function SeverityPicker({
  value,
  onChange,
}: {
  value: Severity;
  onChange: (value: Severity) => void;
}) {
  const { t } = useTranslation();
  const [helping, setHelping] = useState(false);
  const meaning = (name: Severity) =>
    t(`severityMeaning.${name}`, { defaultValue: severities[name].meaning });
  return (
    <div className="severity-picker">
      <Radio.Group
        label={t('field.severity')}
        value={value}
        onChange={(chosen) => onChange(severityNames.find((name) => name === chosen) ?? value)}
      >
        <div className="severity-options">
          {severityNames.map((name) => (
            <Radio.Card
              key={name}
              value={name}
              className="severity-option"
              title={meaning(name)}
              // One stop for all six, as a group of radio buttons is; the arrows go from one to the next.
              tabIndex={name === value ? 0 : -1}
            >
              <SeverityMark severity={name} />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <p className="small dim">
        {meaning(value)}{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => setHelping(!helping)}
          aria-expanded={helping}
        >
          {t('openCase.helpMeChoose')}
        </button>
      </p>
      <Collapse expanded={helping}>
        {helping && <Questions onSuggest={onChange} onDone={() => setHelping(false)} />}
      </Collapse>
    </div>
  );
}

function Questions({ onSuggest, onDone }: { onSuggest: (value: Severity) => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<SeverityAnswers>({});
  const suggested = suggestSeverity(answers);
  return (
    <div className="consequence">
      {Object.entries(severityQuestions).map(([name, { question, options }]) => (
        <Select
          key={name}
          size="xs"
          label={t(`severityQuestion.${name}`, { defaultValue: question })}
          data={Object.entries<{ label: string }>(options).map(([option, { label }]) => ({
            value: option,
            label: t(`severityAnswer.${name}.${option}`, { defaultValue: label }),
          }))}
          value={answers[name as keyof SeverityAnswers] ?? null}
          onChange={(chosen) => setAnswers({ ...answers, [name]: chosen ?? undefined })}
        />
      ))}
      <p className="form-foot">
        <span>{t('openCase.suggested')}</span> <SeverityMark severity={suggested} />
        <Button
          size="compact-xs"
          onClick={() => {
            onSuggest(suggested);
            onDone();
          }}
        >
          {t('openCase.take')}
        </Button>
      </p>
    </div>
  );
}
