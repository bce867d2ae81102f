import { describe, expect, it } from '@jest/globals';
import type { Acting, CaseStatus, OrganizationId } from '@entente/domain';
import type { CaseRecord } from '../../api/shapes.js';
import {
  at,
  entriesOf,
  invitedAndAccepted,
  opening,
  paper,
  PH,
  recordOf,
  SG,
} from '../../testing/samples.js';
import { likeliestStatus, outcomesOf, toldOf, willChange, writeOf } from './bulk.js';

const us: Acting = { by: PH, at, agreements: [paper], nameOf: (id) => `CERT-${id}` };

/** A case led by somebody, in a status, in which SG takes part where it is said. */
function aCase(lead: OrganizationId, to: CaseStatus, withSingapore = false): CaseRecord {
  const moved = to === 'new' ? [] : [[lead, { type: 'status-changed', data: { to } }] as const];
  const joined = withSingapore ? invitedAndAccepted(lead, SG) : [];
  return recordOf(entriesOf([lead, opening], ...joined, ...moved));
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
      ...{ path: 'escalation', body: { level: 'operational', reason: 'Wide.' }, ifMatch: 1 },
    });
  });
});
