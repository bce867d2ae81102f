import {
  instantAt,
  timeOf,
  type CaseView,
  type Instant,
  type OrganizationId,
  type Period,
  type RecordedCaseEvent,
} from '@entente/domain';
import { directionOf, fill, wordsOf, type Language, type Words } from '../words/words.js';

/** The sections of a report on a case, in their order; any but the first may be left out. */
export const caseSections = [
  'summary',
  'classification',
  'timeline',
  'status',
  'participants',
  'knowledge',
  'assistance',
  'tasks',
  'indicators',
  'evidence',
  'duties',
  'disclosures',
  'lessons',
  'annexes',
] as const;
export type CaseSection = (typeof caseSections)[number];

export interface Named {
  shortName: string;
  name: string;
  country: string;
}

/** An entry of the ledger of disclosures: which of the reader's own events went to whom, when, on what basis. */
export interface Disclosure {
  eventId: string;
  /** Null for a participant whom the reader may not know of. */
  organization: OrganizationId | null;
  basis: string;
  agreementId?: string | undefined;
  at: Instant;
  deliveredAt?: Instant | undefined;
}

/** A case as one book tells it, up to one entry; nothing else goes into a report. */
export interface CaseBook {
  organization: OrganizationId;
  view: CaseView;
  events: readonly RecordedCaseEvent[];
  ledger: readonly Disclosure[];
  number: number;
  hash: string;
}

/** For whom, by whom, when and in which words a report is made. */
export interface Occasion {
  language: Language;
  /** IANA name; all times of the report are of this zone. */
  timeZone: string;
  at: Instant;
  preparedBy: string;
  /** The partner for whom the report is; undefined for the own house. */
  audience?: OrganizationId | undefined;
  leaveOut: readonly string[];
  organizations: ReadonlyMap<string, Named>;
  /** Names of the people of the own house by their opaque ids; those of others stay at their homes. */
  people: ReadonlyMap<string, string>;
  agreements: ReadonlyMap<string, string>;
}

/** An occasion with the means to speak on it. */
export interface Telling extends Occasion {
  words: Words;
  direction: 'ltr' | 'rtl';
  /** The short name of an organisation. */
  who: (id: string) => string;
  /** In which zone times are said. */
  zone: string;
  /** A moment in the zone of the report, to the minute: `2026-11-24 14:05`. Nothing for nothing. */
  time: (at: Instant | null | undefined) => string;
  /** A length of time, to the minute: `3 d 4 h`. */
  length: (from: Instant, to: Instant) => string;
  /** The same of milliseconds; a dash for no time at all. */
  lasted: (ms: number | null) => string;
}

/** The sections of an outline that are wanted: any but the first may be left out. */
export function wantedOf<Id extends string>(
  outline: readonly Id[],
  { leaveOut }: Pick<Occasion, 'leaveOut'>,
): Id[] {
  return outline.filter((id, place) => place === 0 || !leaveOut.includes(id));
}

/** The first and the last day of a period, which ends where the next one begins. */
export function daysOf({ from, until }: Period): { from: string; to: string } {
  return { from: from.slice(0, 10), to: instantAt(timeOf(until) - 1).slice(0, 10) };
}

export function telling(occasion: Occasion): Telling {
  const words = wordsOf(occasion.language);
  const minutes = new Intl.DateTimeFormat('sv-SE', {
    timeZone: occasion.timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return {
    ...occasion,
    words,
    direction: directionOf(occasion.language),
    zone: fill(words['cover.zone'], { zone: occasion.timeZone }),
    who: (id) => occasion.organizations.get(id)?.shortName ?? id,
    time: (at) => (at ? minutes.format(new Date(at)) : ''),
    length: (from, to) => lengthOf(Date.parse(to) - Date.parse(from), words),
    lasted: (ms) => (ms === null ? '–' : lengthOf(ms, words)),
  };
}

const minute = 60_000;

function lengthOf(ms: number, words: Words): string {
  const all = Math.max(0, Math.round(ms / minute));
  const parts: [number, string][] = [
    [Math.floor(all / 1_440), words['unit.days']],
    [Math.floor(all / 60) % 24, words['unit.hours']],
    [all % 60, words['unit.minutes']],
  ];
  const said = parts.filter(([n]) => n > 0).slice(0, 2);
  return (said.length > 0 ? said : parts.slice(-1)).map(([n, unit]) => `${n} ${unit}`).join(' ');
}
