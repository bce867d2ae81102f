import type { Agreement, Terms } from './agreement.js';

/** The text of an agreement without what happened to it. */
export function termsOf(agreement: Agreement): Terms {
  const { title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil } = agreement;
  const { handlingTerms, contacts, predecessor } = agreement;
  return {
    ...{ title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil },
    ...(handlingTerms !== undefined && { handlingTerms }),
    ...(contacts !== undefined && { contacts }),
    ...(predecessor !== undefined && { predecessor }),
  };
}
