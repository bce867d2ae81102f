import { dutyAt, DutyHours, weekdays, type DutyNow } from './duty-hours.js';

const office: DutyHours = { days: [1, 2, 3, 4, 5], from: '08:30', until: '17:00' };
const nights: DutyHours = { days: [5, 6], from: '20:00', until: '08:00' };
const wholeDays = (days: number[]): DutyHours => ({ days, from: '00:00', until: '00:00' });
const on = (until?: string): DutyNow => ({ onDuty: true, ...(until && { until }) });
const off = (until: string): DutyNow => ({ onDuty: false, until });

/** 24 November 2026 is a Tuesday. Manila is eight hours ahead of UTC, all year round. */
it.each<[string, DutyHours, string, string, DutyNow]>([
  ['in the middle', office, 'Asia/Manila', '2026-11-24T04:00:12.500Z', on('2026-11-24T09:00:00.000Z')],
  ['in its first minute', office, 'Asia/Manila', '2026-11-24T00:30:00.000Z', on('2026-11-24T09:00:00.000Z')],
  ['a minute before', office, 'Asia/Manila', '2026-11-24T00:29:59.000Z', off('2026-11-24T00:30:00.000Z')],
  ['in its last minute', office, 'Asia/Manila', '2026-11-24T08:59:59.000Z', on('2026-11-24T09:00:00.000Z')],
  ['when it ends', office, 'Asia/Manila', '2026-11-24T09:00:00.000Z', off('2026-11-25T00:30:00.000Z')],
  ['on a Sunday', office, 'Asia/Manila', '2026-11-29T04:00:00.000Z', off('2026-11-30T00:30:00.000Z')],
  ['elsewhere', office, 'America/New_York', '2026-11-24T04:00:00.000Z', off('2026-11-24T13:30:00.000Z')],
  ['at night', nights, 'UTC', '2026-11-27T21:00:00.000Z', on('2026-11-28T08:00:00.000Z')],
  ['after midnight', nights, 'UTC', '2026-11-29T03:00:00.000Z', on('2026-11-29T08:00:00.000Z')],
  ['the day after', nights, 'UTC', '2026-11-29T08:00:00.000Z', off('2026-12-04T20:00:00.000Z')],
  ['for two days', wholeDays([1, 7]), 'UTC', '2026-11-29T08:00:00.000Z', on('2026-12-01T00:00:00.000Z')],
  ['day and night', wholeDays([...weekdays]), 'UTC', '2026-11-29T08:00:00.000Z', on()],
  // Clocks in Berlin are put back by an hour in the night to 25 October 2026, and forward in that to 29 March.
  [
    'while clocks go back',
    office,
    'Europe/Berlin',
    '2026-10-24T12:00:00.000Z',
    off('2026-10-26T07:30:00.000Z'),
  ],
  ['while they go on', office, 'Europe/Berlin', '2026-03-27T18:00:00.000Z', off('2026-03-30T06:30:00.000Z')],
])('tells who is on duty: %s', (_, hours, zone, at, duty) => {
  expect(dutyAt(hours, zone, at)).toEqual(duty);
});

describe('hours of duty', () => {
  const complaint = (said: object) => DutyHours.safeParse({ ...office, ...said }).error?.issues[0]?.message;

  it('are days of the week and times of day', () => {
    expect(DutyHours.parse(office)).toEqual(office);
    expect(complaint({ days: [] })).toBe('Name at least one day of the week.');
    expect(complaint({ days: [1, 1] })).toBe('Name each day once.');
    expect(complaint({ days: [0] })).toBeDefined();
    expect(complaint({ days: [8] })).toBeDefined();
    for (const time of ['24:00', '8:30', '08:60', ' 08:30', '08:30 '])
      expect([complaint({ from: time }), complaint({ until: time })]).toEqual([
        'A time of day is written as 08:30.',
        'A time of day is written as 08:30.',
      ]);
  });
});
