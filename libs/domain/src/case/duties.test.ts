import * as given from '../testing/samples.js';
import { minute, MY, opened, PH, SG, viewAfter } from '../testing/samples.js';
import { ItemId } from '../ids.js';
import { waitingIn } from './duties.js';
import { clockState } from './view.js';

const aThirdRequest = ItemId.parse('request-3');

describe('what waits in a case', () => {
  it('is for an invited organisation its invitation alone', () => {
    const view = viewAfter(opened(PH), given.invited(PH, SG), given.requested(PH, SG));
    expect(waitingIn(view, SG)).toEqual([{ kind: 'invitation', organization: PH, dueAt: null, what: null }]);
  });

  it('is what it was asked, what it asked, and its own duties, the nearest first', () => {
    const byOthers = given.requested(MY, PH, aThirdRequest);
    const view = viewAfter(
      ...[opened(PH), given.clockStarted(PH), given.requested(PH, SG, given.anotherRequest), byOthers],
      { ...given.requested(SG, PH), data: { ...given.requested(SG, PH).data, dueAt: minute(60) } },
    );
    const ofRequests = { what: 'takedown', dueAt: minute(1440) };
    expect(waitingIn(view, PH)).toEqual([
      {
        kind: 'request-to-us',
        itemId: given.theRequest,
        organization: SG,
        dueAt: minute(60),
        what: 'takedown',
      },
      { kind: 'request-by-us', itemId: given.anotherRequest, organization: SG, ...ofRequests },
      { kind: 'request-to-us', itemId: 'request-3', organization: MY, ...ofRequests },
      { kind: 'clock', itemId: given.theClock, dueAt: minute(72 * 60), what: 'ph-dpa' },
    ]);
    expect(waitingIn(view, MY).map(({ kind }) => kind)).toEqual(['request-by-us']);
    expect(waitingIn(view, given.RU)).toEqual([]);
  });

  it('is a task with a due time for whom it was given to, until it is done', () => {
    const task = given.assigned(PH, SG);
    const due = { ...task, data: { ...task.data, dueAt: minute(30) } };
    const waiting = { kind: 'task', itemId: given.theTask, organization: PH, dueAt: minute(30) };
    const begun = viewAfter(opened(PH), due, given.taskMoved(SG, PH, 'in-progress'));
    expect(waitingIn(begun, SG)).toEqual([{ ...waiting, what: 'Call the hosters' }]);
    expect(waitingIn(begun, PH)).toEqual([]);
    expect(waitingIn(viewAfter(opened(PH), due, given.taskMoved(SG, PH, 'done')), SG)).toEqual([]);
    expect(waitingIn(viewAfter(opened(PH), task), SG)).toEqual([]);
  });

  it('is nothing that is met, answered or between others', () => {
    const view = viewAfter(
      ...[opened(PH), given.clockStarted(PH), given.clockMet(PH), given.requested(MY, SG)],
      given.clockStarted(given.RU),
    );
    expect(waitingIn(view, PH)).toEqual([]);
    const declined = viewAfter(opened(PH), given.requested(PH, SG), given.answered(SG, PH, 'declined'));
    expect([PH, SG].flatMap((organization) => waitingIn(declined, organization))).toEqual([]);
  });

  it('comes last where nobody told when it is due', () => {
    const answer = given.answered(SG, PH, 'accepted');
    for (const [answeredId, askedId] of [
      [given.theRequest, given.anotherRequest],
      [given.anotherRequest, given.theRequest],
    ] as const) {
      const answered = { ...answer, data: { ...answer.data, id: answeredId } };
      const view = viewAfter(opened(PH), answered, given.requested(PH, SG, askedId));
      expect(waitingIn(view, PH).map(({ dueAt }) => dueAt)).toEqual([minute(1440), null]);
    }
  });
});

describe('a clock', () => {
  const clock = (metAt: string | null) => ({
    ...({
      id: given.theClock,
      organization: PH,
      duty: 'ph-dpa',
      startedAt: minute(0),
      dueAt: minute(10),
      metAt,
    } as const),
  });

  it('runs until it is met or missed', () => {
    expect(clockState(clock(null), minute(10))).toBe('running');
    expect(clockState(clock(null), minute(11))).toBe('missed');
    expect(clockState({ ...clock(null), dueAt: null }, minute(11))).toBe('running');
  });

  it('is met in time, or was missed all the same', () => {
    expect(clockState(clock(minute(10)), minute(99))).toBe('met');
    expect(clockState(clock(minute(11)), minute(99))).toBe('missed');
    expect(clockState({ ...clock(minute(11)), dueAt: null }, minute(99))).toBe('met');
  });
});
