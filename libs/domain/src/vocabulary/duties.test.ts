import fc from 'fast-check';
import { countryCodes, euMembers } from './countries.js';
import { dutiesFor, dutyDueAt, dutyIds } from './duties.js';

it.each([
  ['sg-cii', '2026-03-10T10:00:00.000Z'],
  ['in-cert-in', '2026-03-10T14:00:00.000Z'],
  ['au-soci-significant', '2026-03-10T20:00:00.000Z'],
  ['nis2-early-warning', '2026-03-11T08:00:00.000Z'],
  ['us-circia-ransom', '2026-03-11T08:00:00.000Z'],
  ['nis2-notification', '2026-03-13T08:00:00.000Z'],
  ['gdpr-breach', '2026-03-13T08:00:00.000Z'],
  ['ph-dpa', '2026-03-13T08:00:00.000Z'],
  ['au-soci-other', '2026-03-13T08:00:00.000Z'],
  ['us-circia-incident', '2026-03-13T08:00:00.000Z'],
  ['nis2-final-report', '2026-04-10T08:00:00.000Z'],
] as const)('%s is due in the time that its law gives', (duty, due) => {
  expect(dutyDueAt(duty, '2026-03-10T08:00:00.000Z')).toBe(due);
});

it.each([
  ['2026-01-31T23:59:59.999Z', '2026-02-28T23:59:59.999Z'],
  ['2028-01-31T08:00:00.000Z', '2028-02-29T08:00:00.000Z'],
  ['2026-12-31T08:00:00.000Z', '2027-01-31T08:00:00.000Z'],
  ['2026-08-31T08:00:00.000Z', '2026-09-30T08:00:00.000Z'],
])('a month from %s ends on a day that the next month has', (start, due) => {
  expect(dutyDueAt('nis2-final-report', start)).toBe(due);
});

it('is due after it starts, and later for a later start', () => {
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...dutyIds), moment, moment, (duty, a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a];
      const due = dutyDueAt(duty, first.toISOString());
      expect(due > first.toISOString()).toBe(true);
      expect(due <= dutyDueAt(duty, second.toISOString())).toBe(true);
    }),
  );
});

it('gives every member state of the Union the duties of the Union', () => {
  expect(euMembers.size).toBe(27);
  for (const member of euMembers)
    expect(dutiesFor(member)).toEqual([
      'nis2-early-warning',
      'nis2-notification',
      'nis2-final-report',
      'gdpr-breach',
    ]);
});

it('gives a country its own duties and no other', () => {
  expect(dutiesFor('PH')).toEqual(['ph-dpa']);
  expect(dutiesFor('AU')).toEqual(['au-soci-significant', 'au-soci-other']);
  expect(dutiesFor('GB')).toEqual([]);
  const outside = countryCodes.filter((code) => !euMembers.has(code) && dutiesFor(code).length > 0);
  expect(outside).toEqual(['AU', 'IN', 'PH', 'SG', 'US']);
});
