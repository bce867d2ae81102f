import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A text with some of its words set bold by `<b>`. The marks are read from the text of the language file alone, never
 * from what is put into it, so that a title with angle brackets stays a title.
 */
export function Rich({ text, values }: { text: string; values: Readonly<Record<string, string | number>> }) {
  const { t } = useTranslation();
  const template: string = t(text, { ...values, skipInterpolation: true });
  // What is put in may run the other way than the sentence, and would take the words beside it along.
  const filled = (part: string) =>
    part
      .split(/\{\{(\w+)\}\}/)
      .map((piece, index) => (index % 2 === 1 ? <bdi key={index}>{values[piece] ?? ''}</bdi> : piece));
  return template
    .split(/<\/?b>/)
    .map((part, index) =>
      index % 2 === 1 ? <b key={index}>{filled(part)}</b> : <Fragment key={index}>{filled(part)}</Fragment>,
    );
}
