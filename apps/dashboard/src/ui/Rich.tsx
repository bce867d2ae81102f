import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A text with some of its words set bold by `<b>`. The marks are read from the text of the language file alone, never
 * from what is put into it, so that a title with angle brackets stays a title.
 */
export function Rich({ text, values }: { text: string; values: Readonly<Record<string, string | number>> }) {
  const { t } = useTranslation();
  const template: string = t(text, { ...values, skipInterpolation: true });
  const filled = (part: string) =>
    part.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  return template
    .split(/<\/?b>/)
    .map((part, index) =>
      index % 2 === 1 ? <b key={index}>{filled(part)}</b> : <Fragment key={index}>{filled(part)}</Fragment>,
    );
}
