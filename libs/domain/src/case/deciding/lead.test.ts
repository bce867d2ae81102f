import { NewCase } from '../commands.js';
import { decide } from '../decide.js';
import type { CaseView } from '../view.js';
import { caseStatuses, statusTransitions } from '../vocabulary.js';
import * as given from '../../testing/samples.js';
import {
  acting,
  anotherRequest,
  opened,
  PH,
  refusalOf,
  SG,
  theCase,
  viewAfter,
} from '../../testing/samples.js';
import type { ChangeStatus } from '../commands.js';

/** What the lead alone decides. */

const view = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG));
const atStatus = (status: CaseView['status']): CaseView => ({ ...view, status });
const move = (from: CaseView, input: ChangeStatus, by = PH) =>
  decide(from, { type: 'change-status', input }, acting(by));
const resolved = { to: 'closed', disposition: 'resolved', closingSummary: 'Restored from backups.' } as const;

describe('opening', () => {
  const input = NewCase.parse({
    ...{ title: 'Phishing of ministries', summary: '', classification: 'fraud/phishing' },
    ...{ severity: 'medium', tlp: 'TLP:WHITE', pap: 'PAP:GREEN' },
  });

  it('records what is said, marked as the case is, with empty lists where nothing is said', () => {
    expect(
      decide(undefined, { type: 'open', id: theCase, reference: 'PH-2026-000007', input }, acting(PH)),
    ).toEqual([
      {
        type: 'case-opened',
        data: {
          ...{
            title: 'Phishing of ministries',
            summary: '',
            classification: 'fraud/phishing',
            severity: 'medium',
          },
          ...{ tlp: 'TLP:CLEAR', pap: 'PAP:GREEN', reference: 'PH-2026-000007' },
          ...{ affectedCountries: [], sectors: [], externalReferences: [] },
        },
        marking: { tlp: 'TLP:CLEAR', pap: 'PAP:GREEN' },
      },
    ]);
  });

  it('leaves the PAP out where none is set', () => {
    const { pap: _, ...plain } = input;
    const [draft] = decide(
      undefined,
      { type: 'open', id: theCase, reference: 'r', input: plain },
      acting(PH),
    );
    expect(draft?.marking).toEqual({ tlp: 'TLP:CLEAR' });
  });
});

it('knows no case that one has no view of', () => {
  const refusal = refusalOf(() => decide(undefined, { type: 'withdraw' }, acting(PH)));
  expect(refusal.code).toBe('not-found');
});

it.each([
  { type: 'change-header', input: { severity: 'low' } },
  { type: 'change-status', input: { to: 'triage' } },
  { type: 'change-escalation', input: { level: 'strategic', reason: 'Ministers ask.' } },
] as const)('refuses $type to who does not lead, and says who does', (command) => {
  const { code, sentence } = refusalOf(() => decide(view, command, acting(SG)));
  expect(code).toBe('not-the-lead');
  expect(sentence).toContain('CERT-PH');
});

describe('the header', () => {
  it('is changed with the marking of the case', () => {
    expect(decide(view, { type: 'change-header', input: { severity: 'low' } }, acting(PH))).toEqual([
      { type: 'header-changed', data: { severity: 'low' }, marking: { tlp: 'TLP:AMBER' } },
    ]);
  });

  it.each(['TLP:RED', 'TLP:AMBER'] as const)('carries the new marking when set to %s, and no more', (tlp) => {
    const input = { tlp, pap: 'PAP:RED' } as const;
    expect(decide(view, { type: 'change-header', input }, acting(PH))).toEqual([
      { type: 'header-changed', data: input, marking: { tlp, pap: 'PAP:RED' } },
    ]);
  });

  it('is stated again as a whole when the marking is lowered', () => {
    const known = {
      ...given.viewAfter(
        opened(PH, { pap: 'PAP:AMBER', occurredAt: given.minute(-9), detectedAt: given.minute(-5) }),
        given.closed(PH),
      ),
    };
    expect(decide(known, { type: 'change-header', input: { tlp: 'TLP:GREEN' } }, acting(PH))).toEqual([
      {
        type: 'header-changed',
        data: {
          ...given.header,
          ...{
            tlp: 'TLP:GREEN',
            pap: 'PAP:AMBER',
            occurredAt: given.minute(-9),
            detectedAt: given.minute(-5),
          },
          ...{
            reference: 'PH-2026-000001',
            openedAt: given.minute(1),
            status: 'closed',
            escalation: 'technical',
          },
          ...{ disposition: 'resolved', duplicateOf: null, closingSummary: 'Restored from backups.' },
          closedAt: given.minute(2),
        },
        marking: { tlp: 'TLP:GREEN', pap: 'PAP:AMBER' },
      },
    ]);
  });

  it('is stated again with what is changed at the same time', () => {
    const input = { tlp: 'TLP:CLEAR', title: 'Ransomware in three hospitals' } as const;
    const [draft] = decide(view, { type: 'change-header', input }, acting(PH));
    expect(draft?.data).toMatchObject({ ...input, summary: 'Wards are on paper.' });
    expect(draft?.data).not.toHaveProperty('occurredAt');
    expect(draft?.data).not.toHaveProperty('detectedAt');
    expect(draft?.data).not.toHaveProperty('pap');
  });

  it('leaves out when the case was opened where a lead of later was never told', () => {
    const [draft] = decide(
      { ...view, openedAt: null },
      { type: 'change-header', input: { tlp: 'TLP:CLEAR' } },
      acting(PH),
    );
    expect(draft?.data).not.toHaveProperty('openedAt');
  });
});

describe('the status', () => {
  const pairs = caseStatuses.flatMap((from) => caseStatuses.map((to) => ({ from, to })));
  const allowed = (from: CaseView['status']): readonly string[] => statusTransitions[from];

  it.each(pairs.filter(({ from, to }) => allowed(from).includes(to)))(
    'goes from $from to $to',
    ({ from, to }) => {
      const input = to === 'closed' ? resolved : { to, reason: 'It goes on.' };
      expect(move(atStatus(from), input)).toEqual([
        { type: 'status-changed', data: input, marking: { tlp: 'TLP:AMBER' } },
      ]);
    },
  );

  it.each(pairs.filter(({ from, to }) => !allowed(from).includes(to)))(
    'does not go from $from to $to',
    ({ from, to }) => {
      const input = to === 'closed' ? resolved : { to, reason: 'It goes on.' };
      const { code, sentence } = refusalOf(() => move(atStatus(from), input));
      expect(code).toBe('status-transition-not-allowed');
      expect(sentence).toContain(allowed(from).join(' or '));
    },
  );

  it('carries the PAP of the case', () => {
    const [draft] = move({ ...view, pap: 'PAP:RED' }, { to: 'triage' });
    expect(draft?.marking).toEqual({ tlp: 'TLP:AMBER', pap: 'PAP:RED' });
  });

  it.each<[string, ChangeStatus]>([
    ['no disposition', { to: 'closed', closingSummary: 'Done.' }],
    ['no summary', { to: 'closed', disposition: 'resolved' }],
    ['an empty summary', { to: 'closed', disposition: 'resolved', closingSummary: ' ' }],
    ['a duplicate of nothing', { to: 'closed', disposition: 'duplicate', closingSummary: 'See there.' }],
    ['a duplicate of itself', { ...resolved, disposition: 'duplicate', duplicateOf: view.id }],
    [
      'a duplicate of its own reference',
      { ...resolved, disposition: 'duplicate', duplicateOf: view.reference },
    ],
    ['a duplicate that is none', { ...resolved, duplicateOf: 'SG-2026-000003' }],
  ])('is not closed with %s', (_, input) => {
    expect(refusalOf(() => move(view, input)).code).toBe('closing-incomplete');
  });

  it('is closed as a duplicate of another', () => {
    const input = { ...resolved, disposition: 'duplicate', duplicateOf: 'SG-2026-000003' } as const;
    expect(move(view, input)).toEqual([
      { type: 'status-changed', data: input, marking: { tlp: 'TLP:AMBER' } },
    ]);
  });

  it.each<ChangeStatus>([
    { to: 'triage', disposition: 'resolved' },
    { to: 'triage', duplicateOf: 'SG-2026-000003' },
    { to: 'triage', closingSummary: 'Done.' },
  ])('takes %o only when closing', (input) => {
    expect(refusalOf(() => move(view, input)).code).toBe('only-when-closing');
  });

  it('is reopened with a reason only', () => {
    expect(refusalOf(() => move(atStatus('closed'), { to: 'responding' })).code).toBe('reason-required');
  });

  it('is not closed while a request that the lead knows of is open, and names to whom it went', () => {
    const one = viewAfter(opened(PH), given.requested(PH, SG));
    const { code, sentence } = refusalOf(() => move(one, resolved));
    expect(code).toBe('open-requests-remain');
    expect(sentence).toMatch(/^1 assistance request is still open \(to CERT-SG\): have/);

    const two = viewAfter(opened(PH), given.requested(PH, SG), given.requested(given.MY, SG, anotherRequest));
    expect(refusalOf(() => move(two, resolved)).sentence).toMatch(
      /^2 assistance requests are still open \(to CERT-SG\)/,
    );
  });

  it.each(['declined', 'delivered', 'closed'] as const)('is closed when every request is %s', (state) => {
    const done = viewAfter(opened(PH), given.requested(PH, SG), given.answered(SG, PH, state));
    expect(move(done, resolved)).toHaveLength(1);
  });

  it('is closed when every request is cancelled', () => {
    expect(
      move(viewAfter(opened(PH), given.requested(PH, SG), given.cancelled(PH, SG)), resolved),
    ).toHaveLength(1);
  });
});

describe('the escalation', () => {
  it('goes up and down with a reason', () => {
    const up = { level: 'strategic', reason: 'Ministers ask.' } as const;
    const marking = { tlp: 'TLP:AMBER' };
    expect(decide(view, { type: 'change-escalation', input: up }, acting(PH))).toEqual([
      { type: 'escalation-changed', data: up, marking },
    ]);
    const down = { level: 'technical', reason: 'They have been told.' } as const;
    const strategic: CaseView = { ...view, escalation: 'strategic' };
    expect(decide(strategic, { type: 'change-escalation', input: down }, acting(PH))).toEqual([
      { type: 'escalation-changed', data: down, marking },
    ]);
  });

  it('does not go to where it stands', () => {
    const input = { level: 'technical', reason: 'Once more.' } as const;
    expect(refusalOf(() => decide(view, { type: 'change-escalation', input }, acting(PH))).code).toBe(
      'already-at-this-level',
    );
  });
});
