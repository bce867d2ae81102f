import type { Scope } from '../agreement/agreement.js';
import type { AgreementId, Instant, OrganizationId } from '../ids.js';
import { covers, type Tlp } from '../sharing/tlp.js';
import type { Community } from './community.js';

/** What must be carried from whom to whom, at a moment. */
export interface Cargo {
  between: readonly OrganizationId[];
  scope: Scope;
  tlp: Tlp;
  at: Instant;
}

/** Whether an agreement was in force and carries something, told by nothing but what was recorded of it. */
export function carries({ events }: Community, id: AgreementId, { between, scope, tlp, at }: Cargo): boolean {
  const ofPaper = events.filter(({ stream }) => stream.id === id);
  const proposal = ofPaper.find((event) => event.type === 'agreement-proposed');
  if (proposal?.type !== 'agreement-proposed') return false;
  const { parties, scopes, ceiling, effectiveFrom, effectiveUntil } = proposal.data;
  const lastWord = (party: OrganizationId) =>
    ofPaper.filter(({ owner, type }) => owner === party && /suspended|resumed/.test(type)).at(-1)?.type;
  return (
    parties.every((party) =>
      ofPaper.some(({ owner, type }) => owner === party && type === 'agreement-signed'),
    ) &&
    parties.every((party) => lastWord(party) !== 'agreement-suspended') &&
    !ofPaper.some((one) => one.type === 'agreement-terminated' && (one.data.effectiveAt ?? one.at) <= at) &&
    effectiveFrom <= at &&
    at < effectiveUntil &&
    between.every((one) => parties.includes(one)) &&
    scopes.includes(scope) &&
    covers(ceiling, tlp)
  );
}
