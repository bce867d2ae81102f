import { Button, Textarea } from '@mantine/core';
import { recognizeIndicators, type ContentOf } from '@entente/domain';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IndicatorList } from './IndicatorList.js';

type Indicators = ContentOf<'bulletin'>['indicators'];

/** Anything pasted: what is recognised in it joins the list. */
export function IndicatorFields({
  indicators,
  onChange,
}: {
  indicators: Indicators;
  onChange: (indicators: Indicators) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useDeferredValue(text);
  const found = useMemo(() => {
    const known = new Set(indicators.map(({ type, value }) => `${type} ${value}`));
    return recognizeIndicators(settled)
      .filter(({ type, value }) => !known.has(`${type} ${value}`))
      .map(({ type, value }) => ({ type, value }));
  }, [settled, indicators]);
  const add = () => {
    if (found.length === 0) return;
    onChange([...indicators, ...found]);
    setText('');
  };
  return (
    <div className="form">
      <Textarea
        label={t('publication.pasteIndicators')}
        description={t('indicators.pasteHelp')}
        autosize
        minRows={2}
        maxRows={8}
        classNames={{ input: 'mono' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // Whoever goes on to publish has meant what is pasted to go along.
        onBlur={add}
      />
      {found.length > 0 && (
        <div>
          <Button size="compact-xs" variant="default" onClick={add}>
            {t('publication.addRecognized', { n: found.length })}
          </Button>
        </div>
      )}
      {indicators.length > 0 && (
        <IndicatorList
          indicators={indicators}
          onRemove={(index) => onChange(indicators.filter((_, at) => at !== index))}
        />
      )}
    </div>
  );
}
