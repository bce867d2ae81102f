import type { CaseView, OrganizationId } from '@entente/domain';
import { seenByEach, type Open } from './presence.js';

const PH = 'PH' as OrganizationId;
const SG = 'SG' as OrganizationId;

/** A view with PH and SG as accepted participants, which counts how often its roster is looked at. */
function countedView(): { view: CaseView; looks: () => number } {
  let looks = 0;
  const roster = [PH, SG].map((organization) => ({ organization, state: 'accepted' }));
  const view = {
    get participants() {
      looks += 1;
      return roster;
    },
  };
  return { view: view as unknown as CaseView, looks: () => looks };
}

function looksWith(sockets: number): number {
  const { view, looks } = countedView();
  const known = { view, version: 1, lastActivityAt: '' };
  const all = Array.from({ length: sockets }, (_, i): Open => ({
    ...{ userId: `${i}`, name: `Person ${i}`, known },
    organization: i % 2 === 0 ? PH : SG,
  }));
  const seen = seenByEach(all);
  expect(seen.get(PH)?.people).toHaveLength(sockets / 2 + 1);
  return looks();
}

describe('whom those of each organisation see in a case', () => {
  it('takes twice as long with twice as many sockets, not four times', () => {
    expect(looksWith(200) / looksWith(100)).toBeLessThanOrEqual(2);
  });
});
