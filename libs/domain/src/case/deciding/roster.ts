import type { OrganizationId } from '../../ids.js';
import { rejected } from '../../rejection.js';
import { disclose, type Verdict } from '../../sharing/disclose.js';
import { explainWithheld } from '../../sharing/explain.js';
import type { Invite } from '../commands.js';
import type { CaseDraft } from '../events.js';
import { participant, roleOf, type CaseView } from '../view.js';
import { markingOf, requireAccepted, requireLead, type Acting } from './guards.js';

/** Who takes part: invitations and their answers, leaving, and handing over the lead. */

/** An invitation needs a basis when it is made: the invitee must be allowed to read the header (domain.md, `disclose`). */
export function invite(view: CaseView, input: Invite, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  const { organizationId: organization, role, message } = input;
  const state = participant(view, organization)?.state;
  if (state === 'accepted' || state === 'invited')
    throw rejected(
      'already-a-participant',
      `${acting.nameOf(organization)} ${state === 'invited' ? 'is invited' : 'takes part'} already.`,
    );
  requireBasisToInvite(view, organization, acting);
  const data = { organization, role, reference: view.reference, ...(message && { message }) };
  return [{ type: 'participant-invited', data, marking: markingOf(view) }];
}

function requireBasisToInvite(view: CaseView, organization: OrganizationId, acting: Acting): void {
  const verdict = inviteVerdict(view, organization, acting);
  if (verdict.verdict === 'withhold')
    throw rejected(
      'no-basis-to-invite',
      explainWithheld(verdict, acting.nameOf(organization), acting.agreements, acting.at),
    );
}

/** Whether, and on what basis, the lead may invite an organisation: whether it could be given the header as it is. */
export function inviteVerdict(
  header: Pick<CaseView, 'tlp'>,
  organization: OrganizationId,
  acting: Pick<Acting, 'by' | 'agreements' | 'at'>,
): Verdict {
  const { by: owner, agreements, at } = acting;
  const event = { type: 'header-changed', data: {}, owner, marking: { tlp: header.tlp } } as const;
  return disclose(event, { organization, participation: 'invited' }, agreements, at);
}

export function answerInvitation(
  view: CaseView,
  accept: boolean,
  reason: string | undefined,
  acting: Acting,
): CaseDraft[] {
  const own = participant(view, acting.by);
  if (own?.state !== 'invited')
    throw rejected('not-invited', 'There is no open invitation for your organisation.');
  const because = reason ? { reason } : {};
  return accept
    ? [
        {
          type: 'invitation-accepted',
          data: { role: roleOf(view, own), ...because },
          marking: markingOf(view),
        },
      ]
    : [{ type: 'invitation-declined', data: because, marking: markingOf(view) }];
}

export function withdraw(view: CaseView, reason: string | undefined, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  if (view.lead === acting.by)
    throw rejected(
      'lead-cannot-withdraw',
      'The lead cannot leave the case: hand it over first, or close it.',
    );
  return [{ type: 'participant-withdrew', data: reason ? { reason } : {}, marking: markingOf(view) }];
}

export function remove(
  view: CaseView,
  organization: OrganizationId,
  reason: string | undefined,
  acting: Acting,
): CaseDraft[] {
  requireLead(view, acting);
  if (organization === acting.by)
    throw rejected(
      'lead-cannot-withdraw',
      'The lead cannot leave the case: hand it over first, or close it.',
    );
  const state = participant(view, organization)?.state;
  if (!state)
    throw rejected('not-a-participant', `${acting.nameOf(organization)} does not take part in this case.`);
  if (state === 'removed')
    throw rejected('already-removed', `${acting.nameOf(organization)} was removed already.`);
  const data = { organization, ...(reason && { reason }) };
  return [{ type: 'participant-removed', data, marking: markingOf(view) }];
}

/** The lead offers the case to an accepted participant; it takes effect when they accept (domain.md, Handover). */
export function offerHandover(view: CaseView, organization: OrganizationId, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  if (organization === acting.by)
    throw rejected('already-the-lead', 'Your organisation leads the case already.');
  if (participant(view, organization)?.state !== 'accepted')
    throw rejected(
      'not-a-participant',
      'Only an organisation that has accepted the case can take over its lead.',
    );
  if (view.handover?.open)
    throw rejected(
      'handover-open',
      `The lead is offered to ${acting.nameOf(view.handover.to)}: withdraw that offer first.`,
    );
  return [{ type: 'handover-offered', data: { organization }, marking: markingOf(view) }];
}

export function withdrawHandover(view: CaseView, acting: Acting): CaseDraft[] {
  requireLead(view, acting);
  if (!view.handover?.open) throw rejected('no-handover-offer', 'The lead is not offered to anybody.');
  return [{ type: 'handover-withdrawn', data: { organization: view.handover.to }, marking: markingOf(view) }];
}

export function acceptHandover(view: CaseView, acting: Acting): CaseDraft[] {
  if (!view.handover?.open || view.handover.to !== acting.by)
    throw rejected('no-handover-offer', 'The lead is not offered to your organisation.');
  requireAccepted(view, acting);
  return [{ type: 'handover-accepted', data: {}, marking: markingOf(view) }];
}

/**
 * The old lead tells everyone whom it told about the case who leads now. It follows an acceptance without anybody's
 * doing, from the old lead's own view, so that its marking is what the old lead last set.
 */
export function announceLead(oldLeadsView: CaseView, newLead: OrganizationId): CaseDraft {
  return { type: 'lead-changed', data: { lead: newLead }, marking: markingOf(oldLeadsView) };
}
