import { explainWithheld, type Agreement, type Instant, type Verdict } from '@entente/domain';
import type { TFunction } from 'i18next';
import { withTimesTold } from './time.js';

/**
 * A refusal in the reader's language. English readers get the sentence of the domain or the server, with its names and
 * numbers; the others what the stable code of it says (i18n/languages.test.ts holds them complete), or that sentence where there is no text.
 */
export function refusalText({ code, sentence }: { code: string; sentence: string }, t: TFunction): string {
  return t(`rejection.${code}`, { defaultValue: '' }) || withTimesTold(sentence);
}

/** Why somebody would not be given something, in the reader's language: the domain's own words in English. */
export function withheldText(
  verdict: Extract<Verdict, { verdict: 'withhold' }>,
  name: string,
  agreements: readonly Agreement[],
  at: Instant,
  t: TFunction,
): string {
  const { reason, ceiling = '', state, scope = 'mutual-response' } = verdict;
  const values = {
    ...{ name, ceiling, state: state ? t(`agreementState.${state}`) : '' },
    scope: t(`scope.${scope}`),
  };
  return (
    t(`withheldWhy.${reason}`, { ...values, defaultValue: '' }) ||
    withTimesTold(explainWithheld(verdict, name, agreements, at))
  );
}
