import type { AnswerRequest, AssignTask, CaseCommand, RequestAssistance } from '../commands.js';
import { decide } from '../decide.js';
import type { CaseView } from '../view.js';
import { requestTransitions, RequestState, TaskState, taskTransitions } from '../vocabulary.js';
import * as given from '../../testing/samples.js';
import {
  acting,
  agreement,
  MY,
  now,
  opened,
  PH,
  refusalOf,
  SG,
  theRequest,
  theTask,
  viewAfter,
} from '../../testing/samples.js';

/** What one party asks of another: requests for assistance and tasks. PH asks SG. */

const papers = [agreement([PH, SG]), agreement([PH, MY])];
const marking = { tlp: 'TLP:AMBER' };
const roster = [
  opened(PH),
  given.invited(PH, SG),
  given.accepted(SG),
  given.invited(PH, MY),
  given.accepted(MY),
] as const;
const view = viewAfter(...roster);
const asked = viewAfter(...roster, given.requested(PH, SG));
const tasked = viewAfter(...roster, given.assigned(PH, SG));
const invited = viewAfter(opened(PH), given.invited(PH, SG));
const over = (from: CaseView): CaseView => ({ ...from, status: 'closed' });

const act = (from: CaseView, by: typeof PH, command: CaseCommand) =>
  decide(from, command, acting(by, ...papers));
const refusal = (from: CaseView, by: typeof PH, command: CaseCommand) =>
  refusalOf(() => act(from, by, command));

describe('a request', () => {
  const input: RequestAssistance = { to: SG, kind: 'takedown', urgency: 'priority', text: 'Please.' };
  const ask = (said: Partial<RequestAssistance> = {}): CaseCommand => ({
    type: 'request-assistance',
    id: theRequest,
    input: { ...input, ...said },
  });

  it('is due when its urgency says', () => {
    expect(act(view, PH, ask())).toEqual([
      {
        type: 'assistance-requested',
        data: { id: theRequest, ...input, dueAt: given.minute(100 + 24 * 60) },
        marking,
      },
    ]);
  });

  it('is one of five hundred at most that one organisation has in a case', () => {
    const [request] = asked.requests;
    const full = {
      ...asked,
      requests: Array.from({ length: 500 }, () => request).flatMap((one) => one ?? []),
    };
    expect(refusal(full, PH, ask()).code).toBe('too-many-in-case');
    expect(act(full, MY, ask({ to: PH }))).toHaveLength(1);
  });

  it('is due when its author says, but not before now', () => {
    const dueAt = given.minute(101);
    expect(act(view, PH, ask({ dueAt, tlp: 'TLP:GREEN' }))).toEqual([
      {
        type: 'assistance-requested',
        data: { id: theRequest, ...input, dueAt },
        marking: { tlp: 'TLP:GREEN' },
      },
    ]);
    expect(refusal(view, PH, ask({ dueAt: now })).code).toBe('due-in-the-past');
  });

  it('is refused when it would not reach whom it asks', () => {
    expect(refusal(view, PH, ask({ tlp: 'TLP:RED' })).code).toBe('would-not-reach');
    expect(refusal(invited, PH, ask())).toMatchObject({
      code: 'would-not-reach',
      sentence: 'CERT-SG has not accepted the invitation yet.',
    });
    expect(refusal(view, SG, ask({ to: MY })).code).toBe('would-not-reach');
    expect(refusal(view, PH, ask({ to: given.RU })).sentence).toBe(
      'CERT-RU does not take part in the case as far as you know: invite it first.',
    );
  });

  it('names whom it asks when it is TLP:RED, since it would stay at home otherwise', () => {
    const covering = acting(PH, agreement([PH, SG], { ceiling: 'TLP:RED' }));
    expect(decide(view, ask({ tlp: 'TLP:RED' }), covering)).toMatchObject([
      { marking: { tlp: 'TLP:RED', recipients: [SG] } },
    ]);
  });

  it('is for accepted participants of an open case, and for another than oneself', () => {
    expect(refusal(invited, SG, ask({ to: PH })).code).toBe('not-accepted-yet');
    expect(refusal(over(view), PH, ask()).code).toBe('case-closed');
    expect(refusal(view, PH, ask({ to: PH })).code).toBe('addressed-to-oneself');
  });
});

describe('an answer', () => {
  const answer = (input: AnswerRequest): CaseCommand => ({ type: 'answer-request', id: theRequest, input });
  const states = RequestState.options.filter((state) => state !== 'requested' && state !== 'cancelled');
  const pairs = RequestState.options.flatMap((from) => states.map((to) => ({ from, to })));
  const allowed = (from: RequestState): readonly string[] => requestTransitions[from];
  const standing = (state: RequestState): CaseView => ({
    ...asked,
    requests: asked.requests.map((request) => ({ ...request, state })),
  });

  it.each(pairs.filter(({ from, to }) => allowed(from).includes(to)))(
    'to $from can be $to',
    ({ from, to: state }) => {
      expect(act(standing(from), SG, answer({ state }))).toEqual([
        { type: 'assistance-answered', data: { id: theRequest, to: PH, state }, marking },
      ]);
    },
  );

  it.each(pairs.filter(({ from, to }) => !allowed(from).includes(to)))(
    'to $from cannot be $to',
    ({ from, to: state }) => {
      const { code, sentence } = refusal(standing(from), SG, answer({ state }));
      expect(code).toBe('request-transition-not-allowed');
      expect(sentence).toBe(
        allowed(from).length === 0
          ? `The request is ${from}: ask anew.`
          : `A request that is ${from} can only become ${allowed(from).join(' or ')}.`,
      );
    },
  );

  it('carries a text and a marking of its own', () => {
    expect(act(asked, SG, answer({ state: 'accepted', text: 'We begin.', tlp: 'TLP:GREEN' }))).toEqual([
      {
        ...{ type: 'assistance-answered', marking: { tlp: 'TLP:GREEN' } },
        data: { id: theRequest, to: PH, state: 'accepted', text: 'We begin.' },
      },
    ]);
  });

  it('is the addressee’s, but either side may close', () => {
    expect(act(standing('delivered'), PH, answer({ state: 'closed' }))).toEqual([
      { type: 'assistance-answered', data: { id: theRequest, to: SG, state: 'closed' }, marking },
    ]);
    expect(refusal(asked, PH, answer({ state: 'accepted' }))).toMatchObject({
      code: 'not-the-addressee',
      sentence: 'Only CERT-SG can answer this request.',
    });
    expect(refusal(standing('delivered'), MY, answer({ state: 'closed' })).code).toBe('not-the-addressee');
  });

  it('is given to a closed case too, by who takes part', () => {
    expect(act(over(asked), SG, answer({ state: 'declined' }))).toHaveLength(1);
    expect(refusal(invited, SG, answer({ state: 'declined' })).code).toBe('not-accepted-yet');
  });

  it('is refused when it would not reach who asked', () => {
    expect(refusal(asked, SG, answer({ state: 'accepted', tlp: 'TLP:RED' })).code).toBe('would-not-reach');
  });

  it('needs a request that one knows of', () => {
    expect(refusal(view, SG, answer({ state: 'accepted' }))).toMatchObject({
      code: 'not-found',
      sentence: 'There is no such request in this case.',
    });
  });
});

describe('what follows on a request or a task', () => {
  const raised = viewAfter(...roster, given.requested(PH, SG), given.assigned(PH, SG));
  const above: CaseView = { ...raised, tlp: 'TLP:AMBER+STRICT' };

  it('goes where the request went, though the case was marked higher meanwhile', () => {
    const cancel: CaseCommand = { type: 'cancel-request', id: theRequest, reason: undefined };
    const answer: CaseCommand = { type: 'answer-request', id: theRequest, input: { state: 'accepted' } };
    const take: CaseCommand = { type: 'change-task-state', id: theTask, input: { state: 'done' } };
    expect(act(above, PH, cancel)).toMatchObject([{ marking }]);
    expect(act(above, SG, answer)).toMatchObject([{ marking }]);
    expect(act(above, SG, take)).toMatchObject([{ marking }]);
  });
});

describe('cancelling a request', () => {
  const cancel = (reason?: string): CaseCommand => ({ type: 'cancel-request', id: theRequest, reason });

  it('is the requester’s', () => {
    expect(act(asked, PH, cancel())).toEqual([
      { type: 'assistance-cancelled', data: { id: theRequest, to: SG }, marking },
    ]);
    expect(act(asked, PH, cancel('Solved.'))).toEqual([
      { type: 'assistance-cancelled', data: { id: theRequest, to: SG, reason: 'Solved.' }, marking },
    ]);
    expect(refusal(asked, SG, cancel())).toMatchObject({
      code: 'not-the-requester',
      sentence: 'Only CERT-PH can cancel this request.',
    });
    expect(refusal(view, PH, cancel()).code).toBe('not-found');
    expect(
      refusal(viewAfter(opened(PH), given.requested(SG, PH), given.withdrew(SG)), SG, cancel()).code,
    ).toBe('not-a-participant');
  });

  it('is for requests that are open', () => {
    for (const state of ['declined', 'delivered', 'closed'] as const) {
      const done = viewAfter(...roster, given.requested(PH, SG), given.answered(SG, PH, state));
      expect(refusal(done, PH, cancel())).toMatchObject({
        code: 'request-transition-not-allowed',
        sentence: `The request is ${state} already.`,
      });
    }
    const cancelled = viewAfter(...roster, given.requested(PH, SG), given.cancelled(PH, SG));
    expect(refusal(cancelled, PH, cancel()).code).toBe('request-transition-not-allowed');
  });
});

describe('a task', () => {
  const assign = (said: Partial<AssignTask> = {}): CaseCommand => ({
    type: 'assign-task',
    id: theTask,
    input: { title: 'Call the hosters', assignee: SG, ...said },
  });
  const move = (state: TaskState): CaseCommand => ({
    type: 'change-task-state',
    id: theTask,
    input: { state },
  });
  const pairs = TaskState.options.flatMap((from) => TaskState.options.map((to) => ({ from, to })));
  const allowed = (from: TaskState): readonly string[] => taskTransitions[from];
  it('is one of five hundred at most that one organisation has in a case', () => {
    const [task] = tasked.tasks;
    const full = { ...tasked, tasks: Array.from({ length: 500 }, () => task).flatMap((one) => one ?? []) };
    expect(refusal(full, PH, assign()).code).toBe('too-many-in-case');
    expect(act(full, SG, assign())).toHaveLength(1);
  });

  const standing = (state: TaskState): CaseView => ({
    ...tasked,
    tasks: tasked.tasks.map((task) => ({ ...task, state })),
  });

  it('is given to another or to oneself', () => {
    const data = { id: theTask, title: 'Call the hosters', assignee: SG };
    expect(act(view, PH, assign())).toEqual([{ type: 'task-assigned', data, marking }]);
    expect(act(view, PH, assign({ dueAt: given.minute(200), tlp: 'TLP:GREEN' }))).toEqual([
      { type: 'task-assigned', data: { ...data, dueAt: given.minute(200) }, marking: { tlp: 'TLP:GREEN' } },
    ]);
    expect(act(view, PH, assign({ assignee: PH, tlp: 'TLP:RED' }))).toHaveLength(1);
  });

  it('is refused when it would not reach the assignee', () => {
    expect(refusal(view, PH, assign({ tlp: 'TLP:RED' })).code).toBe('would-not-reach');
    expect(refusal(view, PH, assign({ assignee: given.RU })).code).toBe('would-not-reach');
  });

  it('is for accepted participants of an open case', () => {
    expect(refusal(invited, SG, assign()).code).toBe('not-accepted-yet');
    expect(refusal(over(view), PH, assign()).code).toBe('case-closed');
  });

  it.each(pairs.filter(({ from, to }) => allowed(from).includes(to)))(
    'goes from $from to $to',
    ({ from, to: state }) => {
      expect(act(standing(from), SG, move(state))).toEqual([
        { type: 'task-state-changed', data: { id: theTask, to: PH, state }, marking },
      ]);
    },
  );

  it.each(pairs.filter(({ from, to }) => !allowed(from).includes(to)))(
    'does not go from $from to $to',
    ({ from, to }) => {
      expect(refusal(standing(from), SG, move(to))).toMatchObject({
        code: 'task-transition-not-allowed',
        sentence: `A task that is ${from} can only become ${allowed(from).join(' or ')}.`,
      });
    },
  );

  it('is moved by the assignee, and taken back by its author', () => {
    expect(act(tasked, PH, move('cancelled'))).toEqual([
      { type: 'task-state-changed', data: { id: theTask, to: SG, state: 'cancelled' }, marking },
    ]);
    expect(refusal(tasked, PH, move('done'))).toMatchObject({
      code: 'not-the-assignee',
      sentence: 'Only CERT-SG can move this task.',
    });
    expect(refusal(tasked, MY, move('cancelled')).code).toBe('not-the-assignee');
    expect(refusal(view, SG, move('done'))).toMatchObject({
      code: 'not-found',
      sentence: 'There is no such task in this case.',
    });
    expect(refusal(viewAfter(opened(PH), given.assigned(PH, SG)), SG, move('done')).code).toBe(
      'not-a-participant',
    );
  });

  it('of one’s own is moved by oneself', () => {
    const own = viewAfter(opened(PH), given.assigned(PH, PH));
    expect(act(own, PH, move('done'))).toEqual([
      { type: 'task-state-changed', data: { id: theTask, to: PH, state: 'done' }, marking },
    ]);
  });

  it('is not moved when its author would not hear of it', () => {
    expect(refusalOf(() => decide(tasked, move('done'), acting(SG))).code).toBe('would-not-reach');
  });
});
