import { assistanceKinds, assistanceMeanings, defaultDueAt } from './assistance.js';

it('names the twelve kinds of assistance', () => {
  expect(assistanceKinds).toHaveLength(12);
  expect(Object.keys(assistanceMeanings)).toEqual([...assistanceKinds]);
});

it.each([
  ['immediate', '2026-03-01T01:30:00.000Z'],
  ['priority', '2026-03-01T23:30:00.000Z'],
  ['routine', '2026-03-05T23:30:00.000Z'],
] as const)('gives an %s request its time, across the end of a month', (urgency, due) => {
  expect(defaultDueAt(urgency, '2026-02-28T23:30:00.000Z')).toBe(due);
});

it('answers in UTC with milliseconds, whatever the zone of the start', () => {
  expect(defaultDueAt('immediate', '2026-06-01T10:00:00+08:00')).toBe('2026-06-01T04:00:00.000Z');
});
