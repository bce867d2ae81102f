import type { CaseCommand, MeetClock, StartClock } from '../commands.js';
import { decide } from '../decide.js';
import type { CaseView } from '../view.js';
import * as given from '../../testing/samples.js';
import { acting, now, opened, PH, refusalOf, SG, theClock, viewAfter } from '../../testing/samples.js';

/** Duties to report, an organisation's own business. */

const view = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG));
const running = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG), given.clockStarted(PH));
const met = viewAfter(opened(PH), given.clockStarted(PH), given.clockMet(PH));
const internal = { tlp: 'TLP:RED' };

const act = (from: CaseView, command: CaseCommand, by = PH) => decide(from, command, acting(by));
const start = (input: StartClock): CaseCommand => ({ type: 'start-clock', id: theClock, input });
const meet = (input: MeetClock = {}): CaseCommand => ({ type: 'meet-clock', id: theClock, input });

describe('a clock', () => {
  it('starts now, and is due when the law says, for its own organisation only', () => {
    expect(act(view, start({ duty: 'ph-dpa' }))).toEqual([
      {
        type: 'clock-started',
        data: { id: theClock, duty: 'ph-dpa', startedAt: now, dueAt: given.minute(100 + 72 * 60) },
        marking: internal,
      },
    ]);
  });

  it('starts when it was said to have started, but not in the future', () => {
    const [draft] = act(view, start({ duty: 'ph-dpa', startedAt: given.minute(10) }));
    expect(draft?.data).toMatchObject({ startedAt: given.minute(10), dueAt: given.minute(10 + 72 * 60) });
    expect(act(view, start({ duty: 'ph-dpa', startedAt: now }))).toHaveLength(1);
    expect(refusalOf(() => act(view, start({ duty: 'ph-dpa', startedAt: given.minute(101) }))).code).toBe(
      'starts-in-the-future',
    );
  });

  it('is one of five hundred at most that one organisation has in a case', () => {
    const [clock] = met.clocks;
    const full = { ...met, clocks: Array.from({ length: 500 }, () => clock).flatMap((one) => one ?? []) };
    expect(refusalOf(() => act(full, start({ duty: 'ph-dpa' }))).code).toBe('too-many-in-case');
  });

  it('does not run twice, but anew when it was met, and beside others', () => {
    expect(refusalOf(() => act(running, start({ duty: 'ph-dpa' }))).code).toBe('clock-runs-already');
    expect(act(running, start({ duty: 'gdpr-breach' }))).toHaveLength(1);
    expect(act(met, start({ duty: 'ph-dpa' }))).toHaveLength(1);
    expect(act(running, start({ duty: 'ph-dpa' }), SG)).toHaveLength(1);
  });

  it('is for accepted participants', () => {
    const invited = viewAfter(opened(PH), given.invited(PH, SG));
    expect(refusalOf(() => act(invited, start({ duty: 'sg-cii' }), SG)).code).toBe('not-accepted-yet');
    expect(refusalOf(() => act(invited, meet(), SG)).code).toBe('not-accepted-yet');
  });
});

describe('meeting a duty', () => {
  it('stops its clock, now or when it was said to be met', () => {
    expect(act(running, meet())).toEqual([
      { type: 'clock-met', data: { id: theClock, at: now }, marking: internal },
    ]);
    expect(act(running, meet({ at: given.minute(5), note: 'Ref. NPC-77.' }))).toEqual([
      {
        type: 'clock-met',
        data: { id: theClock, at: given.minute(5), note: 'Ref. NPC-77.' },
        marking: internal,
      },
    ]);
  });

  it.each([
    ['before it started', given.minute(-1)],
    ['in the future', given.minute(101)],
  ])('is not possible %s', (_, at) => {
    expect(refusalOf(() => act(running, meet({ at }))).code).toBe('met-at-not-possible');
  });

  it('is possible at its very start', () => {
    expect(act(running, meet({ at: given.minute(0) }))).toHaveLength(1);
  });

  it('is possible at any time where nobody knows when it started', () => {
    const unknown: CaseView = {
      ...running,
      clocks: running.clocks.map((clock) => ({ ...clock, startedAt: null })),
    };
    expect(act(unknown, meet({ at: given.minute(-100) }))).toHaveLength(1);
  });

  it('is done once, and for a clock of one’s own', () => {
    expect(refusalOf(() => act(met, meet())).code).toBe('clock-met-already');
    expect(refusalOf(() => act(running, meet(), SG)).code).toBe('not-found');
    expect(refusalOf(() => act(view, meet())).code).toBe('not-found');
  });
});
