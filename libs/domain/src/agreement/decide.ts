import type { Instant, OrganizationId } from '../ids.js';
import type { Draft } from '../recorded.js';
import { rejected } from '../rejection.js';
import type { Marking } from '../sharing/tlp.js';
import { documentsNow, isSigned, stateAt, stateSince, type Agreement } from './agreement.js';
import type { AgreementCommand, RecordDocument } from './commands.js';
import type { AgreementEvent } from './events.js';
import { hasFallen } from './succession.js';
import { termsOf } from './terms-of.js';

/** Memoranda are known to exist; what is in them goes to the parties alone, whatever this says (domain.md, disclose). */
const marking: Marking = { tlp: 'TLP:AMBER' };

/**
 * Answers a command on an agreement with the events that it causes, or refuses with a Rejection.
 * `by` is the organisation in whose name it is done: for a signature on paper, the party that signed. `agreements` are
 * the others that it knows of.
 */
export function decideAgreement(
  agreement: Agreement | undefined,
  command: AgreementCommand,
  { by, at, agreements = [] }: { by: OrganizationId; at: Instant; agreements?: readonly Agreement[] },
): Draft<AgreementEvent>[] {
  if (command.type === 'draft') return [{ type: 'agreement-drafted', data: command.terms, marking }];
  if (!agreement) throw rejected('not-found', 'There is no such agreement.');
  switch (command.type) {
    case 'change':
      requireDraft(agreement, by);
      return [{ type: 'agreement-changed', data: command.terms, marking }];
    case 'propose':
      requireDraft(agreement, by);
      return [{ type: 'agreement-proposed', data: termsOf(agreement), marking }];
    case 'sign': {
      const { evidence, recordedBy } = command;
      requireParty(agreement, by);
      return [{ type: 'agreement-signed', data: sign(agreement, by, at, { evidence, recordedBy }), marking }];
    }
    case 'record-document':
      return [{ type: 'agreement-document-recorded', data: recordDocument(agreement, command, by), marking }];
    case 'change-contacts': {
      const { contacts } = command;
      requireGoing(agreement, by, at);
      return [{ type: 'agreement-contacts-changed', data: { contacts }, marking }];
    }
    case 'suspend':
      return [{ type: 'agreement-suspended', data: suspend(agreement, command.reason, by, at), marking }];
    case 'resume':
      requireParty(agreement, by);
      requireOwnSuspension(agreement, by);
      return [{ type: 'agreement-resumed', data: {}, marking }];
    case 'terminate':
      return [{ type: 'agreement-terminated', data: terminate(agreement, command, by, at), marking }];
    case 'renew':
      requireRenewable(agreement, command.parties, by, at, agreements);
      return [
        {
          type: 'agreement-renewed',
          data: { successor: command.successor, effectiveUntil: command.effectiveUntil },
          marking,
        },
      ];
  }
}

function requireParty(agreement: Agreement, by: OrganizationId): void {
  if (!agreement.parties.includes(by))
    throw rejected('not-a-party', 'Only a party to the agreement may do this.');
}

function requireDraft(agreement: Agreement, by: OrganizationId): void {
  if (agreement.drafter !== by)
    throw rejected('not-the-drafter', 'Only who drafted the agreement may do this.');
  if (agreement.proposedAt)
    throw rejected('agreement-state', 'The agreement is proposed already: its text cannot change any more.');
}

function sign(
  agreement: Agreement,
  by: OrganizationId,
  at: Instant,
  data: { evidence?: string | undefined; recordedBy?: OrganizationId | undefined },
): typeof data {
  const state = stateAt(agreement, at);
  if (agreement.signatures.some(({ party }) => party === by))
    throw rejected('already-signed', 'This party has signed already.');
  if (state !== 'proposed')
    throw rejected(
      'agreement-state',
      `An agreement that is ${state} cannot be signed: it must be proposed first and not over.`,
    );
  return data;
}

function recordDocument(
  agreement: Agreement,
  { sha256, name, bytes }: RecordDocument,
  by: OrganizationId,
): RecordDocument {
  requireParty(agreement, by);
  if (!isSigned(agreement))
    throw rejected('agreement-state', 'There is no signed document before every party has signed.');
  if (documentsNow(agreement).some((document) => document.by === by && document.sha256 === sha256))
    throw rejected('already-recorded', 'You have recorded this document already.');
  return { sha256, name, bytes };
}

/** Whoever answers for a party is called under what its parties have before them, and no more when that is over. */
function requireGoing(agreement: Agreement, by: OrganizationId, at: Instant): void {
  requireParty(agreement, by);
  const state = stateAt(agreement, at);
  if (state === 'draft')
    throw rejected('agreement-state', 'The contacts in a draft are part of its text: change the draft.');
  if (state === 'expired' || state === 'terminated' || state === 'superseded')
    throw rejected('agreement-state', `Nobody is called any more under an agreement that is ${state}.`);
}

function suspend(agreement: Agreement, reason: string, by: OrganizationId, at: Instant): { reason: string } {
  requireParty(agreement, by);
  const state = stateAt(agreement, at);
  if (agreement.suspensions.some((suspension) => suspension.by === by))
    throw rejected('agreement-state', 'You have suspended this agreement already.');
  if (state !== 'active' && state !== 'signed' && state !== 'suspended')
    throw rejected('agreement-state', `Only an agreement in force can be suspended; this one is ${state}.`);
  return { reason };
}

function requireOwnSuspension(agreement: Agreement, by: OrganizationId): void {
  if (agreement.suspensions.length === 0)
    throw rejected('agreement-state', 'The agreement is not suspended.');
  if (!agreement.suspensions.some((suspension) => suspension.by === by))
    throw rejected(
      'not-the-suspender',
      'Only the party that suspended the agreement can lift the suspension.',
    );
}

function terminate(
  agreement: Agreement,
  { reason, effectiveAt }: { reason: string; effectiveAt?: Instant | undefined },
  by: OrganizationId,
  at: Instant,
): { reason: string; effectiveAt?: Instant | undefined } {
  requireParty(agreement, by);
  const state = stateAt(agreement, at);
  if (state === 'draft' || state === 'terminated' || state === 'expired' || state === 'superseded')
    throw rejected('agreement-state', `An agreement that is ${state} cannot be terminated.`);
  if (agreement.termination && agreement.termination.effectiveAt <= (effectiveAt ?? at))
    throw rejected(
      'agreement-state',
      `The agreement already ends on ${agreement.termination.effectiveAt.slice(0, 10)} by notice.`,
    );
  if (effectiveAt && effectiveAt < at)
    throw rejected(
      'notice-in-the-past',
      'The notice date lies in the past: leave it out to end the agreement now.',
    );
  return effectiveAt ? { reason, effectiveAt } : { reason };
}

function requireRenewable(
  agreement: Agreement,
  parties: readonly OrganizationId[],
  by: OrganizationId,
  at: Instant,
  register: readonly Agreement[],
): void {
  requireParty(agreement, by);
  if (!isSigned(agreement)) throw rejected('agreement-state', 'Only a signed agreement can be renewed.');
  if (stateAt(agreement, at) === 'terminated')
    throw rejected(
      'agreement-state',
      `The agreement was terminated on ${stateSince(agreement, at)?.slice(0, 10) ?? ''}: draft a new one.`,
    );
  const next = register.find(({ id }) => id === agreement.successor);
  if (agreement.successor && !(next && hasFallen(next, at)))
    throw rejected('already-renewed', 'The agreement has a successor already.');
  if (!agreement.parties.every((party) => parties.includes(party)))
    throw rejected('party-left-out', 'Every party to the agreement must be a party to what follows on it.');
}
