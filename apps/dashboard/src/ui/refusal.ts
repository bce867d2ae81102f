import type { TFunction } from 'i18next';

/**
 * A refusal in the reader's language. English readers get the sentence of the domain or the server, with its names and
 * numbers; the others what the stable code of it says (i18n/domain-texts.ts), or that sentence where there is no text.
 */
export function refusalText({ code, sentence }: { code: string; sentence: string }, t: TFunction): string {
  return t(`rejection.${code}`, { defaultValue: '' }) || sentence;
}
