import { describe, expect, it } from '@jest/globals';
import { ItemId } from '@entente/domain';
import type { DutyItem } from '../api/shapes.js';
import { clocksToTell } from './clock-warnings.js';

const present = Date.parse('2026-11-24T06:00:00.000Z');
const inHours = (hours: number) => new Date(present + hours * 3_600_000).toISOString();
const clock = (itemId: string, hours: number, label = 'ph-dpa'): DutyItem => ({
  ...{ kind: 'clock', itemId: ItemId.parse(itemId), label, dueAt: inHours(hours) },
});
const told = (items: DutyItem[], before: string[] = []) =>
  clocksToTell(items, present, new Set(before)).map(({ itemId }) => itemId);

describe('A reporting clock', () => {
  it('is spoken of when a quarter of its own time is left, and when it is late', () => {
    expect(told([clock('calm', 18.5), clock('soon', 17.5), clock('late', -1)])).toEqual(['soon', 'late']);
    expect(told([clock('of-24-h', 6.5, 'nis2-early-warning'), clock('of-6-h', 1.4, 'in-cert-in')])).toEqual([
      'of-6-h',
    ]);
  });

  it('is spoken of once', () => {
    expect(told([clock('one', 1), clock('two', 1)], ['one'])).toEqual(['two']);
  });

  it('is meant, and no other duty', () => {
    expect(told([{ ...clock('x', 1), kind: 'request-to-us' }])).toEqual([]);
  });
});
