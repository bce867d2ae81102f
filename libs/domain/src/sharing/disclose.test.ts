import type { Agreement, AgreementState } from '../agreement/agreement.js';
import { disclose, type Reader, type WithholdReason } from './disclose.js';
import * as given from '../testing/samples.js';
import { agreement, marked, MY, now, PH, RU, SG, update, type Happening } from '../testing/samples.js';

/** The nine rules of domain.md, `disclose`, each in its turn. PH leads the case; SG, MY and RU read. */

const accepted = (organization = SG): Reader => ({ organization, participation: 'accepted' });
const invited = (organization = SG): Reader => ({ organization, participation: 'invited' });
const lead: Reader = { organization: PH, participation: 'accepted', leads: true };

const verdict = (happening: Happening, reader: Reader, ...agreements: Agreement[]) =>
  disclose(happening, reader, agreements, now);

const withheld = (reason: WithholdReason): unknown =>
  expect.objectContaining({ verdict: 'withhold', reason });
const byAgreement = (agreementId: string) => ({ verdict: 'disclose', basis: 'agreement', agreementId });

describe('1: an owner reads what it wrote', () => {
  it.each<[string, Happening]>([
    ['an internal update', update(SG, { tlp: 'TLP:RED' })],
    ['an update to others', update(SG, { tlp: 'TLP:AMBER', recipients: [PH] })],
    ['its withdrawal', given.withdrew(SG)],
  ])('%s, without any agreement', (_, happening) => {
    expect(verdict(happening, accepted())).toEqual({ verdict: 'disclose', basis: 'owner' });
  });

  it('even when it takes part no more', () => {
    expect(verdict(update(SG), { organization: SG, participation: 'removed' })).toEqual({
      verdict: 'disclose',
      basis: 'owner',
    });
  });
});

describe('2: participation always reaches the two whom it concerns', () => {
  const participation = { verdict: 'disclose', basis: 'participation' };

  it.each<[string, Happening]>([
    ['its invitation', given.invited(PH, SG)],
    ['its removal', given.removed(PH, SG)],
    ['the offer of the lead', given.handoverOffered(PH, SG)],
    ['the end of that offer', given.handoverWithdrawn(PH, SG)],
  ])('gives an organisation %s, whatever the marking and the agreements', (_, happening) => {
    expect(verdict(marked(happening, { tlp: 'TLP:RED' }), { organization: SG })).toEqual(participation);
  });

  it.each<[string, Happening]>([
    ['an acceptance', given.accepted(SG)],
    ['a declination', given.declined(SG)],
    ['a withdrawal', given.withdrew(SG)],
    ['an accepted handover', given.handoverAccepted(SG)],
    ["another lead's invitation", given.invited(MY, SG)],
  ])('gives the lead %s', (_, happening) => {
    expect(verdict(marked(happening, { tlp: 'TLP:RED' }), lead)).toEqual(participation);
  });

  it('gives the lead nothing else of right', () => {
    expect(verdict(update(SG), lead)).toEqual(withheld('no-agreement'));
    expect(verdict(given.requested(SG, PH), { ...lead, organization: MY })).toEqual(
      withheld('confidential-roster'),
    );
  });

  it('does not give a third participant of right what concerns another', () => {
    expect(verdict(given.accepted(SG), accepted(MY))).toEqual(withheld('no-agreement'));
  });
});

describe('3: who is not in the case gets nothing', () => {
  it.each(['declined', 'withdrawn', 'removed', undefined] as const)('participation %s', (participation) => {
    const reader = { organization: SG, participation };
    expect(verdict(update(PH), reader, agreement([PH, SG]))).toEqual(withheld('not-a-participant'));
    expect(verdict(update(PH, { tlp: 'TLP:CLEAR' }), reader)).toEqual(withheld('not-a-participant'));
    expect(verdict(given.opened(PH), reader, agreement([PH, SG]))).toEqual(withheld('not-a-participant'));
  });
});

describe('4: the roster is confidential', () => {
  const aboutSg: [string, Happening][] = [
    ['an invitation', given.invited(PH, SG)],
    ['a removal', given.removed(PH, SG)],
    ['an offer of the lead', given.handoverOffered(PH, SG)],
    ['a withdrawn offer', given.handoverWithdrawn(PH, SG)],
    ['a request', given.requested(PH, SG)],
    ['an answer', given.answered(PH, SG, 'closed')],
    ['a cancelled request', given.cancelled(PH, SG)],
    ['a task', given.assigned(PH, SG)],
    ['a moved task', given.taskMoved(PH, SG, 'done')],
    [
      'a correction of what concerned it',
      { ...given.corrected(PH, 1), data: { ...given.corrected(PH, 1).data, concerns: SG } },
    ],
  ];

  it.each(aboutSg)('withholds %s from who is bound to both by two papers only', (_, happening) => {
    const papers = [agreement([PH, MY]), agreement([PH, SG]), agreement([MY, SG])];
    expect(verdict(happening, accepted(MY), ...papers)).toEqual(withheld('confidential-roster'));
    expect(verdict(marked(happening, { tlp: 'TLP:CLEAR' }), accepted(MY), ...papers)).toEqual(
      withheld('confidential-roster'),
    );
  });

  it.each(aboutSg)('gives %s to who is bound to both by one paper', (_, happening) => {
    const community = agreement([PH, SG, MY]);
    expect(verdict(happening, accepted(MY), community)).toEqual(byAgreement(community.id));
  });

  it.each([
    ['suspended', { suspensions: [{ by: PH, reason: 'Elections.', since: now }] }],
    ['for something else', { scopes: ['research' as const] }],
    ['over', { effectiveUntil: now }],
  ])('does not count a common paper that is %s', (_, said) => {
    const papers = [agreement([PH, SG, MY], said), agreement([PH, MY])];
    expect(verdict(given.requested(PH, SG), accepted(MY), ...papers)).toEqual(
      withheld('confidential-roster'),
    );
  });

  it('lets any ceiling of the common paper do, and the text go by another', () => {
    const community = agreement([PH, SG, MY], { ceiling: 'TLP:CLEAR' });
    const bilateral = agreement([PH, MY]);
    expect(verdict(given.requested(PH, SG), accepted(MY), community, bilateral)).toEqual(
      byAgreement(bilateral.id),
    );
  });

  it('does not keep from an organisation what concerns it', () => {
    const bilateral = agreement([PH, SG]);
    expect(verdict(given.requested(PH, SG), accepted(SG), bilateral)).toEqual(byAgreement(bilateral.id));
  });

  it('does not hide a task that an organisation gave itself', () => {
    const bilateral = agreement([PH, SG]);
    expect(verdict(given.assigned(PH, PH), accepted(SG), bilateral)).toEqual(byAgreement(bilateral.id));
    const open = marked(given.assigned(PH, PH), { tlp: 'TLP:CLEAR' });
    expect(verdict(open, accepted(SG))).toEqual({ verdict: 'disclose', basis: 'public' });
  });

  it('stands before the marking and the invitation', () => {
    const happening = marked(given.requested(PH, SG), { tlp: 'TLP:RED' });
    expect(verdict(happening, invited(MY), agreement([PH, MY]))).toEqual(withheld('confidential-roster'));
  });
});

describe('5: who is only invited reads the header', () => {
  const bilateral = agreement([PH, SG]);

  it.each<[string, Happening]>([
    ['the opening', given.opened(PH)],
    ['a changed header', given.headerChanged(PH, { severity: 'severe' })],
    ['a status', given.statusChanged(PH, { to: 'triage' })],
    ['an escalation', given.escalated(PH)],
    ['a new lead', given.leadChanged(PH, MY)],
  ])('%s', (_, happening) => {
    expect(verdict(happening, invited(), bilateral)).toEqual(byAgreement(bilateral.id));
  });

  it.each<[string, Happening]>([
    ['an update', update(PH)],
    ['a public update', update(PH, { tlp: 'TLP:CLEAR' })],
    ['an indicator', given.indicator(PH)],
    ['a request to it', given.requested(PH, SG)],
    ["the lead's acceptance", given.handoverAccepted(PH)],
    ["another's task of its own", given.assigned(PH, PH)],
    ['a clock', marked(given.clockStarted(PH), { tlp: 'TLP:GREEN' })],
  ])('and not yet %s', (_, happening) => {
    expect(verdict(happening, invited(), bilateral)).toEqual(withheld('not-accepted-yet'));
  });
});

describe('6: a marking may name who reads', () => {
  const bilateral = agreement([PH, SG], { ceiling: 'TLP:RED' });

  it.each(['TLP:CLEAR', 'TLP:AMBER', 'TLP:RED'] as const)('and %s then goes to those named alone', (tlp) => {
    const happening = update(PH, { tlp, recipients: [MY, SG] });
    expect(verdict(happening, accepted(SG), bilateral)).toEqual(byAgreement(bilateral.id));
    expect(verdict(happening, accepted(RU), agreement([PH, RU], { ceiling: 'TLP:RED' }))).toEqual(
      withheld('not-named'),
    );
  });

  it('keeps TLP:RED in the house when nobody is named', () => {
    expect(verdict(update(PH, { tlp: 'TLP:RED' }), accepted(), bilateral)).toEqual(withheld('not-named'));
    expect(verdict(update(PH, { tlp: 'TLP:RED', recipients: [] }), accepted(), bilateral)).toEqual(
      withheld('not-named'),
    );
    expect(verdict(given.clockStarted(PH), accepted(), bilateral)).toEqual(withheld('not-named'));
    expect(verdict(marked(given.withdrew(PH), { tlp: 'TLP:RED' }), accepted(), bilateral)).toEqual(
      withheld('not-named'),
    );
  });

  it('takes whom the lead invited as named for the header of a TLP:RED case', () => {
    const header = given.opened(PH, { tlp: 'TLP:RED' });
    expect(verdict(header, invited(), bilateral)).toEqual(byAgreement(bilateral.id));
    expect(verdict(header, accepted(), bilateral)).toEqual(byAgreement(bilateral.id));
  });

  it('does not let a name stand for an agreement', () => {
    expect(verdict(update(PH, { tlp: 'TLP:RED', recipients: [SG] }), accepted())).toEqual(
      withheld('no-agreement'),
    );
  });
});

describe('7: an agreement in force carries what its ceiling covers', () => {
  it.each([
    ['TLP:GREEN', 'TLP:CLEAR'],
    ['TLP:GREEN', 'TLP:GREEN'],
    ['TLP:AMBER', 'TLP:GREEN'],
    ['TLP:AMBER', 'TLP:AMBER'],
    ['TLP:AMBER+STRICT', 'TLP:AMBER+STRICT'],
    ['TLP:RED', 'TLP:AMBER+STRICT'],
  ] as const)('a ceiling of %s carries %s', (ceiling, tlp) => {
    const paper = agreement([PH, SG], { ceiling });
    expect(verdict(update(PH, { tlp }), accepted(), paper)).toEqual(byAgreement(paper.id));
  });

  it('in either direction', () => {
    const paper = agreement([SG, PH]);
    expect(verdict(update(PH), accepted(SG), paper)).toEqual(byAgreement(paper.id));
    expect(verdict(update(SG), accepted(PH), paper)).toEqual(byAgreement(paper.id));
  });

  it('does not carry on the strength of a paper that is not the owner’s', () => {
    expect(verdict(update(PH), accepted(SG), agreement([SG, MY]), agreement([PH, MY]))).toEqual(
      withheld('no-agreement'),
    );
  });

  it('is in force from its first moment to the last before its end', () => {
    const paper = agreement([PH, SG], { effectiveFrom: given.minute(10), effectiveUntil: given.minute(20) });
    const at = (minute: number) => disclose(update(PH), accepted(), [paper], given.minute(minute)).verdict;
    expect([9, 10, 19, 20].map(at)).toEqual(['withhold', 'disclose', 'disclose', 'withhold']);
  });

  it('carries the participation of others too, where the roster allows', () => {
    const paper = agreement([SG, MY]);
    expect(verdict(given.accepted(SG), accepted(MY), paper)).toEqual(byAgreement(paper.id));
  });
});

describe('8: what is TLP:CLEAR is public among those who take part', () => {
  const toAll = { verdict: 'disclose', basis: 'public' };

  it.each([
    ['no agreement', []],
    [
      'a suspended one',
      [agreement([PH, SG], { suspensions: [{ by: SG, reason: 'Elections.', since: now }] })],
    ],
    ['one for research', [agreement([PH, SG], { scopes: ['research'] })]],
  ])('with %s', (_, papers) => {
    expect(verdict(update(PH, { tlp: 'TLP:CLEAR' }), accepted(), ...papers)).toEqual(toAll);
    expect(verdict(given.opened(PH, { tlp: 'TLP:CLEAR' }), invited(), ...papers)).toEqual(toAll);
  });

  it('but goes by an agreement where there is one', () => {
    const paper = agreement([PH, SG], { ceiling: 'TLP:CLEAR' });
    expect(verdict(update(PH, { tlp: 'TLP:CLEAR' }), accepted(), paper)).toEqual(byAgreement(paper.id));
  });
});

describe('9: what is withheld says the nearest reason', () => {
  it('withholds an update above the ceiling of the only agreement', () => {
    const paper = agreement([PH, SG], { ceiling: 'TLP:GREEN' });
    expect(verdict(update(PH), accepted(), paper)).toEqual({
      verdict: 'withhold',
      reason: 'ceiling-exceeded',
      agreementId: paper.id,
      ceiling: 'TLP:GREEN',
    });
  });

  it.each<[AgreementState, Partial<Agreement>]>([
    ['suspended', { suspensions: [{ by: SG, reason: 'Elections.', since: now }] }],
    ['expired', { effectiveUntil: now }],
    ['signed', { effectiveFrom: given.minute(101) }],
    ['proposed', { signatures: [] }],
    ['terminated', { termination: { by: PH, reason: 'Superseded.', effectiveAt: now } }],
  ])('says that the only agreement is %s', (state, said) => {
    const paper = agreement([PH, SG], said);
    expect(verdict(update(PH), accepted(), paper)).toEqual({
      verdict: 'withhold',
      reason: 'agreement-not-active',
      agreementId: paper.id,
      state,
    });
  });

  it('says that the agreement is for something else', () => {
    const paper = agreement([PH, SG], { scopes: ['threat-information', 'research'] });
    expect(verdict(update(PH), accepted(), paper)).toEqual({
      verdict: 'withhold',
      reason: 'scope-not-covered',
      agreementId: paper.id,
      scope: 'mutual-response',
    });
  });

  it('says that there is no agreement', () => {
    expect(verdict(update(PH), accepted())).toEqual({ verdict: 'withhold', reason: 'no-agreement' });
  });
});
