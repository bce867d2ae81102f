import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { defang, recognizeIndicators, type CaseDraft, type RecognizedIndicator } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog.js';
import { useFaults } from '../../../ui/faults.js';
import { indicatorName } from '../../../ui/indicator-name.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { AudiencePreview } from '../Audience.js';
import { useCase } from '../case-context.js';
import { MarkingPicker } from '../MarkingPicker.js';
import { sendToCase } from '../writing.js';

/** So many are on their way together: the server writes them down in one go. */
const atOnce = 16;

/** Anything pasted: what is recognised in it is listed by type, without what the case has already. */
export function AddIndicators({ text: proposed, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, page } = useCase();
  const [kept, keep, forget] = useKeptText(record.id, 'indicators');
  const [text, setText] = useState(kept.includes(proposed) ? kept : `${kept}\n${proposed}`.trim());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote, forgetNote] = useKeptText(record.id, 'indicators.note');
  const [toBlock, setToBlock] = useState(false);
  const [tlp, setTlp] = useState(view.tlp);
  const settled = useDeferredValue(text);
  const found = useMemo(() => recognizeIndicators(settled), [settled]);
  const known = new Set(page.indicators.map(keyOf));
  const chosen = found.filter((one) => !known.has(keyOf(one)) && !left.has(keyOf(one)));
  const add = useMutation({
    mutationFn: async () => {
      const said = { tlp, ...(note.trim() && { note: note.trim() }), ...(toBlock && { toBlock }) };
      for (let at = 0; at < chosen.length; at += atOnce)
        await Promise.all(
          chosen
            .slice(at, at + atOnce)
            .map(({ type, value }) =>
              sendToCase(record.id, { path: 'indicators', body: { type, value, ...said } }),
            ),
        );
    },
    onSuccess: () => {
      forget();
      forgetNote();
      onClose();
    },
  });
  const faultOf = useFaults(add.error);
  const draft: CaseDraft = {
    type: 'indicator-added',
    data: { type: 'ipv4-addr', value: '' },
    marking: { tlp },
  };
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <FormDialog
      title={t('action.addIndicators')}
      submit={t('indicators.submit', { count: chosen.length })}
      onSubmit={() => add.mutate()}
      onClose={onClose}
      pending={add.isPending}
      error={add.error}
      lacks={chosen.length > 0 ? null : t('indicators.none')}
      size={620}
    >
      <Textarea
        label={t('indicators.paste')}
        description={t('indicators.pasteHelp')}
        autosize
        minRows={4}
        maxRows={10}
        data-autofocus
        classNames={{ input: 'mono' }}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          keep(value);
        }}
      />
      <ul className="recognized" aria-label={t('indicators.recognized')}>
        {found.map((one) => {
          const key = keyOf(one);
          return (
            <li key={key}>
              <Checkbox
                checked={!known.has(key) && !left.has(key)}
                disabled={known.has(key)}
                onChange={() => toggle(key)}
                label={<code dir="ltr">{defang(one.type, one.value)}</code>}
              />
              <span className="small faint">
                {known.has(key) ? t('indicators.known') : indicatorName(one.type, t)}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="form-row">
        <TextInput
          label={t('field.noteOptional')}
          error={faultOf('note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="form-inline">
          <MarkingPicker value={tlp} onChange={setTlp} />
          <Checkbox
            label={t('indicators.toBlock')}
            checked={toBlock}
            onChange={(event) => setToBlock(event.currentTarget.checked)}
          />
        </div>
      </div>
      <div className="consequence">
        <AudiencePreview draft={draft} />
      </div>
    </FormDialog>
  );
}

function keyOf({ type, value }: Pick<RecognizedIndicator, 'type' | 'value'>): string {
  return `${type} ${value}`;
}
