import { instantAt } from '@entente/domain';

/** A stretch of time as the stories write it: days, hours and minutes, for example `9d`, `0:40` or `1d 04:20`. */
export type Span = `${number}d` | `${number}:${number}` | `${number}d ${number}:${number}`;

const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** How long a span is, in milliseconds. */
export function spanMs(span: Span): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^(?:(\d+)d)? ?(?:(\d+):(\d\d))?$/.exec(span) ?? [];
  const ms = Number(days) * dayMs + (Number(hours) * 60 + Number(minutes)) * minuteMs;
  if (ms === 0 && !/^0?0:00$/.test(span)) throw new Error(`"${span}" is no stretch of time.`);
  return ms;
}

/** The midnight (UTC) that begins the day so many days from now: memoranda begin and end at midnight. */
export function midnight(now: number, days: number): string {
  const at = now + days * dayMs;
  return instantAt(at - (at % dayMs));
}
