import { describe, expect, it } from '@jest/globals';
import {
  AgreementId,
  CaseId,
  EventId,
  evolve,
  OrganizationId,
  type Acting,
  type Agreement,
  type CaseEvent,
  type CaseStatus,
  type RecordedCaseEvent,
} from '@entente/domain';
import type { CaseRecord } from '../../api/shapes.js';
import { likeliestStatus, outcomesOf, toldOf, willChange, writeOf } from './bulk.js';

const PH = OrganizationId.parse('PH');
const SG = OrganizationId.parse('SG');
const at = '2026-11-24T06:42:00.000Z';

const paper: Agreement = {
  ...{ id: AgreementId.parse('paper'), title: 'PH and SG', kind: 'mou', parties: [PH, SG], drafter: PH },
  ...{ scopes: ['mutual-response'], ceiling: 'TLP:AMBER', suspensions: [], proposedAt: at },
  ...{ effectiveFrom: '2026-01-01T00:00:00.000Z', effectiveUntil: '2028-01-01T00:00:00.000Z' },
  signatures: [PH, SG].map((party) => ({ party, at: '2026-01-01T00:00:00.000Z' })),
};
const us: Acting = { by: PH, at, agreements: [paper], nameOf: (id) => `CERT-${id}` };

let count = 0;
/** A case led by somebody, in a status, in which SG takes part where it is said. */
function aCase(lead: OrganizationId, status: CaseStatus, withSingapore = false): CaseRecord {
  const id = CaseId.parse(`case-${++count}`);
  const marking = { tlp: 'TLP:AMBER' } as const;
  const happened = (owner: OrganizationId, event: CaseEvent): RecordedCaseEvent => ({
    ...{ id: EventId.parse(`event-${String(++count).padStart(6, '0')}`), stream: { kind: 'case', id } },
    ...{ owner, at, marking, actor: 'somebody', ...event },
  });
  const events = [
    happened(lead, {
      type: 'case-opened',
      data: {
        ...{ reference: `PH-2026-${id}`, title: 'A case', summary: '', classification: 'fraud/phishing' },
        ...{ severity: 'high', tlp: 'TLP:AMBER', affectedCountries: [], sectors: [], externalReferences: [] },
      },
    }),
    ...(withSingapore
      ? [
          happened(lead, {
            type: 'participant-invited',
            data: { organization: SG, role: 'affected', reference: 'X' },
          }),
          happened(SG, { type: 'invitation-accepted', data: { role: 'affected' } }),
        ]
      : []),
    ...(status === 'new' ? [] : [happened(lead, { type: 'status-changed', data: { to: status } })]),
  ];
  const [first, ...rest] = events;
  if (!first) throw new Error('A case begins with its opening.');
  const view = rest.reduce((before, event) => evolve(before, event), evolve(undefined, first));
  return { id, reference: view.reference, version: 7, lastActivityAt: at, view };
}

describe('A change of several cases', () => {
  it('changes those that the domain lets change, and says of each other why not', () => {
    const ours = aCase(PH, 'triage');
    const theirs = aCase(SG, 'triage');
    const closed = aCase(PH, 'closed');
    const outcomes = outcomesOf([ours, theirs, closed], { kind: 'status', to: 'responding', reason: '' }, us);
    expect(outcomes.filter(willChange).map(({ record }) => record)).toEqual([ours]);
    expect(outcomes.flatMap((outcome) => ('refusal' in outcome ? [outcome.refusal.code] : []))).toEqual([
      ...['not-the-lead', 'reason-required'],
    ]);
  });

  it('names who is told, and of how many of the cases', () => {
    const cases = [aCase(PH, 'triage', true), aCase(PH, 'triage', true), aCase(PH, 'triage')];
    const outcomes = outcomesOf(cases, { kind: 'status', to: 'responding', reason: '' }, us);
    expect(toldOf(outcomes, us)).toEqual([{ organization: SG, cases: 2 }]);
  });

  it('tells who is invited, where an agreement allows it', () => {
    const invitation = { kind: 'invitation', organization: SG, role: 'informed' } as const;
    const outcomes = outcomesOf([aCase(PH, 'new'), aCase(PH, 'new', true)], invitation, us);
    expect(toldOf(outcomes, us)).toEqual([{ organization: SG, cases: 1 }]);
    expect(outcomes[1]).toMatchObject({ refusal: { code: 'already-a-participant' } });
  });

  it('proposes the status that the most of them can go to', () => {
    const cases = [aCase(PH, 'new'), aCase(PH, 'responding'), aCase(PH, 'responding')];
    expect(likeliestStatus(cases, us)).toBe('contained');
  });

  it('is sent on the version that was looked at', () => {
    expect(writeOf({ kind: 'escalation', level: 'operational', reason: 'Wide.' }, aCase(PH, 'new'))).toEqual({
      ...{ path: 'escalation', body: { level: 'operational', reason: 'Wide.' }, ifMatch: 7 },
    });
  });
});
