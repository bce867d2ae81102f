import fc from 'fast-check';
import { agreementStates, stateAt } from '../agreement/agreement.js';
import { participant } from '../case/view.js';
import { participationStates } from '../case/vocabulary.js';
import { bases, withholdReasons } from '../sharing/disclose.js';
import type { Chronicle, Step } from './chronicle.js';
import { isCaseEvent, memberOf, organizationsOf, readerOf, verdictOn } from './community.js';
import { histories, patience, runs } from './histories.js';

/** The other properties say something only as far as their histories go: this counts where a thousand of them go. */

type Count = (what: string) => void;

function counted(): (what: string) => number {
  const counts = new Map<string, number>();
  const count: Count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const history of fc.sample(histories, { numRuns: runs, seed: 1 })) {
    for (const step of history.steps) countStep(step, count);
    countBooks(history, count);
  }
  return (what) => counts.get(what) ?? 0;
}

function countStep({ happening, events, refusal, before, after }: Step, count: Count): void {
  if (happening.kind !== 'act') {
    if (organizationsOf(after).some((one) => memberOf(after, one) !== memberOf(before, one)))
      count('timer that tells');
    return;
  }
  const { type } = happening.act.command;
  count(refusal ? 'refused' : 'accepted');
  count(refusal ? `code ${refusal.code}` : type);
  for (const event of events.filter(isCaseEvent))
    for (const organization of organizationsOf(after)) {
      const verdict = verdictOn(after, event, readerOf(after, organization, event.stream));
      if (verdict.verdict === 'withhold') count(verdict.reason);
    }
}

function countBooks({ end }: Chronicle, count: Count): void {
  for (const organization of organizationsOf(end)) {
    const { book, cases, agreements } = memberOf(end, organization);
    for (const { basis, event, at } of book) {
      count(basis);
      if (isCaseEvent(event) && at !== event.at) count(`later by ${basis}`);
    }
    for (const view of Object.values(cases)) count(participant(view, organization)?.state ?? 'none');
    for (const agreement of Object.values(agreements)) count(stateAt(agreement, end.now));
  }
}

const commands = {
  often: [
    'open',
    'change-header',
    'change-status',
    'invite',
    'answer-invitation',
    'post-update',
    'add-indicator',
  ],
  sometimes: [
    ...[
      'change-escalation',
      'offer-handover',
      'accept-handover',
      'correct',
      'request-assistance',
      'assign-task',
    ],
    ...['start-clock', 'remove', 'withdraw', 'answer-request', 'change-task-state', 'cancel-request'],
    ...['suspend', 'resume', 'terminate', 'renew', 'propose', 'sign'],
  ],
  seldom: ['withdraw-handover', 'meet-clock', 'change'],
};

it(
  'histories go everywhere',
  () => {
    const times = counted();
    const fewer = (least: number, things: readonly string[]) =>
      things.filter((what) => times(what) < least).map((what) => `${what}: ${times(what)}`);
    expect(times('accepted') / (times('accepted') + times('refused'))).toBeGreaterThan(0.3);
    expect(times('refused')).toBeGreaterThan(1_000);
    expect(fewer(200, commands.often)).toEqual([]);
    expect(fewer(10, commands.sometimes)).toEqual([]);
    expect(fewer(5, commands.seldom)).toEqual([]);
    expect(fewer(1_000, bases)).toEqual([]);
    expect(fewer(10, withholdReasons)).toEqual([]);
    expect(fewer(10, ['later by agreement', 'later by public', 'later by participation'])).toEqual([]);
    expect(fewer(5, ['timer that tells'])).toEqual([]);
    expect(fewer(3, participationStates)).toEqual([]);
    expect(fewer(5, agreementStates)).toEqual([]);
    expect(fewer(1, refusals)).toEqual([]);
  },
  patience,
);

const refusals = [
  ...['not-the-lead', 'not-a-participant', 'not-found', 'not-invited', 'case-closed', 'no-basis-to-invite'],
  ...[
    'would-not-reach',
    'handover-open',
    'no-handover-offer',
    'lead-cannot-withdraw',
    'open-requests-remain',
  ],
  ...['nothing-to-correct', 'not-correctable', 'status-transition-not-allowed', 'already-a-participant'],
  ...['agreement-state', 'not-a-party', 'not-the-suspender', 'not-the-drafter', 'notice-in-the-past'],
].map((code) => `code ${code}`);
