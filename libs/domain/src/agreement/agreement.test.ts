import { AgreementId, OrganizationId } from '../ids.js';
import { agreement, MY, PH, SG } from '../testing/samples.js';
import {
  agreementStates,
  endOf,
  expiryWarning,
  expiryWarningDays,
  isEnding,
  isSigned,
  mostContacts,
  renewalNoticeBy,
  scopes,
  stateAt,
  stateSince,
  Terms,
  warnedOf,
  type Agreement,
} from './agreement.js';
import { ChangeContacts } from './commands.js';
import { termsOf } from './terms-of.js';

const day = (date: string) => `2026-${date}T00:00:00.000Z`;
/** Proposed on 1 March, signed by PH on 2 March and by SG on 3 March, in force from 1 April to 1 October. */
const paper = agreement([PH, SG], {
  proposedAt: day('03-01'),
  signatures: [
    { party: SG, at: day('03-03') },
    { party: PH, at: day('03-02') },
  ],
  effectiveFrom: day('04-01'),
  effectiveUntil: day('10-01'),
});
const last = (date: string) => new Date(Date.parse(day(date)) - 1).toISOString();
const suspension = { by: SG, reason: 'Elections.', since: day('05-01') };
const termination = { by: PH, reason: 'Superseded.', effectiveAt: day('08-01') };

describe('the state of an agreement is computed from the time', () => {
  it.each<[string, Agreement, string, string]>([
    ['draft', { ...paper, proposedAt: undefined, signatures: [] }, day('05-01'), 'draft'],
    [
      'draft whose term has passed',
      { ...paper, proposedAt: undefined, signatures: [] },
      day('12-01'),
      'draft',
    ],
    ['unsigned', { ...paper, signatures: [] }, day('05-01'), 'proposed'],
    ['signed by one of two', { ...paper, signatures: paper.signatures.slice(1) }, day('05-01'), 'proposed'],
    ['unsigned at the end of its term', { ...paper, signatures: [] }, day('10-01'), 'expired'],
    ['signed, before its term', paper, last('04-01'), 'signed'],
    ['signed, at the beginning of its term', paper, day('04-01'), 'active'],
    ['signed, in the last moment of its term', paper, last('10-01'), 'active'],
    ['signed, at the end of its term', paper, day('10-01'), 'expired'],
    ['renewed, in its term', { ...paper, successor: paper.id }, last('10-01'), 'active'],
    ['renewed, at the end of its term', { ...paper, successor: paper.id }, day('10-01'), 'superseded'],
    ['suspended', { ...paper, suspensions: [suspension] }, day('05-01'), 'suspended'],
    ['suspended before its term', { ...paper, suspensions: [suspension] }, last('04-01'), 'suspended'],
    ['suspended, at the end of its term', { ...paper, suspensions: [suspension] }, day('10-01'), 'expired'],
    ['terminated by notice, the moment before', { ...paper, termination }, last('08-01'), 'active'],
    ['terminated by notice', { ...paper, termination }, day('08-01'), 'terminated'],
    [
      'suspended and terminated',
      { ...paper, suspensions: [suspension], termination },
      day('08-01'),
      'terminated',
    ],
    [
      'terminated before it was signed',
      { ...paper, signatures: [], termination },
      day('08-01'),
      'terminated',
    ],
    ['terminated, after its term', { ...paper, termination }, day('11-01'), 'terminated'],
  ])('%s', (_, given, at, state) => {
    expect(stateAt(given, at)).toBe(state);
  });

  it('has eight states', () => {
    expect(agreementStates).toHaveLength(8);
  });

  it('is signed when every party has signed, whoever else has', () => {
    expect(isSigned(paper)).toBe(true);
    expect(isSigned({ ...paper, parties: [PH, SG, MY] })).toBe(false);
  });
});

describe('since when it is in its state', () => {
  it.each<[string, Agreement, string, string | undefined]>([
    ['draft', { ...paper, proposedAt: undefined, signatures: [] }, day('05-01'), undefined],
    ['proposed', { ...paper, signatures: [] }, day('05-01'), day('03-01')],
    ['signed: since the last signature', paper, day('03-20'), day('03-03')],
    ['active: since its term began', paper, day('05-01'), day('04-01')],
    [
      'active: since it was signed, if its term had begun',
      { ...paper, effectiveFrom: day('02-01') },
      day('05-01'),
      day('03-03'),
    ],
    [
      'suspended: since the first suspension that lasts',
      { ...paper, suspensions: [suspension, { ...suspension, by: PH, since: day('06-01') }] },
      day('07-01'),
      day('05-01'),
    ],
    ['expired', paper, day('11-01'), day('10-01')],
    ['superseded', { ...paper, successor: paper.id }, day('11-01'), day('10-01')],
    ['terminated', { ...paper, termination }, day('11-01'), day('08-01')],
  ])('%s', (_, given, at, since) => {
    expect(stateSince(given, at)).toBe(since);
  });

  it('leaves the signatures in the order in which they were given', () => {
    const signatures = structuredClone(paper.signatures);
    stateSince(paper, day('05-01'));
    expect(paper.signatures).toEqual(signatures);
  });
});

describe('the terms', () => {
  const terms = termsOf(agreement([PH, SG]));
  const complaint = (said: object) => Terms.safeParse({ ...terms, ...said }).error?.issues[0]?.message;

  it('are as they are said', () => {
    expect(Terms.parse(terms)).toEqual(terms);
  });

  it('bind two or more different parties', () => {
    const sentence = 'Name two or more different parties.';
    expect(complaint({ parties: [PH] })).toBe(sentence);
    expect(complaint({ parties: [PH, SG, PH] })).toBe(sentence);
    expect(complaint({ parties: [PH, SG, MY] })).toBeUndefined();
  });

  it('end after they begin', () => {
    const sentence = 'The term must end after it begins.';
    expect(complaint({ effectiveUntil: terms.effectiveFrom })).toBe(sentence);
    expect(
      complaint({ effectiveFrom: '2026-06-01T08:00:00+08:00', effectiveUntil: '2026-06-01T00:00:00Z' }),
    ).toBe(sentence);
    expect(
      complaint({ effectiveFrom: '2026-06-01T08:00:00+09:00', effectiveUntil: '2026-06-01T00:00:00Z' }),
    ).toBeUndefined();
  });

  it('name as many points of contact of each party as a party itself may', () => {
    const of = (organizationId: OrganizationId, count: number) =>
      Array.from({ length: count }, (_, n) => ({ organizationId, name: `Desk ${n}` }));
    const parties = Array.from({ length: 100 }, (_, n) => OrganizationId.parse(`party-${n}`));
    const all = parties.flatMap((party) => of(party, mostContacts));
    expect(complaint({ parties, contacts: all })).toBeUndefined();
    expect(complaint({ contacts: [...of(PH, 1), ...of(SG, mostContacts + 1)] })).toBe(
      'Name up to 20 points of contact of a party.',
    );
    const own = of(PH, mostContacts).map(({ name }) => ({ name }));
    expect(ChangeContacts.safeParse({ contacts: own }).success).toBe(true);
    expect(ChangeContacts.safeParse({ contacts: [...own, ...own] }).success).toBe(false);
  });

  it('name at least one scope of six', () => {
    expect(complaint({ scopes: [] })).toBe('Name at least one scope.');
    expect(complaint({ scopes: [...scopes] })).toBeUndefined();
    expect(scopes).toHaveLength(6);
  });
});

it('warns of the end half a year, a quarter, a month and a week before', () => {
  expect(expiryWarningDays).toEqual([180, 90, 30, 7]);
});

it.each<[string, Agreement, string, boolean]>([
  ['half a year before', paper, day('04-04'), false],
  ['within half a year', paper, day('04-05'), true],
  ['suspended', { ...paper, suspensions: [suspension] }, day('06-01'), true],
  ['renewed', { ...paper, successor: paper.id }, day('06-01'), false],
  ['over', paper, day('10-01'), false],
  ['not signed', { ...paper, signatures: [] }, day('06-01'), false],
])('is ending when the first warning is due: %s', (_, given, at, ending) => {
  expect(isEnding(given, at)).toBe(ending);
});

it('ends with its term, or before by notice', () => {
  expect(endOf(paper)).toBe(day('10-01'));
  expect(endOf({ ...paper, termination })).toBe(day('08-01'));
  expect(endOf({ ...paper, termination: { ...termination, effectiveAt: day('11-01') } })).toBe(day('10-01'));
});

describe('the warning of its end', () => {
  it.each([
    [180, 180, undefined],
    [179, 179.99, 180],
    [90, 90, 180],
    [89, 89.99, 90],
    [30, 30, 90],
    [29, 29.99, 30],
    [7, 7, 30],
    [6, 6.99, 7],
    [0, 0.01, 7],
  ])('with %d days left', (_, left, warning) => {
    const at = new Date(Date.parse(day('10-01')) - left * 86_400_000).toISOString();
    expect(expiryWarning(paper, at)).toBe(warning);
  });

  it('counts to the day of a notice', () => {
    expect(expiryWarning({ ...paper, termination }, day('07-28'))).toBe(7);
  });

  it('counts to the last day for notice of renewal, and to the end when that is over or notice was given', () => {
    const noticed = { ...paper, renewalNoticeDays: 60 };
    expect(renewalNoticeBy(noticed)).toBe(day('08-02'));
    expect(expiryWarning(noticed, day('07-28'))).toBe(7);
    expect(warnedOf(noticed, day('07-28'))).toBe(day('08-02'));
    expect(expiryWarning(noticed, day('08-02'))).toBe(90);
    expect(warnedOf(noticed, day('08-02'))).toBe(day('10-01'));
    expect(renewalNoticeBy({ ...noticed, termination })).toBeUndefined();
    expect(renewalNoticeBy(paper)).toBeUndefined();
  });

  it('rests for a successor, of those on the register for a signed one', () => {
    const successor = { ...paper, id: AgreementId.parse('next') };
    const renewed = { ...paper, successor: successor.id };
    const at = day('09-30');
    expect(expiryWarning(renewed, at)).toBeUndefined();
    expect(expiryWarning(renewed, at, [renewed])).toBeUndefined();
    expect(expiryWarning(renewed, at, [renewed, successor])).toBeUndefined();
    expect(expiryWarning(renewed, at, [renewed, { ...successor, signatures: [] }])).toBe(7);
    expect(isEnding(renewed, at, [renewed, { ...successor, signatures: [] }])).toBe(true);
    expect(expiryWarning(paper, at, [{ ...successor, signatures: [] }])).toBe(7);
  });
});
