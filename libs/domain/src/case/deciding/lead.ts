import { rejected } from '../../rejection.js';
import type { ChangeEscalation, ChangeHeader, ChangeStatus, NewCase } from '../commands.js';
import type { Restated } from '../event-data.js';
import type { CaseDraft } from '../events.js';
import { tlpLevel, type Marking } from '../../sharing/tlp.js';
import { openRequests, type CaseView } from '../view.js';
import { statusTransitions } from '../vocabulary.js';
import { markingOf, requireLead, type Acting } from './guards.js';

/** What the lead alone decides: the header of the case, its status and its escalation. */

export function open(reference: string, input: NewCase): CaseDraft[] {
  const { affectedCountries = [], sectors = [], externalReferences = [], tlp, pap } = input;
  const data = { ...input, affectedCountries, sectors, externalReferences, reference };
  return [{ type: 'case-opened', data, marking: { tlp, ...(pap && { pap }) } }];
}

/**
 * Changes the header. The event carries the new marking; when that is lower than before, the lead states the whole
 * header again, since those who were cut off by the higher one have missed what was said meanwhile.
 */
export function changeHeader(view: CaseView, input: ChangeHeader, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  const marking = markingOf(view, input);
  const lowered = tlpLevel(marking.tlp) < tlpLevel(view.tlp);
  return [
    { type: 'header-changed', data: lowered ? { ...restated(view), ...input } : { ...input }, marking },
  ];
}

function restated(view: CaseView): Partial<Restated> {
  const {
    reference,
    title,
    summary,
    classification,
    severity,
    affectedCountries,
    sectors,
    externalReferences,
  } = view;
  const { status, escalation, disposition, duplicateOf, closingSummary, closedAt } = view;
  const { pap, occurredAt, detectedAt, openedAt } = view;
  return {
    ...{
      reference,
      title,
      summary,
      classification,
      severity,
      affectedCountries,
      sectors,
      externalReferences,
    },
    ...{ status, escalation, disposition, duplicateOf, closingSummary, closedAt },
    ...(pap && { pap }),
    ...(openedAt && { openedAt }),
    ...(occurredAt && { occurredAt }),
    ...(detectedAt && { detectedAt }),
  };
}

export function changeStatus(view: CaseView, input: ChangeStatus, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  const allowed: readonly string[] = statusTransitions[view.status];
  if (!allowed.includes(input.to))
    throw rejected(
      'status-transition-not-allowed',
      `A case that is ${view.status} can only become ${allowed.join(' or ')}.`,
    );
  if (input.to === 'closed') requireClosable(view, input, acting);
  else if (input.disposition ?? input.duplicateOf ?? input.closingSummary)
    throw rejected('only-when-closing', 'A disposition and a closing summary belong to closing the case.');
  if (view.status === 'closed' && !input.reason)
    throw rejected('reason-required', 'Say why the case is reopened.');
  return [{ type: 'status-changed', data: { ...input }, marking: headerMarking(view) }];
}

function requireClosable(
  view: CaseView,
  { disposition, duplicateOf, closingSummary }: ChangeStatus,
  acting: Acting,
): void {
  if (!disposition || !closingSummary?.trim())
    throw rejected('closing-incomplete', 'Closing needs a disposition and a closing summary.');
  if (disposition === 'duplicate' && !duplicateOf)
    throw rejected('closing-incomplete', 'Say of which case this one is a duplicate.');
  if (disposition !== 'duplicate' && duplicateOf)
    throw rejected('closing-incomplete', 'Only a duplicate names the case that it repeats.');
  if (duplicateOf === view.id || duplicateOf === view.reference)
    throw rejected('closing-incomplete', 'A case is no duplicate of itself: name the other one.');
  const open = openRequests(view);
  if (open.length > 0)
    throw rejected(
      'open-requests-remain',
      `${open.length} assistance ${open.length === 1 ? 'request is' : 'requests are'} still open (to ` +
        `${[...new Set(open.map(({ addressee }) => acting.nameOf(addressee)))].join(', ')}): have them answered or cancel them first.`,
    );
}

export function changeEscalation(view: CaseView, input: ChangeEscalation, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  if (view.escalation === input.level)
    throw rejected('already-at-this-level', `The case stands at the ${input.level} level already.`);
  return [{ type: 'escalation-changed', data: { ...input }, marking: headerMarking(view) }];
}

function headerMarking(view: CaseView): Marking {
  return markingOf(view);
}
