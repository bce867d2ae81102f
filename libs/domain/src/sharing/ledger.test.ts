import { accepted, declined, invited, MY, opened, PH, SG, update, viewAfter } from '../testing/samples.js';
import { nameInLedger } from './ledger.js';

it('names whom the owner knows to take part, or to have done so', () => {
  const view = viewAfter(opened(PH), invited(PH, SG), accepted(SG), invited(PH, MY), declined(MY));
  expect([PH, SG, MY].map((organization) => nameInLedger(view, organization))).toEqual([PH, SG, MY]);
});

it('names whom the owner knows only by what it wrote', () => {
  expect(nameInLedger(viewAfter(opened(PH), update(MY)), MY)).toBe(MY);
});

it('says another participant where the owner was never told', () => {
  expect(nameInLedger(viewAfter(opened(PH), invited(PH, SG)), MY)).toBeNull();
});
