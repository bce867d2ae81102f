import { expect, it } from '@jest/globals';
import { monthsOf } from './figures.js';

it('puts the figures of an agreement into rows, the newest month first, each with its sum', () => {
  const months = monthsOf([
    { month: '2026-10', tlp: 'TLP:GREEN', given: 1, received: 4 },
    { month: '2026-11', tlp: 'TLP:GREEN', given: 2, received: 0 },
    { month: '2026-11', tlp: 'TLP:AMBER', given: 3, received: 5 },
  ]);
  expect(months.map(({ month, sum }) => [month, sum])).toEqual([
    ['2026-11', { given: 5, received: 5 }],
    ['2026-10', { given: 1, received: 4 }],
  ]);
  expect(months[0]?.by.get('TLP:AMBER')).toEqual({ given: 3, received: 5 });
  expect(months[1]?.by.has('TLP:AMBER')).toBe(false);
});
