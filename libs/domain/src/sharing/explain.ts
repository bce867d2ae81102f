import { scopeLabels, stateAt, stateSince, type Agreement } from '../agreement/agreement.js';
import type { Instant } from '../ids.js';
import type { Verdict } from './disclose.js';

/** A reason to withhold as a sentence for a tired person: what stands in the way, and what would help. */
export function explainWithheld(
  verdict: Extract<Verdict, { verdict: 'withhold' }>,
  name: string,
  agreements: readonly Agreement[],
  at: Instant,
): string {
  const agreement = agreements.find(({ id }) => id === verdict.agreementId);
  switch (verdict.reason) {
    case 'not-a-participant':
      return `${name} does not take part in the case: invite it first.`;
    case 'confidential-roster':
      return `${name} may not learn that the other organisation takes part: no one agreement binds the three of you.`;
    case 'not-accepted-yet':
      return `${name} has not accepted the invitation yet.`;
    case 'not-named':
      return `${name} is not named as a recipient.`;
    case 'ceiling-exceeded':
      return `The agreement with ${name} covers up to ${verdict.ceiling ?? 'a lower marking'}: lower the marking or leave ${name} out.`;
    case 'agreement-not-active':
      return `The agreement with ${name} is ${notActive(agreement, verdict.state ?? 'not active', at)}.`;
    case 'scope-not-covered':
      return `The agreement with ${name} does not cover ${scopeLabels[verdict.scope ?? 'mutual-response']}.`;
    case 'no-agreement':
      return `There is no agreement with ${name}: sign one, or mark it TLP:CLEAR.`;
  }
}

function notActive(agreement: Agreement | undefined, state: string, at: Instant): string {
  if (!agreement) return state;
  if (stateAt(agreement, at) === 'signed')
    return `signed, and in force only from ${agreement.effectiveFrom.slice(0, 10)}`;
  const since = stateSince(agreement, at);
  return since ? `${state} since ${since.slice(0, 10)}` : state;
}
