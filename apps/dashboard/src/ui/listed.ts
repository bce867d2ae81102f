import i18next from 'i18next';

/** Words one after the other, with the comma of the reader's language. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(i18next.language, { type: 'unit', style: 'short' }).format(words);
}
