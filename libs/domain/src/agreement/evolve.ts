import type { AgreementId } from '../ids.js';
import type { Recorded } from '../recorded.js';
import type { Agreement, Terms } from './agreement.js';
import type { AgreementEvent } from './events.js';

/** Folds one event into an agreement. Total: an event that comes out of turn changes what it can and no more. */
export function evolveAgreement(
  agreement: Agreement | undefined,
  event: Recorded<AgreementEvent>,
): Agreement {
  const before = agreement ?? unknownAgreement(event);
  switch (event.type) {
    case 'agreement-drafted':
    case 'agreement-changed':
      return before.proposedAt ? before : withTerms(before, event.data);
    case 'agreement-proposed':
      return { ...withTerms(before, event.data), proposedAt: event.at };
    case 'agreement-signed':
      if (before.signatures.some((signature) => signature.party === event.owner)) return before;
      return {
        ...before,
        signatures: [...before.signatures, { party: event.owner, at: event.at, ...event.data }],
      };
    case 'agreement-document-recorded':
      return {
        ...before,
        documents: [...(before.documents ?? []), { by: event.owner, at: event.at, ...event.data }],
      };
    case 'agreement-contacts-changed': {
      const organizationId = event.owner;
      const others = (before.contacts ?? []).filter((one) => one.organizationId !== organizationId);
      return {
        ...before,
        contacts: [...others, ...event.data.contacts.map((one) => ({ ...one, organizationId }))],
      };
    }
    case 'agreement-suspended':
      return {
        ...before,
        suspensions: [
          ...before.suspensions.filter((suspension) => suspension.by !== event.owner),
          { by: event.owner, reason: event.data.reason, since: event.at },
        ],
      };
    case 'agreement-resumed':
      return {
        ...before,
        suspensions: before.suspensions.filter((suspension) => suspension.by !== event.owner),
      };
    case 'agreement-terminated':
      return {
        ...before,
        termination: {
          by: event.owner,
          reason: event.data.reason,
          effectiveAt: event.data.effectiveAt ?? event.at,
        },
      };
    case 'agreement-renewed':
      return { ...before, successor: event.data.successor };
  }
}

/** The new text in the place of the old one: what may be left out and is left out is gone. */
function withTerms(agreement: Agreement, terms: Terms): Agreement {
  const { handlingTerms, renewalNoticeDays, contacts, predecessor, ...rest } = agreement;
  return { ...rest, ...terms };
}

const blankTerms: Terms = {
  title: '',
  kind: 'mou',
  parties: [],
  scopes: [],
  ceiling: 'TLP:CLEAR',
  effectiveFrom: '9999-12-31T00:00:00.000Z',
  effectiveUntil: '9999-12-31T00:00:00.001Z',
};

function unknownAgreement(event: Recorded<AgreementEvent>): Agreement {
  return {
    ...blankTerms,
    id: event.stream.id as AgreementId,
    drafter: event.owner,
    signatures: [],
    suspensions: [],
  };
}
