import { describe, expect, it } from '@jest/globals';
import { agreement, now, MY, PH, SG } from '../testing/samples.js';
import { agreementsBetween, cooperationAt } from './cooperation.js';

const soon = new Date(Date.parse(now) + 20 * 86_400_000).toISOString();
const before = new Date(Date.parse(now) - 86_400_000).toISOString();
const suspended = { suspensions: [{ by: SG, reason: 'An election.', since: before }] };

describe('The state of cooperation', () => {
  it.each([
    ['in-force', [agreement([PH, SG])]],
    ['ending', [agreement([PH, SG], { effectiveUntil: soon })]],
    ['in-force', [agreement([PH, SG], { effectiveUntil: soon }), agreement([PH, SG, MY])]],
    ['suspended', [agreement([PH, SG], suspended)]],
    ['in-preparation', [agreement([PH, SG], { signatures: [] })]],
    ['suspended', [agreement([PH, SG], { signatures: [] }), agreement([PH, SG], suspended)]],
    ['ended', [agreement([PH, SG], { effectiveUntil: before })]],
    ['none', []],
  ] as const)('is %s', (cooperation, between) => {
    expect(cooperationAt(between, now)).toBe(cooperation);
  });

  it('is told by what both are parties to', () => {
    const papers = [agreement([PH, SG]), agreement([PH, MY]), agreement([PH, SG, MY])];
    expect(agreementsBetween(papers, PH, SG)).toEqual([papers[0], papers[2]]);
  });
});
