import type { Agreement } from '../agreement/agreement.js';
import type { CaseView } from '../case/view.js';
import { AgreementId } from '../ids.js';
import {
  agreement,
  answered,
  clockStarted,
  closed,
  invited,
  minute,
  MY,
  now,
  opened,
  PH,
  requested,
  SG,
  statusChanged,
  theRequest,
  viewAfter,
} from '../testing/samples.js';
import { PostureCount, postureMarking, timesOf, type CaseInPeriod } from './posture.js';

const period = { from: minute(0), until: minute(1_000) };
const inPeriod = (view: CaseView, said: Partial<CaseInPeriod> = {}): CaseInPeriod => ({
  ...{ view, statuses: [], answers: [], ...said },
});
const counted = (...cases: CaseInPeriod[]) => {
  const count = new PostureCount(PH, now);
  for (const one of cases) count.add(one);
  return count.posture(period, []);
};

it('counts cases by what they are, the most frequent first', () => {
  const own = viewAfter(
    opened(PH, { classification: 'malicious-code/c2-server', affectedCountries: ['PH', 'SG'] }),
  );
  const ended = viewAfter(
    opened(PH, { classification: 'fraud/phishing', affectedCountries: ['SG'] }),
    closed(PH),
  );
  const theirs = viewAfter(
    opened(SG, { classification: 'malicious-code/infected-system', affectedCountries: [] }),
  );
  const { cases } = counted(inPeriod(own), inPeriod(ended), inPeriod(theirs));
  expect(cases).toMatchObject({ total: 3, led: 2, open: 2, byStatus: { new: 2, closed: 1 } });
  expect(Object.entries(cases.byClass)).toEqual([
    ['malicious-code', 2],
    ['fraud', 1],
  ]);
  expect(Object.entries(cases.byCountry)).toEqual([
    ['SG', 2],
    ['PH', 1],
  ]);
});

it('times what the organisation leads, from the opening', () => {
  const own = viewAfter(opened(PH), statusChanged(PH, { to: 'triage' }));
  const openedAt = own.openedAt ?? '';
  const after = (minutes: number) => new Date(Date.parse(openedAt) + minutes * 60_000).toISOString();
  const statuses = [
    { to: 'triage', at: after(5) },
    { to: 'responding', at: after(10) },
    { to: 'contained', at: after(60) },
    { to: 'closed', at: after(90) },
    { to: 'responding', at: after(95) },
  ] as const;
  const { times } = counted(inPeriod(own, { statuses }), inPeriod(viewAfter(opened(SG)), { statuses }));
  const one = (minutes: number) => ({ count: 1, median: minutes * 60_000, p90: minutes * 60_000 });
  expect(times).toEqual({ acknowledge: one(5), contain: one(60), close: one(90) });
  const unknown = { ...own, openedAt: null };
  expect(counted(inPeriod(unknown, { statuses })).times.close.count).toBe(0);
});

it('gives the middle time and the one that nine of ten do not exceed', () => {
  expect(timesOf([])).toEqual({ count: 0, median: null, p90: null });
  expect(timesOf([30, 10, 20])).toEqual({ count: 3, median: 20, p90: 30 });
  const ten = Array.from({ length: 10 }, (_, n) => n + 1);
  expect(timesOf(ten)).toEqual({ count: 10, median: 5, p90: 9 });
});

it('counts requests by partner and direction, and how soon they were first answered', () => {
  const base = [opened(PH), invited(PH, SG)];
  const asked = viewAfter(...base, requested(PH, SG));
  const given = viewAfter(...base, requested(PH, SG), answered(SG, PH, 'delivered'));
  const requestedAt = given.requests[0]?.requestedAt ?? '';
  const at = new Date(Date.parse(requestedAt) + 60_000).toISOString();
  const answers = [{ id: theRequest, at }];
  const { requests } = counted(inPeriod(asked), inPeriod(given, { answers }));
  expect(requests.byUs[SG]).toMatchObject({ total: 2, answered: 1, declined: 0, open: 1 });
  expect(requests.byUs[SG]?.firstAnswer).toEqual({ count: 1, median: 60_000, p90: 60_000 });
  expect(requests.toUs).toEqual({});
  const theirs = viewAfter(opened(SG), invited(SG, PH), requested(SG, PH), answered(PH, SG, 'declined'));
  expect(counted(inPeriod(theirs)).requests.toUs[SG]).toMatchObject({ total: 1, declined: 1, open: 0 });
  const others = viewAfter(opened(SG), requested(SG, MY));
  expect(counted(inPeriod(others)).requests).toEqual({ byUs: {}, toUs: {} });
});

it('counts its own clocks, and no other’s', () => {
  const own = viewAfter(opened(PH), clockStarted(PH));
  const { dueAt } = own.clocks[0] ?? {};
  const late = new PostureCount(PH, new Date(Date.parse(dueAt ?? '') + 1).toISOString());
  late.add(inPeriod(own));
  expect(late.posture(period, []).clocks).toEqual({ met: 0, missed: 1, running: 0 });
  expect(counted(inPeriod(viewAfter(opened(SG), clockStarted(SG)))).clocks).toMatchObject({ running: 0 });
});

it('names the agreements in force, those that end soon and those that rest', () => {
  const soon = new Date(Date.parse(now) + 30 * 86_400_000).toISOString();
  const papers = [
    agreement([PH, SG]),
    agreement([PH, MY], { effectiveUntil: soon }),
    agreement([PH, SG, MY], { suspensions: [{ by: SG, reason: 'Elections.', since: now }] }),
  ];
  const counts = { inForce: ['PH-SG', 'PH-MY'], ending: ['PH-MY'], suspended: ['PH-SG-MY'] };
  const agreementsOf = (register: Agreement[]) =>
    new PostureCount(PH, now).posture(period, register).agreements;
  expect(agreementsOf(papers)).toEqual(counts);
  const next = { ...agreement([PH, MY]), id: AgreementId.parse('next') };
  const renewed = papers.map((paper) =>
    paper.effectiveUntil === soon ? { ...paper, successor: next.id } : paper,
  );
  expect(agreementsOf([...renewed, { ...next, signatures: [] }])).toEqual(counts);
  expect(agreementsOf([...renewed, next]).ending).toEqual([]);
});

it('is marked as the narrowest of what it counts, and as the house’s own where it counts clocks', () => {
  const open = inPeriod(viewAfter(opened(PH, { tlp: 'TLP:GREEN' })));
  const figures = { ...counted(open), given: [] };
  expect(postureMarking(figures)).toBe('TLP:GREEN');
  const given = [{ organization: SG, byTlp: { 'TLP:AMBER': 1, 'TLP:RED': 0 } }];
  expect(postureMarking({ ...figures, given })).toBe('TLP:AMBER');
  expect(postureMarking({ ...figures, clocks: { met: 0, missed: 1, running: 0 } })).toBe('TLP:RED');
});
