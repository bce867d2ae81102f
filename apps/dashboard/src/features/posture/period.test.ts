import { describe, expect, it } from '@jest/globals';
import { daysOf, periodOf } from './period.js';

const today = '2026-11-24';

describe('The period of a posture', () => {
  it.each([
    [{}, '2026-08-27', today],
    [{ span: '30d' }, '2026-10-26', today],
    [{ span: '365d' }, '2025-11-25', today],
    [{ span: 'year' }, '2026-01-01', today],
    [{ span: 'all' }, '2000-01-01', today],
    [{ span: 'custom', from: '2026-02-01', to: '2026-02-28' }, '2026-02-01', '2026-02-28'],
  ])('is read from the address: %j', (words, from, to) => {
    expect(daysOf(words, today)).toMatchObject({ from, to });
  });

  it.each([
    { span: 'for ever' },
    { span: 'custom' },
    { span: 'custom', from: '2026-02-28', to: '2026-02-01' },
    { span: 'custom', from: '2026-13-45', to: 'tomorrow' },
  ])('is the usual one where the address names none: %j', (words) => {
    expect(daysOf(words, today)).toEqual({ span: '90d', from: '2026-08-27', to: today });
  });

  it('ends with the last day, not before it', () => {
    expect(periodOf({ span: 'custom', from: '2026-02-01', to: '2026-02-28' })).toEqual({
      from: '2026-02-01T00:00:00.000Z',
      until: '2026-03-01T00:00:00.000Z',
    });
  });
});
