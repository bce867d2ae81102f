import type { CaseCommand } from '../commands.js';
import { decide } from '../decide.js';
import type { CaseView } from '../view.js';
import * as given from '../../testing/samples.js';
import { acting, agreement, MY, now, opened, PH, refusalOf, SG, viewAfter } from '../../testing/samples.js';
import { announceLead, inviteVerdict } from './roster.js';

/** Who takes part: invitations and their answers, leaving, and handing over the lead. */

const papers = [agreement([PH, SG])];
const marking = { tlp: 'TLP:AMBER' };
const alone = viewAfter(opened(PH));
const invited = viewAfter(opened(PH), given.invited(PH, SG));
const together = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG));
const offered = viewAfter(
  opened(PH),
  given.invited(PH, SG),
  given.accepted(SG),
  given.handoverOffered(PH, SG),
);

const act = (view: CaseView, by: typeof PH, command: CaseCommand) =>
  decide(view, command, acting(by, ...papers));
const refusal = (view: CaseView, by: typeof PH, command: CaseCommand) =>
  refusalOf(() => act(view, by, command));
const invite = (organizationId: typeof PH, message?: string): CaseCommand => ({
  type: 'invite',
  input: { organizationId, role: 'affected', ...(message && { message }) },
});

describe('an invitation', () => {
  const data = { organization: SG, role: 'affected', reference: 'PH-2026-000001' };

  it('names the case, the role and what the lead says', () => {
    expect(act(alone, PH, invite(SG))).toEqual([{ type: 'participant-invited', data, marking }]);
    expect(act(alone, PH, invite(SG, 'Your hospitals too?'))).toEqual([
      { type: 'participant-invited', data: { ...data, message: 'Your hospitals too?' }, marking },
    ]);
  });

  it('is the lead’s to make', () => {
    expect(refusal(together, SG, invite(MY)).code).toBe('not-the-lead');
  });

  it('is not made twice', () => {
    expect(refusal(invited, PH, invite(SG))).toMatchObject({
      code: 'already-a-participant',
      sentence: 'CERT-SG is invited already.',
    });
    expect(refusal(together, PH, invite(SG)).sentence).toBe('CERT-SG takes part already.');
    expect(refusal(alone, PH, invite(PH)).code).toBe('already-a-participant');
  });

  it.each([given.declined(SG), given.withdrew(SG), given.removed(PH, SG)])(
    'is made again after $type',
    (departure) => {
      const left = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG), departure);
      expect(act(left, PH, invite(SG))).toEqual([{ type: 'participant-invited', data, marking }]);
    },
  );

  it('needs an agreement that covers the case', () => {
    expect(refusal(alone, PH, invite(MY))).toMatchObject({
      code: 'no-basis-to-invite',
      sentence: 'There is no agreement with CERT-MY: sign one, or mark it TLP:CLEAR.',
    });
    expect(refusal({ ...alone, tlp: 'TLP:RED' }, PH, invite(SG)).sentence).toContain(
      'covers up to TLP:AMBER',
    );
  });

  it('needs none for a public case', () => {
    expect(act({ ...alone, tlp: 'TLP:CLEAR' }, PH, invite(MY))).toHaveLength(1);
  });

  it('tells beforehand whether there is a basis', () => {
    const by = acting(PH, ...papers);
    expect(inviteVerdict(alone, SG, by)).toEqual({
      verdict: 'disclose',
      basis: 'agreement',
      agreementId: 'PH-SG',
    });
    expect(inviteVerdict(alone, MY, by)).toEqual({ verdict: 'withhold', reason: 'no-agreement' });
    expect(
      inviteVerdict({ tlp: 'TLP:RED' }, SG, acting(PH, agreement([PH, SG], { ceiling: 'TLP:RED' }))),
    ).toEqual({
      ...{ verdict: 'disclose', basis: 'agreement', agreementId: 'PH-SG' },
    });
  });
});

describe('the answer to an invitation', () => {
  it('accepts in the role in which one was invited', () => {
    expect(act(invited, SG, { type: 'answer-invitation', accept: true })).toEqual([
      { type: 'invitation-accepted', data: { role: 'assisting' }, marking },
    ]);
    expect(act(invited, SG, { type: 'answer-invitation', accept: true, reason: 'On our way.' })).toEqual([
      { type: 'invitation-accepted', data: { role: 'assisting', reason: 'On our way.' }, marking },
    ]);
  });

  it('declines', () => {
    expect(act(invited, SG, { type: 'answer-invitation', accept: false })).toEqual([
      { type: 'invitation-declined', data: {}, marking },
    ]);
    expect(act(invited, SG, { type: 'answer-invitation', accept: false, reason: 'Not ours.' })).toEqual([
      { type: 'invitation-declined', data: { reason: 'Not ours.' }, marking },
    ]);
  });

  it.each([true, false])('needs an open invitation (accept: %s)', (accept) => {
    expect(refusal(together, SG, { type: 'answer-invitation', accept }).code).toBe('not-invited');
    expect(refusal(invited, MY, { type: 'answer-invitation', accept }).code).toBe('not-invited');
  });
});

describe('leaving', () => {
  it('is open to every participant but the lead', () => {
    expect(act(together, SG, { type: 'withdraw' })).toEqual([
      { type: 'participant-withdrew', data: {}, marking },
    ]);
    expect(act(together, SG, { type: 'withdraw', reason: 'Done here.' })).toEqual([
      { type: 'participant-withdrew', data: { reason: 'Done here.' }, marking },
    ]);
    expect(refusal(together, PH, { type: 'withdraw' }).code).toBe('lead-cannot-withdraw');
  });

  it('is not for who has not accepted, or has left', () => {
    expect(refusal(invited, SG, { type: 'withdraw' }).code).toBe('not-accepted-yet');
    const left = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG), given.withdrew(SG));
    expect(refusal(left, SG, { type: 'withdraw' }).code).toBe('not-a-participant');
  });
});

describe('a removal', () => {
  const remove = (organization: typeof PH, reason?: string): CaseCommand => ({
    type: 'remove',
    organization,
    reason,
  });

  it('is done by the lead, to whom it knows', () => {
    expect(act(together, PH, remove(SG))).toEqual([
      { type: 'participant-removed', data: { organization: SG }, marking },
    ]);
    expect(act(invited, PH, remove(SG, 'By mistake.'))).toEqual([
      { type: 'participant-removed', data: { organization: SG, reason: 'By mistake.' }, marking },
    ]);
  });

  it('is refused', () => {
    expect(refusal(together, SG, remove(PH)).code).toBe('not-the-lead');
    expect(refusal(together, PH, remove(PH)).code).toBe('lead-cannot-withdraw');
    expect(refusal(together, PH, remove(MY))).toMatchObject({
      code: 'not-a-participant',
      sentence: 'CERT-MY does not take part in this case.',
    });
    const gone = viewAfter(opened(PH), given.invited(PH, SG), given.removed(PH, SG));
    expect(refusal(gone, PH, remove(SG)).code).toBe('already-removed');
  });
});

describe('a handover', () => {
  it('is offered by the lead to who has accepted', () => {
    expect(act(together, PH, { type: 'offer-handover', to: SG })).toEqual([
      { type: 'handover-offered', data: { organization: SG }, marking },
    ]);
  });

  it('is not offered', () => {
    expect(refusal(together, SG, { type: 'offer-handover', to: SG }).code).toBe('not-the-lead');
    expect(refusal(together, PH, { type: 'offer-handover', to: PH }).code).toBe('already-the-lead');
    expect(refusal(invited, PH, { type: 'offer-handover', to: SG }).code).toBe('not-a-participant');
    expect(refusal(together, PH, { type: 'offer-handover', to: MY }).code).toBe('not-a-participant');
    expect(refusal(offered, PH, { type: 'offer-handover', to: SG })).toMatchObject({
      code: 'handover-open',
      sentence: 'The lead is offered to CERT-SG: withdraw that offer first.',
    });
  });

  it('is offered anew after it was withdrawn', () => {
    const withdrawn = viewAfter(
      opened(PH),
      given.accepted(SG),
      given.handoverOffered(PH, SG),
      given.handoverWithdrawn(PH, SG),
    );
    expect(act(withdrawn, PH, { type: 'offer-handover', to: SG })).toHaveLength(1);
  });

  it('is withdrawn while it is open', () => {
    expect(act(offered, PH, { type: 'withdraw-handover' })).toEqual([
      { type: 'handover-withdrawn', data: { organization: SG }, marking },
    ]);
    expect(refusal(offered, SG, { type: 'withdraw-handover' }).code).toBe('not-the-lead');
    expect(refusal(together, PH, { type: 'withdraw-handover' }).code).toBe('no-handover-offer');
    const withdrawn = viewAfter(opened(PH), given.handoverOffered(PH, SG), given.handoverWithdrawn(PH, SG));
    expect(refusal(withdrawn, PH, { type: 'withdraw-handover' }).code).toBe('no-handover-offer');
  });

  it('is accepted by the one to whom it is offered, while it is', () => {
    expect(act(offered, SG, { type: 'accept-handover' })).toEqual([
      { type: 'handover-accepted', data: {}, marking },
    ]);
    expect(refusal(offered, PH, { type: 'accept-handover' }).code).toBe('no-handover-offer');
    expect(refusal(together, SG, { type: 'accept-handover' }).code).toBe('no-handover-offer');
    const withdrawn = viewAfter(
      opened(PH),
      given.accepted(SG),
      given.handoverOffered(PH, SG),
      given.handoverWithdrawn(PH, SG),
    );
    expect(refusal(withdrawn, SG, { type: 'accept-handover' }).code).toBe('no-handover-offer');
  });

  it('ends when the one to whom it was offered leaves', () => {
    for (const departure of [given.withdrew(SG), given.removed(PH, SG)]) {
      const left = viewAfter(opened(PH), given.accepted(SG), given.handoverOffered(PH, SG), departure);
      expect(refusal(left, SG, { type: 'accept-handover' }).code).toBe('no-handover-offer');
    }
  });

  it('is not accepted by who does not take part, however it came to the offer', () => {
    const stray = viewAfter(opened(PH), given.invited(PH, SG), given.handoverOffered(PH, SG));
    expect(refusal(stray, SG, { type: 'accept-handover' }).code).toBe('not-accepted-yet');
  });

  it('is announced by the old lead, marked as it last marked the case', () => {
    expect(announceLead({ ...together, tlp: 'TLP:GREEN', pap: 'PAP:GREEN' }, SG)).toEqual({
      ...{ type: 'lead-changed', data: { lead: SG }, marking: { tlp: 'TLP:GREEN', pap: 'PAP:GREEN' } },
    });
  });
});

it('asks at the time of the act', () => {
  const over = agreement([PH, SG], { effectiveUntil: now });
  expect(refusalOf(() => decide(alone, invite(SG), acting(PH, over))).sentence).toContain('expired');
});
