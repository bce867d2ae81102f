import { AgreementId, EventId, type OrganizationId } from '../ids.js';
import type { Recorded } from '../recorded.js';
import { agreement, minute, MY, PH, SG } from '../testing/samples.js';
import { documentsNow, stateAt, type Agreement } from './agreement.js';
import { termsOf } from './terms-of.js';
import type { AgreementEvent } from './events.js';
import { evolveAgreement } from './evolve.js';

const id = AgreementId.parse('PH-SG');
const terms = termsOf(agreement([PH, SG]));

/** What one knows after these events, one a minute. */
function known(...happenings: [OrganizationId, AgreementEvent][]): Agreement | undefined {
  return happenings
    .map(([owner, event], index): Recorded<AgreementEvent> => ({
      ...{
        ...event,
        id: EventId.parse(`e${index}`),
        stream: { kind: 'agreement', id },
        owner,
        actor: 'someone',
      },
      ...{ at: minute(index), marking: { tlp: 'TLP:AMBER' } },
    }))
    .reduce<Agreement | undefined>(evolveAgreement, undefined);
}
const drafted: [OrganizationId, AgreementEvent] = [PH, { type: 'agreement-drafted', data: terms }];
const proposed: [OrganizationId, AgreementEvent] = [PH, { type: 'agreement-proposed', data: terms }];
const signed = (by: OrganizationId): [OrganizationId, AgreementEvent] => [
  by,
  { type: 'agreement-signed', data: {} },
];
const suspended = (by: OrganizationId): [OrganizationId, AgreementEvent] => [
  by,
  { type: 'agreement-suspended', data: { reason: 'Elections.' } },
];
const resumed = (by: OrganizationId): [OrganizationId, AgreementEvent] => [
  by,
  { type: 'agreement-resumed', data: {} },
];
const inForce = [drafted, proposed, signed(PH), signed(SG)] as const;

it('is drafted, proposed and signed by one after another', () => {
  expect(known(drafted)).toEqual({ ...terms, id, drafter: PH, signatures: [], suspensions: [] });
  expect(known(...inForce)).toEqual({
    ...{ ...terms, id, drafter: PH, proposedAt: minute(1), suspensions: [] },
    signatures: [
      { party: PH, at: minute(2) },
      { party: SG, at: minute(3) },
    ],
  });
});

it('reads the same to a party that hears of it from the proposal on', () => {
  expect(known(proposed, signed(PH))).toEqual({
    ...{ ...terms, id, drafter: PH, proposedAt: minute(0), suspensions: [] },
    signatures: [{ party: PH, at: minute(1) }],
  });
});

it('takes the new text of a draft for the whole of it', () => {
  const first = { ...terms, handlingTerms: 'As TLP 2.0 says.', contacts: [], predecessor: id };
  const changed = known(
    [PH, { type: 'agreement-drafted', data: first }],
    [MY, { type: 'agreement-changed', data: terms }],
  );
  expect(changed).toEqual({ ...terms, id, drafter: PH, signatures: [], suspensions: [] });
  expect(known([PH, { type: 'agreement-drafted', data: first }], proposed)).not.toHaveProperty(
    'handlingTerms',
  );
});

it('keeps the text that was proposed', () => {
  const other = { ...terms, ceiling: 'TLP:RED' as const };
  expect(known(proposed, [PH, { type: 'agreement-changed', data: other }])?.ceiling).toBe('TLP:AMBER');
  expect(known(proposed, [PH, { type: 'agreement-drafted', data: other }])?.ceiling).toBe('TLP:AMBER');
});

it('keeps the first signature of a party, with its evidence', () => {
  const onPaper: [OrganizationId, AgreementEvent] = [
    SG,
    { type: 'agreement-signed', data: { evidence: 'Scan 12', recordedBy: PH } },
  ];
  expect(known(proposed, onPaper, signed(SG))?.signatures).toEqual([
    { party: SG, at: minute(1), evidence: 'Scan 12', recordedBy: PH },
  ]);
});

it('remembers every document, and knows of each party the last', () => {
  const recorded = (by: OrganizationId, digits: string): [OrganizationId, AgreementEvent] => [
    by,
    { type: 'agreement-document-recorded', data: { sha256: digits.repeat(32), name: 'a.pdf', bytes: 7 } },
  ];
  const paper = known(...inForce, recorded(SG, 'ab'), recorded(PH, 'ab'), recorded(SG, 'cd'));
  expect(paper?.documents).toHaveLength(3);
  expect(paper && documentsNow(paper)).toEqual([
    { by: PH, at: minute(5), sha256: 'ab'.repeat(32), name: 'a.pdf', bytes: 7 },
    { by: SG, at: minute(6), sha256: 'cd'.repeat(32), name: 'a.pdf', bytes: 7 },
  ]);
  const bare = known(...inForce);
  expect(bare && documentsNow(bare)).toEqual([]);
});

it('rests until every party that suspended it has lifted its suspension', () => {
  const state = (...more: [OrganizationId, AgreementEvent][]) => {
    const paper = known(...inForce, ...more);
    return paper && stateAt(paper, minute(60));
  };
  expect(state()).toBe('active');
  expect(state(suspended(PH))).toBe('suspended');
  expect(state(suspended(PH), suspended(SG), resumed(PH))).toBe('suspended');
  expect(state(suspended(PH), suspended(SG), resumed(PH), resumed(SG))).toBe('active');
  expect(state(suspended(PH), resumed(SG))).toBe('suspended');
  expect(state(suspended(PH), suspended(PH), resumed(PH))).toBe('active');
});

it('says who suspended it, why and since when', () => {
  expect(known(...inForce, suspended(PH), suspended(SG), suspended(PH))?.suspensions).toEqual([
    { by: SG, reason: 'Elections.', since: minute(5) },
    { by: PH, reason: 'Elections.', since: minute(6) },
  ]);
});

it('ends at once, or when the notice says', () => {
  const reason = 'Over.';
  expect(known(...inForce, [SG, { type: 'agreement-terminated', data: { reason } }])?.termination).toEqual({
    ...{ by: SG, reason, effectiveAt: minute(4) },
  });
  const effectiveAt = minute(99);
  expect(
    known(...inForce, [SG, { type: 'agreement-terminated', data: { reason, effectiveAt } }])?.termination,
  ).toEqual({
    ...{ by: SG, reason, effectiveAt },
  });
});

it('names its successor', () => {
  const successor = AgreementId.parse('next');
  const renewed = known(...inForce, [
    SG,
    { type: 'agreement-renewed', data: { successor, effectiveUntil: '2030-01-01T00:00:00.000Z' } },
  ]);
  expect(renewed).toMatchObject({ successor, effectiveUntil: terms.effectiveUntil });
});

it('is in force for nobody who heard of a signature alone', () => {
  const heard = known(signed(SG));
  expect(heard).toMatchObject({ id, drafter: SG, parties: [], title: '' });
  expect(heard && stateAt(heard, minute(60))).toBe('draft');
});

it('has of each party the points of contact that it named last, whoever named them before', () => {
  const contacts = (name: string): AgreementEvent => ({
    type: 'agreement-contacts-changed',
    data: { contacts: [{ name }] },
  });
  const first = { ...terms, contacts: [PH, SG].map((organizationId) => ({ organizationId, name: 'First' })) };
  const begun: [OrganizationId, AgreementEvent] = [PH, { type: 'agreement-proposed', data: first }];
  expect(known(drafted, begun, [PH, contacts('Ana')], [PH, contacts('Ben')])?.contacts).toEqual([
    { organizationId: SG, name: 'First' },
    { organizationId: PH, name: 'Ben' },
  ]);
  const nobody: AgreementEvent = { type: 'agreement-contacts-changed', data: { contacts: [] } };
  expect(known(drafted, begun, [SG, nobody])?.contacts).toEqual([{ organizationId: PH, name: 'First' }]);
});
