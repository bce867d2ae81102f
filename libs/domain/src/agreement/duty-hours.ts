import { z } from 'zod';
import { instantAt, timeOf, type Instant } from '../ids.js';

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as 08:30.');

/** Days of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * When a point of contact is on duty, by the clocks where it is. A duty that ends before it begins, or when it begins,
 * ends on the next day: from 20:00 until 08:00 is a night, from 00:00 until 00:00 a whole day.
 */
export const DutyHours = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1, 'Name at least one day of the week.')
      .max(7)
      .describe('As ISO 8601 counts them: 1 is Monday, 7 is Sunday'),
    from: ClockTime,
    until: ClockTime,
  })
  .refine(({ days }) => new Set(days).size === days.length, {
    path: ['days'],
    error: 'Name each day once.',
  });
export type DutyHours = z.infer<typeof DutyHours>;

export interface DutyNow {
  onDuty: boolean;
  /** When that changes; absent when it never does. */
  until?: Instant;
}

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/** Whether somebody with these hours, in a time zone (IANA name), is on duty at a moment, and until when that holds. */
export function dutyAt(hours: DutyHours, timeZone: string, at: Instant): DutyNow {
  const length = within(minutesOf(hours.until) - minutesOf(hours.from), dayMinutes) || dayMinutes;
  const begins = hours.days.map((day) => (day - 1) * dayMinutes + minutesOf(hours.from));
  const minute = minuteOfWeek(at, timeZone);
  const leftAt = (moment: number) =>
    Math.max(...begins.map((begin) => length - within(moment - begin, weekMinutes)));
  if (leftAt(minute) <= 0) {
    const wait = Math.min(...begins.map((begin) => within(begin - minute, weekMinutes)));
    return { onDuty: false, until: laterBy(wait, minute, timeZone, at) };
  }
  let left = 0;
  while (left < weekMinutes && leftAt(minute + left) > 0) left += leftAt(minute + left);
  return left < weekMinutes ? { onDuty: true, until: laterBy(left, minute, timeZone, at) } : { onDuty: true };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The remainder that is never negative. */
function within(value: number, size: number): number {
  return ((value % size) + size) % size;
}

/** Minutes since Monday began, by the clocks of the zone. */
function minuteOfWeek(at: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(timeOf(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday'));
  return day * dayMinutes + Number(part('hour')) * 60 + Number(part('minute'));
}

/** The moment when the clocks there will have gone on by so many minutes, whether or not they are set in between. */
function laterBy(minutes: number, from: number, timeZone: string, at: Instant): Instant {
  const start = Math.floor(timeOf(at) / 60_000) * 60_000;
  const unset = instantAt(start + minutes * 60_000);
  const ahead = within(minuteOfWeek(unset, timeZone) - from - minutes + weekMinutes / 2, weekMinutes);
  return instantAt(timeOf(unset) - (ahead - weekMinutes / 2) * 60_000);
}
