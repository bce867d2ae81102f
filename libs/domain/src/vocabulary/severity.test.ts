import fc from 'fast-check';
import { Severity, severityLevel, severityNames } from './severity.js';
import { severityQuestions, suggestSeverity, type SeverityAnswers } from './severity-questions.js';

const questions: { options: Record<string, { points: number }> }[] = Object.values(severityQuestions);

const answers: fc.Arbitrary<SeverityAnswers> = fc.record(
  {
    functional: fc.constantFrom('none', 'degraded', 'non-critical-down', 'critical-down'),
    information: fc.constantFrom('none', 'suspected', 'personal', 'classified'),
    recoverability: fc.constantFrom('regular', 'supplemented', 'extended', 'impossible'),
    spread: fc.constantFrom('one', 'several', 'cross-border', 'spreading'),
    safety: fc.constantFrom('none', 'indirect', 'regional', 'lives'),
  },
  { requiredKeys: [] },
);

it('orders the severities from 0 to 5', () => {
  expect(severityNames.map(severityLevel)).toEqual([0, 1, 2, 3, 4, 5]);
});

it('says which severities there are to who names another', () => {
  expect(Severity.safeParse('critical').error?.issues[0]?.message).toContain('baseline, low, medium');
});

it('lets the gravest answers make 100 points together', () => {
  const gravest = questions.map(({ options }) =>
    Math.max(...Object.values(options).map(({ points }) => points)),
  );
  expect(gravest).toEqual([25, 20, 15, 20, 20]);
});

it('offers the answers to a question from the mildest to the gravest', () => {
  for (const { options } of questions) {
    const points = Object.values(options).map((option) => option.points);
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect(points[0]).toBe(0);
  }
});

it.each<[string, SeverityAnswers, Severity]>([
  ['nothing happened', {}, 'baseline'],
  ['a phishing mail that one person opened', { information: 'suspected' }, 'baseline'],
  ['the website of a ministry is defaced for a day', { functional: 'non-critical-down' }, 'low'],
  [
    'ransomware in a town hall',
    { functional: 'non-critical-down', information: 'personal', recoverability: 'supplemented' },
    'medium',
  ],
  ['papers of state copied, nothing else touched', { information: 'classified' }, 'medium'],
  [
    'a power company cannot switch its substations',
    { functional: 'critical-down', recoverability: 'supplemented', spread: 'several', safety: 'regional' },
    'high',
  ],
  ['a hospital turns ambulances away, no more is known', { safety: 'lives' }, 'severe'],
  [
    'a worm that wipes disks runs through many countries and their hospitals',
    {
      functional: 'critical-down',
      information: 'classified',
      recoverability: 'impossible',
      spread: 'spreading',
      safety: 'lives',
    },
    'emergency',
  ],
])('%s: suggests what a person would', (_, given, expected) => {
  expect(suggestSeverity(given)).toBe(expected);
});

it('never suggests less for a graver answer', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(...Object.keys(severityQuestions)), (given, question) => {
      const milder = Object.fromEntries(Object.entries(given).filter(([key]) => key !== question));
      expect(severityLevel(suggestSeverity(milder))).toBeLessThanOrEqual(
        severityLevel(suggestSeverity(given)),
      );
    }),
  );
});
