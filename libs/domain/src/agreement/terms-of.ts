import type { Agreement, Terms } from './agreement.js';

/** The text of an agreement without what happened to it. */
export function termsOf(agreement: Agreement): Terms {
  const { title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil } = agreement;
  const { handlingTerms, renewalNoticeDays, contacts, predecessor } = agreement;
  return {
    ...{ title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil },
    ...(handlingTerms !== undefined && { handlingTerms }),
    ...(renewalNoticeDays !== undefined && { renewalNoticeDays }),
    ...(contacts !== undefined && { contacts }),
    ...(predecessor !== undefined && { predecessor }),
  };
}
