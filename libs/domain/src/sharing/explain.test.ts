import { stateAt, type Agreement } from '../agreement/agreement.js';
import { agreement, MY, now, PH, SG } from '../testing/samples.js';
import type { Verdict } from './disclose.js';
import { explainWithheld } from './explain.js';

const paper = agreement([PH, SG]);
const explained = (
  verdict: Omit<Extract<Verdict, { verdict: 'withhold' }>, 'verdict'>,
  ...papers: Agreement[]
) => explainWithheld({ verdict: 'withhold', ...verdict }, 'CERT-SG', papers, now);

it.each([
  ['not-a-participant', 'CERT-SG does not take part in the case: invite it first.'],
  [
    'confidential-roster',
    'CERT-SG may not learn that the other organisation takes part: no one agreement binds the three of you.',
  ],
  ['not-accepted-yet', 'CERT-SG has not accepted the invitation yet.'],
  ['not-named', 'CERT-SG is not named as a recipient.'],
  ['scope-not-covered', 'The agreement with CERT-SG does not cover mutual response.'],
  ['no-agreement', 'There is no agreement with CERT-SG: sign one, or mark it TLP:CLEAR.'],
] as const)('explains %s', (reason, sentence) => {
  expect(explained({ reason })).toBe(sentence);
});

it('names the scope that an agreement lacks', () => {
  expect(explained({ reason: 'scope-not-covered', scope: 'capability' })).toBe(
    'The agreement with CERT-SG does not cover capabilities.',
  );
});

it('says up to where an agreement covers, and what would help', () => {
  expect(explained({ reason: 'ceiling-exceeded', agreementId: paper.id, ceiling: 'TLP:GREEN' }, paper)).toBe(
    'The agreement with CERT-SG covers up to TLP:GREEN: lower the marking or leave CERT-SG out.',
  );
  expect(explained({ reason: 'ceiling-exceeded' })).toBe(
    'The agreement with CERT-SG covers up to a lower marking: lower the marking or leave CERT-SG out.',
  );
});

it.each<[string, Partial<Agreement>]>([
  [
    'suspended since 2026-11-20',
    { suspensions: [{ by: SG, reason: 'Elections.', since: '2026-11-20T08:00:00.000Z' }] },
  ],
  ['expired since 2026-10-01', { effectiveUntil: '2026-10-01T00:00:00.000Z' }],
  [
    'terminated since 2026-09-01',
    { termination: { by: PH, reason: 'x', effectiveAt: '2026-09-01T00:00:00.000Z' } },
  ],
  ['proposed since 2025-11-01', { signatures: [] }],
  ['signed, and in force only from 2027-01-01', { effectiveFrom: '2027-01-01T00:00:00.000Z' }],
  ['draft', { proposedAt: undefined }],
])('says that the agreement is %s', (state, said) => {
  const resting = agreement([PH, SG], said);
  const verdict = {
    reason: 'agreement-not-active',
    agreementId: resting.id,
    state: stateAt(resting, now),
  } as const;
  expect(explained(verdict, agreement([PH, MY]), resting)).toBe(`The agreement with CERT-SG is ${state}.`);
});

it('says what it can of an agreement that is not at hand', () => {
  expect(explained({ reason: 'agreement-not-active', agreementId: paper.id, state: 'suspended' })).toBe(
    'The agreement with CERT-SG is suspended.',
  );
  expect(explained({ reason: 'agreement-not-active', agreementId: paper.id })).toBe(
    'The agreement with CERT-SG is not active.',
  );
});
