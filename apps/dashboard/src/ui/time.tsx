import type { Instant } from '@entente/domain';
import i18next, { type TFunction } from 'i18next';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../i18n/languages.js';

/** The one door through which a time reaches the screen: relative where one scans, exact on hover, UTC first. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The present, told anew every second to whoever shows it. */
let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The moment from which a part of a screen counts, where it shows the past; null counts from the present. */
const Moment = createContext<number | null>(null);
export const MomentProvider = Moment.Provider;

/** Milliseconds, changing in steps: a screen that shows minutes need not be drawn every second. */
export function useNow(step = 1_000): number {
  const moment = useContext(Moment);
  const present = useSyncExternalStore(subscribe, () => moment ?? Math.floor(now / step) * step);
  return moment ?? present;
}

export function instantNow(): Instant {
  return new Date().toISOString();
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of this browser, as it was when the page was loaded: asking costs a millisecond. */
export function zoneHere(): string {
  return here;
}

/** "Manila" of "Asia/Manila". */
export function zoneName(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** Making a formatter takes as long as drawing a row: there is one for each way in which a time is told. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatted(at: Instant | number, options: Intl.DateTimeFormatOptions, zone = 'UTC'): string {
  const locale = i18next.language === 'en' ? 'en-GB' : i18next.language;
  const key = `${locale} ${zone} ${Object.entries(options).join()}`;
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' });
  formatters.set(key, formatter);
  return formatter.format(new Date(at));
}

/** 06:42, UTC unless a zone is named. */
export function clockTime(at: Instant | number, zone?: string): string {
  return formatted(at, { hour: '2-digit', minute: '2-digit' }, zone);
}

export function clockTimeWithSeconds(at: Instant | number, zone?: string): string {
  return formatted(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, zone);
}

/** 24 Nov 2026, by UTC. */
export function date(at: Instant | number): string {
  return formatted(at, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** 24 Nov 2026, 06:42, by UTC. */
export function dateAndTime(at: Instant | number): string {
  return formatted(at, {
    ...({ day: 'numeric', month: 'short', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit' } as const),
  });
}

export function weekdayAndDate(at: Instant): string {
  return formatted(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Tue 06:42 */
export function weekdayAndTime(at: Instant, zone?: string): string {
  return formatted(at, { weekday: 'short', hour: '2-digit', minute: '2-digit' }, zone);
}

/** Tue, of 2: the days of the week as ISO 8601 counts them. */
export function weekday(day: number): string {
  // 1 January 2024 was a Monday.
  return formatted(Date.UTC(2024, 0, day), { weekday: 'short' });
}

export function month(at: Instant): string {
  return formatted(at, { month: 'short', year: 'numeric' });
}

/** 24 Nov 2026, 06:42:18 UTC · 14:42 Manila */
export function exact(at: Instant): string {
  const full = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  const utc = `${formatted(at, full)} UTC`;
  return here === 'UTC' ? utc : `${apart(utc)} · ${apart(`${clockTime(at, here)} ${zoneName(here)}`)}`;
}

/** A sentence of the domain or the server, its days and instants (ISO 8601) told as everywhere else here. */
export function withTimesTold(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?\b/g, (at, time?: string) => {
    if (Number.isNaN(Date.parse(at))) return at;
    return time === undefined ? date(at) : exact(at);
  });
}

/** Where one reads from right to left, what belongs together is set apart: a zone stays with its own time. */
function apart(text: string): string {
  return directionOf(i18next.language) === 'rtl' ? `\u2068${text}\u2069` : text;
}

/** 06:42 of today, 26 Nov of another day: by UTC, for a column that one scans. */
export function clockOrDay(at: Instant, present: number): string {
  const isToday = at.slice(0, 10) === new Date(present).toISOString().slice(0, 10);
  return isToday ? clockTime(at) : formatted(at, { day: 'numeric', month: 'short' });
}

/** A length of time in its two largest units: 38 min, 1 d 4 h. */
export function length(milliseconds: number, t: TFunction): string {
  const size = Math.abs(milliseconds);
  if (size < minute) return t('time.minutes', { n: '< 1' });
  if (size < hour) return t('time.minutes', { n: Math.floor(size / minute) });
  if (size < day) return t('time.hours', { n: Math.floor(size / hour) });
  if (size >= 120 * day) return t('time.months', { count: Math.round(size / (30.44 * day)) });
  const days = Math.floor(size / day);
  const hours = Math.floor((size % day) / hour);
  const inDays = t('time.days', { n: days });
  return days < 3 && hours > 0 ? `${inDays} ${t('time.hours', { n: hours })}` : inDays;
}

/** How long ago: 38 min ago, or just now. */
export function ago(at: Instant, present: number, t: TFunction): string {
  const passed = present - Date.parse(at);
  return passed < minute ? t('time.now') : t('time.ago', { length: length(passed, t) });
}

export function TimeAgo({ at, full = false }: { at: Instant; full?: boolean }) {
  const { t } = useTranslation();
  const present = useNow(10_000);
  const passed = present - Date.parse(at);
  return (
    <time dateTime={at} title={exact(at)}>
      {full || passed < minute ? ago(at, present, t) : length(passed, t)}
    </time>
  );
}

export function ClockTime({ at }: { at: Instant }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {clockTime(at)}
    </time>
  );
}

export function ClockOrDay({ at }: { at: Instant }) {
  const present = useNow(minute);
  return (
    <time dateTime={at} title={exact(at)}>
      {clockOrDay(at, present)}
    </time>
  );
}

export function DateOf({ at }: { at: Instant }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {date(at)}
    </time>
  );
}

/** Late, soon (under a quarter of the whole time, or under six hours where that is not known), or neither. */
export function urgencyOf(dueAt: Instant, present: number, from?: Instant | null): 'late' | 'soon' | 'calm' {
  const left = Date.parse(dueAt) - present;
  if (left < 0) return 'late';
  const whole = from ? Date.parse(dueAt) - Date.parse(from) : 4 * 6 * hour;
  return left < whole / 4 ? 'soon' : 'calm';
}

/** −00:21:40, 02:14:09, 1 d 03:10, 27 d. */
export function countdown(milliseconds: number, t: TFunction): string {
  const size = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? '−' : '';
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = () => t('time.days', { n: `${sign}${Math.floor(size / day)}` });
  if (size >= 7 * day) return days();
  const hours = two((size % day) / hour);
  const minutes = two((size % hour) / minute);
  if (size >= day) return `${days()} ${hours}:${minutes}`;
  return `${sign}${hours}:${minutes}:${two((size % minute) / 1_000)}`;
}

export function Countdown({ to, from }: { to: Instant; from?: Instant | null }) {
  const { t } = useTranslation();
  const present = useNow();
  const tone = urgencyOf(to, present, from);
  const left = Date.parse(to) - present;
  return (
    // With a word in it, it is read as the words around it are.
    <time
      dateTime={to}
      title={exact(to)}
      className={`countdown ${tone}`}
      {...(Math.abs(left) < day && { dir: 'ltr' })}
    >
      {countdown(left, t)}
      {tone === 'late' && <span className="unseen"> {t('time.late')}</span>}
    </time>
  );
}

/** Tuesday 24 November 2026: what stands in a field for a day, in words; empty where there is none. */
export function dayInWords(value: string): string {
  const at = `${value}T00:00:00.000Z`;
  return Number.isNaN(Date.parse(at)) ? '' : weekdayAndDate(at);
}

/**
 * 24 November 2026, 03:42 Manila · 23 November, 19:42 UTC: what stands in a datetime-local field, in words, with the day by
 * UTC where it is another one; empty where there is none.
 */
export function momentInWords(value: string): string {
  const moment = new Date(value).getTime();
  if (Number.isNaN(moment)) return '';
  const day = { day: 'numeric', month: 'long' } as const;
  const dayHere = formatted(moment, day, here);
  const dayByUtc = formatted(moment, day);
  const local = `${formatted(moment, { ...day, year: 'numeric' }, here)}, ${clockTime(moment, here)}`;
  if (here === 'UTC') return `${local} UTC`;
  const utc = `${dayByUtc === dayHere ? '' : `${dayByUtc}, `}${clockTime(moment)} UTC`;
  return `${apart(`${local} ${zoneName(here)}`)} · ${apart(utc)}`;
}

/** The value of a datetime-local field, which people fill in their own zone, as an instant; empty is undefined. */
export function instantOfField(value: string): Instant | undefined {
  return value === '' ? undefined : new Date(value).toISOString();
}

/** For a datetime-local field: an instant in the zone of the reader. */
export function fieldOfInstant(at: Instant): string {
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}
