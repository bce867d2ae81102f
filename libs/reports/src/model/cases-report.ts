import {
  narrower,
  placeName,
  type CaseView,
  type CountedCases,
  type Instant,
  type OrganizationId,
  type Period,
} from '@entente/domain';
import { casesWords, type CasesWords } from '../words/cases.js';
import { className, typeName } from '../words/names.js';
import { postureWords } from '../words/posture.js';
import { fill, wordFor } from '../words/words.js';
import { charted, severityBars } from './charted.js';
import { clocks, requests, type Draft } from './counts.js';
import type { Bar } from './drawings/bars.js';
import { framed } from './frame.js';
import { daysOf, telling, wantedOf, type Occasion, type Telling } from './occasion.js';
import type { Block, Report, Section, Table } from './report.js';
import { orNote, table } from './table.js';

/** The sections of a report over many cases, in their order; any but the first may be left out. */
export const casesSections = ['overview', 'clocks', 'requests', 'list'] as const;
export type CasesSection = (typeof casesSections)[number];

/** What such a report says of one case. */
export interface CaseLine extends Pick<
  CaseView,
  | 'reference'
  | 'title'
  | 'status'
  | 'severity'
  | 'classification'
  | 'tlp'
  | 'lead'
  | 'affectedCountries'
  | 'openedAt'
> {
  lastActivityAt: Instant;
}

/** Cases of one book, in the order in which they are to stand. */
export interface CasesBook {
  organization: OrganizationId;
  cases: readonly CaseLine[];
  /** The same cases counted. */
  figures: CountedCases;
  /** By what they were chosen, as it was asked: the name of a filter and its values. */
  chosen: readonly (readonly [filter: string, values: readonly string[]])[];
  /** In which they were opened, where only those were wanted. */
  period: Period | undefined;
  number: number;
  hash: string;
}

interface Speaking extends Telling {
  say: CasesWords;
}

/** Many cases at once: how many of what kind, how many duties were met, what was asked in them, and one line on each. */
export function casesReport(book: CasesBook, occasion: Occasion): Report {
  const told = telling(occasion);
  const t: Speaking = { ...told, say: casesWords[told.language] };
  const { say } = t;
  const who = t.who(book.organization);
  const tlp = book.cases.map((one) => one.tlp).reduce(narrower, 'TLP:CLEAR');
  const list = listOf(book, t);
  const counted = { ...told, say: { ...postureWords[told.language], none: say.nothing }, us: who };
  const drafts: Record<CasesSection, Pick<Section, 'title' | 'tlp' | 'blocks'>> = {
    overview: { title: say.overview, tlp, blocks: overview(book, t) },
    requests: { title: counted.say.requests, ...sectionIn(requests(book.figures, counted)) },
    clocks: { title: counted.say.clocks, ...sectionIn(clocks(book.figures, counted)) },
    list: { title: say.list, tlp, blocks: orNote(book.cases, say.none, list) },
  };
  const days = book.period && daysOf(book.period);
  return framed(t, book, {
    genre: say.genre,
    title: days ? fill(say.period, { who, ...days }) : fill(say.title, { who }),
    reference: days ? `${who} ${days.from} ${days.to}` : `${who} ${t.time(t.at).slice(0, 10)}`,
    cover: book.chosen.length > 0 ? [[say.chosen, book.chosen.map((one) => choice(one, t)).join('\n')]] : [],
    sections: wantedOf(casesSections, t).map((id) => ({ id, ...drafts[id] })),
    records: list,
  });
}

function sectionIn({ tlp, blocks }: Draft): Pick<Section, 'tlp' | 'blocks'> {
  return { tlp, blocks };
}

/** One of the filters, as the list of cases calls it and its values. */
function choice([filter, values]: CasesBook['chosen'][number], t: Speaking): string {
  const { say, words, language } = t;
  const posture = postureWords[language];
  const filters: Readonly<Record<string, [name: string, said?: (value: string) => string]>> = {
    status: [say.status, (value) => wordFor(words, 'status', value)],
    severity: [posture.severity, (value) => wordFor(words, 'severity', value)],
    classification: [posture.class, (value) => (value.includes('/') ? typeName : className)(value, language)],
    country: [posture.country, (value) => placeName(value, language)],
    lead: [say.lead, t.who],
    participant: [say.participant, t.who],
    waiting: [say.waiting, () => ''],
    tlp: [say.marking],
    q: [say.text],
  };
  const [name, said = (value: string) => value] = filters[filter] ?? [filter];
  const list = values.map(said).filter(Boolean).join(', ');
  return list ? `${name}: ${list}` : name;
}

function overview({ cases, organization }: CasesBook, t: Speaking): Block[] {
  const posture = postureWords[t.language];
  const led = cases.filter(({ lead }) => lead === organization).length;
  const open = cases.filter(({ status }) => status !== 'closed').length;
  const charts: [string, Bar[]][] = [
    [t.say.status, counted(cases.map(({ status }) => wordFor(t.words, 'status', status)))],
    [posture.severity, bySeverity(cases, t)],
    [posture.class, counted(cases.map(({ classification }) => className(classification, t.language)))],
    [
      posture.country,
      counted(
        cases.flatMap(({ affectedCountries }) =>
          affectedCountries.map((place) => placeName(place, t.language)),
        ),
      ),
    ],
  ];
  return [
    {
      kind: 'facts',
      rows: [
        [t.say.total, String(cases.length)],
        [fill(posture.led, { who: t.who(organization) }), String(led)],
        [posture.open, String(open)],
      ],
    },
    ...charts.flatMap(([title, bars]) => charted(title, bars, posture)),
  ];
}

/** How often each name comes, the most frequent first. */
function counted(names: readonly string[]): Bar[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, value]) => ({ name, value })).sort((a, b) => b.value - a.value);
}

function bySeverity(cases: readonly CaseLine[], t: Speaking): Bar[] {
  const bars = severityBars((severity) => cases.filter((one) => one.severity === severity).length, t);
  return bars.filter(({ value }) => value > 0);
}

function listOf({ cases }: CasesBook, t: Speaking): Table {
  const { say } = t;
  const posture = postureWords[t.language];
  const headings = [
    ...([
      [say.reference, 11, 'code'],
      [say.what, 21],
      [say.status, 11.5],
      [posture.severity, 9.5],
    ] as const),
    ...([
      [posture.class, 14],
      [say.marking, 10, 'tlp'],
      [say.lead, 7.5],
      [posture.country, 9.5],
    ] as const),
    ...([
      [say.opened, 9, 'time'],
      [say.active, 9, 'time'],
    ] as const),
  ];
  const rows = cases.map((one) => [
    ...[one.reference, one.title, wordFor(t.words, 'status', one.status)],
    ...[
      wordFor(t.words, 'severity', one.severity),
      typeName(one.classification, t.language),
      one.tlp,
      t.who(one.lead),
    ],
    ...[one.affectedCountries.join(', '), t.time(one.openedAt), t.time(one.lastActivityAt)],
  ]);
  return table(
    headings.map(([title, width, kind]) => [title, width, kind]),
    rows,
  );
}
