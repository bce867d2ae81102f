import { caseEventKinds } from './events.js';
import {
  CaseStatus,
  openRequestStates,
  participationStates,
  RequestState,
  requestTransitions,
  statusTransitions,
  TaskState,
  taskTransitions,
} from './vocabulary.js';

/** The tables of domain.md, Case. */

it('moves the status of a case as the table says', () => {
  expect(statusTransitions).toEqual({
    new: ['triage', 'closed'],
    triage: ['responding', 'closed'],
    responding: ['contained', 'closed'],
    contained: ['recovering', 'responding'],
    recovering: ['closed', 'responding'],
    closed: ['responding'],
  });
});

it('can bring a request from being asked to every answer, and from no end to anything', () => {
  expect(reachable('requested', requestTransitions)).toEqual(
    new Set(RequestState.options.filter((s) => s !== 'cancelled')),
  );
  const ends = RequestState.options.filter((state) => requestTransitions[state].length === 0);
  expect(ends).toEqual(['declined', 'closed', 'cancelled']);
  expect(ends.filter((state) => openRequestStates.has(state))).toEqual([]);
});

it('can bring a task from every state to every other', () => {
  for (const state of TaskState.options)
    expect(reachable(state, taskTransitions)).toEqual(new Set(TaskState.options));
});

it('can bring a case from every status to its close and back', () => {
  for (const status of CaseStatus.options.filter((one) => one !== 'new'))
    expect(reachable(status, statusTransitions)).toEqual(
      new Set(CaseStatus.options.filter((one) => one !== 'new' && (one !== 'triage' || status === 'triage'))),
    );
});

function reachable<S extends string>(
  from: S,
  table: Record<S, readonly S[]>,
  seen = new Set<S>([from]),
): Set<S> {
  for (const to of table[from]) if (!seen.has(to)) reachable(to, table, seen.add(to));
  return seen;
}

it('has five states of participation', () => {
  expect(participationStates).toEqual(['invited', 'accepted', 'declined', 'withdrawn', 'removed']);
});

it('tells headers, participation and content apart', () => {
  const kinds = Object.entries(caseEventKinds);
  const of = (kind: string) => kinds.filter(([, one]) => one === kind).map(([type]) => type);
  expect(of('header')).toEqual([
    'case-opened',
    'header-changed',
    'status-changed',
    'escalation-changed',
    'lead-changed',
  ]);
  expect(of('participation')).toHaveLength(8);
  expect(of('content')).toHaveLength(12);
});
