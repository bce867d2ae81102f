import type { Agreement } from '../agreement/agreement.js';
import { AgreementId } from '../ids.js';
import { agreement, minute, MY, now, PH, SG, update } from '../testing/samples.js';
import { disclose } from './disclose.js';

/** Of several agreements: which carries, and which is named when none does (domain.md, `disclose`, 7 and 9). */

const reader = { organization: SG, participation: 'accepted' } as const;
const paper = (id: string, said: Partial<Agreement> = {}) =>
  agreement([PH, SG], { id: AgreementId.parse(id), ...said });
const community = (id: string, said: Partial<Agreement> = {}) =>
  agreement([PH, SG, MY], { id: AgreementId.parse(id), ...said });
const suspended = { suspensions: [{ by: PH, reason: 'Elections.', since: now }] };

/** The agreement named in the verdict, in whatever order they come. */
function named(...papers: Agreement[]): string | undefined {
  const verdicts = [papers, papers.toReversed()].map((some) => disclose(update(PH), reader, some, now));
  expect(verdicts[1]).toEqual(verdicts[0]);
  const [verdict] = verdicts;
  return verdict && 'agreementId' in verdict ? verdict.agreementId : undefined;
}

describe('of several agreements that cover a marking', () => {
  it('takes the bilateral before the multilateral, whichever is newer', () => {
    expect(named(community('a', { effectiveFrom: minute(0) }), paper('b'))).toBe('b');
  });

  it('takes the one that came into force last', () => {
    expect(named(paper('a'), paper('b', { effectiveFrom: minute(0) }), paper('c'))).toBe('b');
    expect(named(community('a'), community('b', { effectiveFrom: minute(0) }))).toBe('b');
  });

  it('takes the lesser id of two that are alike otherwise', () => {
    expect(named(paper('b'), paper('a'), paper('c'))).toBe('a');
  });

  it('passes over those whose ceiling is lower, that rest, or that are for something else', () => {
    const others = [
      paper('a', { ceiling: 'TLP:GREEN' }),
      paper('b', suspended),
      paper('c', { scopes: ['capability'] }),
      paper('d', { effectiveFrom: minute(101) }),
    ];
    expect(named(...others, community('z'))).toBe('z');
  });

  it('leaves the list that it is given as it is', () => {
    const papers = [community('b'), paper('a')];
    disclose(update(PH), reader, papers, now);
    expect(papers.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('of several agreements that do not', () => {
  it('names the highest ceiling in force', () => {
    expect(named(paper('a', { ceiling: 'TLP:CLEAR' }), community('b', { ceiling: 'TLP:GREEN' }))).toBe('b');
  });

  it('names of two with one ceiling the one that would carry', () => {
    const low = { ceiling: 'TLP:GREEN' } as const;
    expect(named(community('a', low), paper('b', low), paper('c', low))).toBe('b');
  });

  it('names one in force before one that rests with a higher ceiling', () => {
    expect(
      named(paper('a', { ceiling: 'TLP:RED', ...suspended }), community('b', { ceiling: 'TLP:GREEN' })),
    ).toBe('b');
  });

  it('names one that rests before one for something else', () => {
    expect(named(paper('a', { scopes: ['research'] }), community('b', suspended))).toBe('b');
  });

  it('names the bilateral of two that rest', () => {
    expect(named(community('a', suspended), paper('b', suspended))).toBe('b');
  });

  it('names the bilateral of two for something else', () => {
    expect(named(community('a', { scopes: ['research'] }), paper('b', { scopes: ['research'] }))).toBe('b');
  });
});
