import { AgreementId, type Instant, type OrganizationId } from '../ids.js';
import { agreement, MY, now, PH, RU, refusalOf, SG } from '../testing/samples.js';
import { stateAt, type Agreement, type AgreementState } from './agreement.js';
import type { AgreementCommand } from './commands.js';
import { decideAgreement } from './decide.js';
import { termsOf } from './terms-of.js';

const before = '2026-11-24T07:39:59.999Z';
const after = '2026-11-24T07:40:00.001Z';
const marking = { tlp: 'TLP:AMBER' };

const active = agreement([PH, SG]);
const draft: Agreement = { ...active, proposedAt: undefined, signatures: [] };
const proposed: Agreement = { ...active, signatures: [] };
const suspended: Agreement = { ...active, suspensions: [{ by: SG, reason: 'Elections.', since: before }] };
const terminated: Agreement = { ...active, termination: { by: PH, reason: 'Over.', effectiveAt: before } };
const expired: Agreement = { ...active, effectiveUntil: now };

const inState: Record<AgreementState, Agreement> = {
  draft,
  proposed,
  signed: { ...active, effectiveFrom: after },
  active,
  suspended,
  expired,
  terminated,
  superseded: { ...expired, successor: AgreementId.parse('next') },
};

const act = (
  paper: Agreement | undefined,
  by: OrganizationId,
  command: AgreementCommand,
  at: Instant = now,
) => decideAgreement(paper, command, { by, at });
const refusal = (paper: Agreement | undefined, by: OrganizationId, command: AgreementCommand) =>
  refusalOf(() => act(paper, by, command));

/** In which states a command is taken, and with which code it is refused in the others. */
function outcomes(by: OrganizationId, command: AgreementCommand): Record<string, string> {
  const outcome = (paper: Agreement) => {
    try {
      act(paper, by, command);
      return 'taken';
    } catch {
      return refusal(paper, by, command).code;
    }
  };
  return Object.fromEntries(Object.entries(inState).map(([state, paper]) => [state, outcome(paper)]));
}

it('has an example of every state', () => {
  for (const [state, paper] of Object.entries(inState)) expect(stateAt(paper, now)).toBe(state);
});

it('knows no agreement that one has no view of', () => {
  expect(refusal(undefined, PH, { type: 'propose' }).code).toBe('not-found');
});

describe('a draft', () => {
  const terms = termsOf(active);

  it('says the terms', () => {
    expect(act(undefined, PH, { type: 'draft', terms })).toEqual([
      { type: 'agreement-drafted', data: terms, marking },
    ]);
  });

  it('is changed and proposed by its drafter, until it is proposed', () => {
    const changed = { ...terms, ceiling: 'TLP:GREEN' as const };
    expect(act(draft, PH, { type: 'change', terms: changed })).toEqual([
      { type: 'agreement-changed', data: changed, marking },
    ]);
    expect(act(draft, PH, { type: 'propose' })).toEqual([
      { type: 'agreement-proposed', data: terms, marking },
    ]);
    for (const command of [{ type: 'change', terms }, { type: 'propose' }] as const) {
      expect(refusal(draft, SG, command).code).toBe('not-the-drafter');
      expect(refusal(proposed, PH, command).code).toBe('agreement-state');
    }
  });

  it('is proposed with its whole text and nothing that happened to it', () => {
    const predecessor = AgreementId.parse('before');
    const contacts = [{ organizationId: PH, name: 'Duty officer' }];
    const whole: Agreement = { ...draft, handlingTerms: 'As TLP 2.0 says.', contacts, predecessor };
    const [event] = act(whole, PH, { type: 'propose' });
    expect(event?.data).toEqual({ ...terms, handlingTerms: 'As TLP 2.0 says.', contacts, predecessor });
  });
});

describe('a signature', () => {
  it('is given by each party once, while the agreement is proposed', () => {
    expect(act(proposed, PH, { type: 'sign' })).toEqual([{ type: 'agreement-signed', data: {}, marking }]);
    expect(refusal(proposed, MY, { type: 'sign' }).code).toBe('not-a-party');
    const half = { ...proposed, signatures: [{ party: PH, at: before }] };
    expect(refusal(half, PH, { type: 'sign' }).code).toBe('already-signed');
    expect(act(half, SG, { type: 'sign' })).toHaveLength(1);
    expect(refusal(draft, PH, { type: 'sign' })).toMatchObject({
      code: 'agreement-state',
      sentence: 'An agreement that is draft cannot be signed: it must be proposed first and not over.',
    });
    expect(refusal({ ...proposed, effectiveUntil: now }, PH, { type: 'sign' }).code).toBe('agreement-state');
  });

  it('on paper is recorded with its evidence and who recorded it', () => {
    expect(act(proposed, SG, { type: 'sign', evidence: 'Scan 12', recordedBy: PH })).toEqual([
      { type: 'agreement-signed', data: { evidence: 'Scan 12', recordedBy: PH }, marking },
    ]);
  });
});

describe('the points of contact', () => {
  const data = { contacts: [{ name: 'Duty officer', phone: '+65 0000 0112' }] };
  const command: AgreementCommand = { type: 'change-contacts', ...data };

  it('are changed by each party for itself, while there is something to call about', () => {
    expect(act(active, SG, command)).toEqual([{ type: 'agreement-contacts-changed', data, marking }]);
    expect(refusal(active, RU, command).code).toBe('not-a-party');
    expect(outcomes(PH, command)).toEqual({
      ...{
        draft: 'agreement-state',
        proposed: 'taken',
        signed: 'taken',
        active: 'taken',
        suspended: 'taken',
      },
      ...{ expired: 'agreement-state', terminated: 'agreement-state', superseded: 'agreement-state' },
    });
  });
});

describe('the signed document', () => {
  const sha256 = 'ab'.repeat(32);
  const record = { type: 'record-document', sha256, name: 'signed.pdf', bytes: 48_120 } as const;
  const { type: _, ...data } = record;

  it('is recorded by any party of what all have signed, also when it is over', () => {
    expect(act(active, SG, record)).toEqual([{ type: 'agreement-document-recorded', data, marking }]);
    expect(refusal(active, RU, record).code).toBe('not-a-party');
    expect(outcomes(PH, record)).toEqual({
      ...{ draft: 'agreement-state', proposed: 'agreement-state', signed: 'taken', active: 'taken' },
      ...{ suspended: 'taken', expired: 'taken', terminated: 'taken', superseded: 'taken' },
    });
    expect(refusal(proposed, PH, record).sentence).toBe(
      'There is no signed document before every party has signed.',
    );
  });

  it('is recorded once by each, and anew when another one is held to be it', () => {
    const first: Agreement = { ...active, documents: [{ by: SG, at: before, ...data }] };
    expect(refusal(first, SG, record).code).toBe('already-recorded');
    expect(act(first, PH, record)).toHaveLength(1);
    const other = 'cd'.repeat(32);
    expect(act(first, SG, { ...record, sha256: other })).toHaveLength(1);
    const second: Agreement = {
      ...active,
      documents: [...(first.documents ?? []), { by: SG, at: before, ...data, sha256: other }],
    };
    expect(act(second, SG, record)).toHaveLength(1);
  });
});

describe('a suspension', () => {
  const suspend = { type: 'suspend', reason: 'Elections.' } as const;

  it('is any party’s alone, while the agreement is signed', () => {
    expect(act(active, SG, suspend)).toEqual([
      { type: 'agreement-suspended', data: { reason: 'Elections.' }, marking },
    ]);
    expect(refusal(active, RU, suspend).code).toBe('not-a-party');
    expect(outcomes(PH, suspend)).toEqual({
      ...{
        draft: 'agreement-state',
        proposed: 'agreement-state',
        signed: 'taken',
        active: 'taken',
        suspended: 'taken',
      },
      ...{ expired: 'agreement-state', terminated: 'agreement-state', superseded: 'agreement-state' },
    });
    expect(refusal(expired, PH, suspend).sentence).toBe(
      'Only an agreement in force can be suspended; this one is expired.',
    );
  });

  it('is made once by a party', () => {
    expect(refusal(suspended, SG, suspend)).toMatchObject({
      code: 'agreement-state',
      sentence: 'You have suspended this agreement already.',
    });
  });

  it('is lifted by the party that made it', () => {
    expect(act(suspended, SG, { type: 'resume' })).toEqual([
      { type: 'agreement-resumed', data: {}, marking },
    ]);
    expect(refusal(suspended, PH, { type: 'resume' }).code).toBe('not-the-suspender');
    expect(refusal(suspended, RU, { type: 'resume' }).code).toBe('not-a-party');
    expect(refusal(active, PH, { type: 'resume' })).toMatchObject({
      code: 'agreement-state',
      sentence: 'The agreement is not suspended.',
    });
  });
});

describe('a termination', () => {
  const terminate = (effectiveAt?: Instant): AgreementCommand => ({
    type: 'terminate',
    reason: 'Over.',
    effectiveAt,
  });

  it('is any party’s, at once or by notice', () => {
    expect(act(active, SG, terminate())).toEqual([
      { type: 'agreement-terminated', data: { reason: 'Over.' }, marking },
    ]);
    expect(act(active, SG, terminate(after))).toEqual([
      { type: 'agreement-terminated', data: { reason: 'Over.', effectiveAt: after }, marking },
    ]);
    expect(act(active, SG, terminate(now))).toHaveLength(1);
    expect(refusal(active, SG, terminate(before)).code).toBe('notice-in-the-past');
    expect(refusal(active, RU, terminate()).code).toBe('not-a-party');
  });

  it('ends what is proposed or signed and not over', () => {
    const over = 'agreement-state';
    expect(outcomes(PH, terminate())).toEqual({
      ...{ draft: over, proposed: 'taken', signed: 'taken', active: 'taken', suspended: 'taken' },
      ...{ expired: over, terminated: over, superseded: over },
    });
    expect(refusal(terminated, PH, terminate()).sentence).toBe(
      'An agreement that is terminated cannot be terminated.',
    );
  });

  it('may bring a notice forward, but not put it off', () => {
    const notice = '2026-12-24T00:00:00.000Z';
    const given: Agreement = { ...active, termination: { by: SG, reason: 'Over.', effectiveAt: notice } };
    expect(act(given, PH, terminate('2026-12-23T00:00:00.000Z'))).toHaveLength(1);
    expect(act(given, PH, terminate())).toHaveLength(1);
    for (const later of [notice, '2026-12-25T00:00:00.000Z'])
      expect(refusal(given, PH, terminate(later))).toMatchObject({
        code: 'agreement-state',
        sentence: 'The agreement already ends on 2026-12-24 by notice.',
      });
  });
});

describe('a renewal', () => {
  const successor = AgreementId.parse('next');
  const effectiveUntil = '2030-01-01T00:00:00.000Z';
  const renew: AgreementCommand = { type: 'renew', successor, effectiveUntil, parties: [PH, SG] };

  it('names the successor of what was signed and not terminated', () => {
    expect(act(active, SG, renew)).toEqual([
      { type: 'agreement-renewed', data: { successor, effectiveUntil }, marking },
    ]);
    expect(outcomes(PH, renew)).toEqual({
      ...{
        draft: 'agreement-state',
        proposed: 'agreement-state',
        signed: 'taken',
        active: 'taken',
        suspended: 'taken',
        expired: 'taken',
      },
      ...{ terminated: 'agreement-state', superseded: 'already-renewed' },
    });
    expect(refusal(active, RU, renew).code).toBe('not-a-party');
    expect(refusal(proposed, PH, renew).sentence).toBe('Only a signed agreement can be renewed.');
    expect(refusal(terminated, PH, renew).sentence).toBe(
      'The agreement was terminated on 2026-11-24: draft a new one.',
    );
  });

  it('leaves no party out, and may take in another', () => {
    expect(act(active, SG, { ...renew, parties: [MY, SG, PH] })).toHaveLength(1);
    expect(refusal(active, SG, { ...renew, parties: [SG, MY] }).code).toBe('party-left-out');
  });

  it('is made anew when its successor ended before all had signed', () => {
    const renewed: Agreement = { ...active, successor: AgreementId.parse('first') };
    const withNext = (next: Agreement) => () =>
      decideAgreement(renewed, renew, {
        by: SG,
        at: now,
        agreements: [{ ...next, id: AgreementId.parse('first') }],
      });
    expect(refusal(renewed, SG, renew).code).toBe('already-renewed');
    for (const standing of [proposed, active, terminated])
      expect(refusalOf(withNext(standing)).code).toBe('already-renewed');
    expect(withNext({ ...terminated, signatures: [] })()).toHaveLength(1);
    expect(withNext({ ...expired, signatures: [] })()).toHaveLength(1);
  });
});
