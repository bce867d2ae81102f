import type { Agreement } from '../../agreement/agreement.js';
import type { Instant, OrganizationId } from '../../ids.js';
import { rejected } from '../../rejection.js';
import { verdictFor } from '../../sharing/audience.js';
import { explainWithheld } from '../../sharing/explain.js';
import type { Marking } from '../../sharing/tlp.js';
import type { CaseDraft } from '../events.js';
import { participant, type CaseView } from '../view.js';

/** Who acts, when, and the papers that its own book holds: all that a decision may rest on, beside its own view. */
export interface Acting {
  by: OrganizationId;
  at: Instant;
  agreements: readonly Agreement[];
  /** The short name of a registered organisation, for sentences; that it is registered is no secret. */
  nameOf: (organization: OrganizationId) => string;
}

export function requireLead(view: CaseView, { by, nameOf }: Acting): void {
  if (view.lead !== by)
    throw rejected(
      'not-the-lead',
      `Only the lead may do this: ask ${nameOf(view.lead)}, or have the lead handed over.`,
    );
}

export function requireAccepted(view: CaseView, { by }: Acting): void {
  const state = participant(view, by)?.state;
  if (state === 'invited') throw rejected('not-accepted-yet', 'Accept the invitation first.');
  if (state !== 'accepted')
    throw rejected('not-a-participant', 'Your organisation does not take part in this case any more.');
}

/** A closed case takes no new content but corrections and lessons (domain.md, Case). */
export function requireNotClosed(view: CaseView): void {
  if (view.status === 'closed')
    throw rejected(
      'case-closed',
      'The case is closed: reopen it first, or add the text as a lesson or a correction.',
    );
}

/** What is addressed to a party is refused when it would not reach it (domain.md, `disclose`). */
export function requireReach(view: CaseView, draft: CaseDraft, to: OrganizationId, acting: Acting): void {
  if (to === acting.by) return;
  const verdict = verdictFor(view, draft, acting.by, to, acting.agreements, acting.at);
  if (verdict.verdict === 'withhold')
    throw rejected(
      'would-not-reach',
      explainWithheld(verdict, acting.nameOf(to), acting.agreements, acting.at),
    );
}

/** Everyone named must be allowed to have it, or the author would believe to have told whom nobody told. */
export function addressed(view: CaseView, draft: CaseDraft, acting: Acting): CaseDraft {
  for (const recipient of draft.marking.recipients ?? []) requireReach(view, draft, recipient, acting);
  return draft;
}

/**
 * The marking of what is addressed to one organisation: as chosen, or as what it follows on was marked, or the case's.
 * TLP:RED names the addressee, since with nobody named it would stay at home.
 */
export function markingFor(
  to: OrganizationId,
  view: CaseView,
  chosen: Marking['tlp'] | undefined,
  followedOn: Marking['tlp'] | null = null,
): Marking {
  const marking = markingOf(view, { tlp: chosen ?? followedOn ?? undefined });
  return marking.tlp === 'TLP:RED' ? { ...marking, recipients: [to] } : marking;
}

/** The marking of what is written into a case: the case's, unless its author says otherwise. */
export function markingOf(
  view: CaseView,
  chosen: { tlp?: Marking['tlp'] | undefined; pap?: Marking['pap']; recipients?: Marking['recipients'] } = {},
): Marking {
  const pap = chosen.pap ?? view.pap;
  const recipients = chosen.recipients && [...new Set(chosen.recipients)].sort();
  return { tlp: chosen.tlp ?? view.tlp, ...(pap && { pap }), ...(recipients?.length && { recipients }) };
}

/**
 * So many tasks, as many requests and as many clocks has one organisation in one case. They lie in the views of all who were
 * told, which are read and written whole with whatever happens next: without a bound, one participant could slow down all others.
 */
const mostOfOne = 500;

/** Refuses one more where an organisation has so many already, of its own in its own view: nobody else's count with them. */
export function requireRoom(own: readonly unknown[], what: 'tasks' | 'requests' | 'clocks'): void {
  if (own.length >= mostOfOne)
    throw rejected(
      'too-many-in-case',
      `Your organisation has ${mostOfOne} ${what} in this case already: go on in another one.`,
    );
}
