import type { Instant, OrganizationId } from '../ids.js';
import { isEnding, stateAt, type Agreement, type AgreementState } from './agreement.js';

/** How two organisations stand to each other, the closest first: as the best of the papers between them says. */
export const cooperations = ['in-force', 'ending', 'suspended', 'in-preparation', 'ended', 'none'] as const;
export type Cooperation = (typeof cooperations)[number];

const ofState = {
  active: 'in-force',
  suspended: 'suspended',
  draft: 'in-preparation',
  proposed: 'in-preparation',
  signed: 'in-preparation',
  expired: 'ended',
  terminated: 'ended',
  superseded: 'ended',
} as const satisfies Record<AgreementState, Cooperation>;

/** The agreements to which both are parties. */
export function agreementsBetween(
  register: readonly Agreement[],
  one: OrganizationId,
  other: OrganizationId,
): Agreement[] {
  return register.filter(({ parties }) => parties.includes(one) && parties.includes(other));
}

/** The state of cooperation at a moment, by the agreements between two organisations. */
export function cooperationAt(between: readonly Agreement[], at: Instant): Cooperation {
  const states = between.map((agreement): Cooperation => {
    const state = ofState[stateAt(agreement, at)];
    return state === 'in-force' && isEnding(agreement, at, between) ? 'ending' : state;
  });
  return closest(states);
}

/** The closest of several states; none at all of none. */
export function closest(states: readonly Cooperation[]): Cooperation {
  return cooperations.find((one) => states.includes(one)) ?? 'none';
}
