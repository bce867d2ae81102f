import * as given from '../testing/samples.js';
import { history, PH, SG, type Happening } from '../testing/samples.js';
import { opensThePast } from './backfill.js';

const opens = (happening: Happening) => history(happening).map(opensThePast)[0];

it('precedes an invitation by the header so far', () => {
  expect(opens(given.invited(PH, SG))).toEqual({ to: SG, when: 'before' });
});

it('follows an acceptance, of the case or of its lead, by all that may be disclosed', () => {
  expect(opens(given.accepted(SG))).toEqual({ to: SG, when: 'after' });
  expect(opens(given.handoverAccepted(SG))).toEqual({ to: SG, when: 'after' });
});

it.each([
  given.opened(PH),
  given.update(PH),
  given.declined(SG),
  given.handoverOffered(PH, SG),
  given.leadChanged(PH, SG),
])('opens nothing by $type', (happening) => {
  expect(opens(happening)).toBeUndefined();
});
