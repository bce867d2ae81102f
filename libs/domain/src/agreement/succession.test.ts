import { AgreementId } from '../ids.js';
import { agreement, MY, now, PH, refusalOf, RU, SG } from '../testing/samples.js';
import { Terms, type Agreement } from './agreement.js';
import { accessionOf, asLongAgain, chainOf, hasFallen, successionOf } from './succession.js';
import { termsOf } from './terms-of.js';

const later = '2026-11-24T07:40:00.001Z';
const circle = agreement([PH, SG, MY], { handlingTerms: 'As TLP 2.0 says.' });

describe('what follows on an agreement', () => {
  const terms = termsOf(circle);
  it.each<[string, Partial<Terms>]>([
    ['renewal', { effectiveUntil: '2030-01-01T00:00:00.000Z', title: 'Renewed' }],
    ['upgrade', { kind: 'treaty' }],
    ['upgrade', { ceiling: 'TLP:RED' }],
    ['upgrade', { scopes: ['mutual-response', 'research'] }],
    ['accession', { parties: [PH, SG, MY, RU], kind: 'treaty' }],
  ])('is a %s', (succession, said) => {
    expect(successionOf(terms, { ...terms, ...said })).toBe(succession);
  });

  it('is told by what is in it, in whatever order', () => {
    const one: Terms = { ...terms, scopes: ['mutual-response', 'research'] };
    expect(successionOf(one, { ...one, scopes: ['research', 'mutual-response'] })).toBe('renewal');
    expect(one.scopes).toEqual(['mutual-response', 'research']);
  });

  it.each([
    ['2026-11-27T00:00:00.000Z', '2031-11-27T00:00:00.000Z', '2036-11-27T00:00:00.000Z'],
    ['2024-02-29T06:30:00.000Z', '2026-08-31T07:00:00.000Z', '2029-03-02T07:30:00.000Z'],
  ])('is as long again by the calendar, after %s to %s', (effectiveFrom, effectiveUntil, end) => {
    expect(asLongAgain({ ...terms, effectiveFrom, effectiveUntil })).toBe(end);
  });

  it('has fallen when it ended before all had signed', () => {
    const termination = { by: PH, reason: 'No.', effectiveAt: now };
    expect(hasFallen({ ...circle, signatures: [], termination }, now)).toBe(true);
    expect(hasFallen({ ...circle, signatures: [], effectiveUntil: now }, now)).toBe(true);
    expect(hasFallen({ ...circle, signatures: [] }, now)).toBe(false);
    expect(hasFallen({ ...circle, termination }, now)).toBe(false);
    expect(hasFallen({ ...circle, proposedAt: undefined, signatures: [] }, now)).toBe(false);
  });
});

describe('an accession', () => {
  it('is the same text with one party more, from now until the same day', () => {
    const terms = accessionOf(circle, RU, now);
    expect(terms).toEqual({
      ...termsOf(circle),
      ...{ parties: [PH, SG, MY, RU], effectiveFrom: now, predecessor: circle.id },
    });
    expect(Terms.parse(terms)).toEqual(terms);
    expect(accessionOf({ ...circle, effectiveFrom: later }, RU, now).effectiveFrom).toBe(later);
  });

  it('is to an agreement of three or more that stands, by who is no party yet', () => {
    const refusal = (paper: Agreement, party = RU) => refusalOf(() => accessionOf(paper, party, now)).code;
    expect(refusal(agreement([PH, SG]))).toBe('not-multilateral');
    expect(refusal(circle, MY)).toBe('already-a-party');
    expect(refusal({ ...circle, effectiveUntil: now })).toBe('agreement-state');
    expect(refusal({ ...circle, signatures: [] })).toBe('agreement-state');
    const suspended = { ...circle, suspensions: [{ by: PH, reason: 'Elections.', since: now }] };
    expect(accessionOf(suspended, RU, now).parties).toContain(RU);
  });
});

describe('a chain', () => {
  const paper = (id: string, year: number, said: Partial<Agreement> = {}) =>
    agreement([PH, SG], { id: AgreementId.parse(id), effectiveFrom: `${year}-01-01T00:00:00.000Z`, ...said });
  const id = (name: string) => AgreementId.parse(name);
  const first = paper('first', 2020, { successor: id('second') });
  const fallen = paper('fallen', 2022, { predecessor: id('first') });
  const second = paper('second', 2022, { predecessor: id('first'), successor: id('third') });
  const third = paper('third', 2024, { predecessor: id('gone') });
  const other = paper('other', 2021);
  const register = [third, other, second, fallen, first];

  it.each([first, second, third])('is the same seen from each of its links', (link) => {
    expect(chainOf(link, register).map((one) => one.id)).toEqual(['first', 'fallen', 'second', 'third']);
  });

  it('is one link where nothing is known to come before or after', () => {
    expect(chainOf(other, register)).toEqual([other]);
    expect(chainOf(second, [])).toEqual([second]);
  });
});
