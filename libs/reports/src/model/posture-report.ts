import {
  placeName,
  stateAt,
  tlps,
  type Agreement,
  type OrganizationId,
  type PostureFigures,
} from '@entente/domain';
import { className } from '../words/names.js';
import { postureWords } from '../words/posture.js';
import { fill } from '../words/words.js';
import { charted, severityBars } from './charted.js';
import { clocks, inMinutes, requests, type Draft, type Figure, type Speaking } from './counts.js';
import type { Bar } from './drawings/bars.js';
import { daysOf, telling, wantedOf, type Occasion } from './occasion.js';
import { framed } from './frame.js';
import type { Report, Section, Table } from './report.js';
import { orNote, table, type Heading } from './table.js';

/** The sections of a report on a posture, in their order; any but the first may be left out. */
export const postureSections = ['cases', 'times', 'clocks', 'requests', 'agreements', 'given'] as const;
export type PostureSection = (typeof postureSections)[number];

/** What one book tells of a period, counted; nothing else goes into the report. */
export interface PostureBook {
  organization: OrganizationId;
  figures: PostureFigures;
  agreements: readonly Agreement[];
  number: number;
  hash: string;
}

const drafts: Record<PostureSection, (book: PostureBook, t: Speaking) => Draft> = {
  ...{ cases, times, agreements, given },
  clocks: ({ figures }, t) => clocks(figures, t),
  requests: ({ figures }, t) => requests(figures, t),
};

/** What a manager shows upward of a period: the figures of one book, as bars and tables. */
export function postureReport(book: PostureBook, occasion: Occasion): Report {
  const t = speaking(book, occasion);
  const { say } = t;
  const days = daysOf(book.figures.period);
  const drawn = wantedOf(postureSections, t).map((id) => ({ id, title: say[id], ...drafts[id](book, t) }));
  return framed(t, book, {
    genre: say.genre,
    title: fill(say.title, { who: t.us, ...days }),
    reference: `${t.us} ${days.from} ${days.to}`,
    cover: [[t.words['cover.period'], `${days.from} – ${days.to}`]],
    sections: drawn.map(({ id, title, tlp, blocks }): Section => ({ id, title, tlp, blocks })),
    records: figuresOf(drawn, say),
  });
}

function speaking(book: PostureBook, occasion: Occasion): Speaking {
  const t = telling(occasion);
  return { ...t, say: postureWords[t.language], us: t.who(book.organization) };
}

/** Every figure on a line of its own, for a format that has room for one table. */
function figuresOf(drawn: readonly { title: string; figures: Figure[] }[], say: Speaking['say']): Table {
  const rows = drawn.flatMap(({ title, figures }) =>
    figures.map(([item, measure, value]) => [title, item, measure, String(value)]),
  );
  return table(
    [
      [say.section, 25],
      [say.item, 35],
      [say.measure, 25],
      [say.value, 15, 'number'],
    ],
    rows,
  );
}

function cases({ figures: { cases: counts } }: PostureBook, t: Speaking): Draft {
  const { say } = t;
  const named = (of: Record<string, number>, name: (key: string) => string): Bar[] =>
    Object.entries(of).map(([key, value]) => ({ name: name(key), value }));
  const charts: [string, Bar[]][] = [
    [say.class, named(counts.byClass, (id) => className(id, t.language))],
    [say.severity, severityBars((severity) => counts.bySeverity[severity] ?? 0, t)],
    [say.country, named(counts.byCountry, (place) => placeName(place, t.language))],
  ];
  const sums: [string, number][] = [
    [say.opened, counts.total],
    [fill(say.led, { who: t.us }), counts.led],
    [say.open, counts.open],
  ];
  return {
    tlp: counts.tlp,
    blocks: [
      { kind: 'facts', rows: sums.map(([name, value]) => [name, String(value)]) },
      ...(counts.total > 0 ? charts.flatMap(([title, bars]) => charted(title, bars, say)) : []),
    ],
    figures: [
      ...sums.map(([name, value]): Figure => [name, say.number, value]),
      ...charts.flatMap(([title, bars]) => bars.map(({ name, value }): Figure => [name, title, value])),
    ],
  };
}

function times({ figures }: PostureBook, t: Speaking): Draft {
  const { say } = t;
  const each = (['acknowledge', 'contain', 'close'] as const).map(
    (key) => [say[key], figures.times[key]] as const,
  );
  return {
    tlp: figures.cases.tlp,
    blocks: [
      { kind: 'note', text: fill(say.ledOnly, { who: t.us }) },
      table(
        [
          [say.from, 40],
          [say.median, 20],
          [say.p90, 20],
          [say.counted, 20, 'number'],
        ],
        each.map(([name, { count, median, p90 }]) => [name, t.lasted(median), t.lasted(p90), String(count)]),
      ),
    ],
    figures: each.flatMap(([name, { count, median, p90 }]) => [
      ...inMinutes(name, say.median, median, say),
      ...inMinutes(name, say.p90, p90, say),
      [name, say.counted, count] satisfies Figure,
    ]),
  };
}

/** Papers are marked TLP:AMBER, as what is said of them is (domain.md, Agreement). */
function agreements({ figures, agreements: all }: PostureBook, t: Speaking): Draft {
  const { say } = t;
  const { inForce, ending, suspended } = figures.agreements;
  const shown = all
    .filter(({ id }) => [...inForce, ...ending, ...suspended].includes(id))
    .sort((a, b) => (a.effectiveUntil < b.effectiveUntil ? -1 : 1));
  const rows = shown.map((paper) => [
    paper.title,
    say[stateAt(paper, t.at) === 'suspended' ? 'suspended' : 'active'],
    paper.ceiling,
    [paper.effectiveUntil.slice(0, 10), ending.includes(paper.id) ? say.ending : '']
      .filter(Boolean)
      .join('\n'),
  ]);
  return {
    tlp: shown.length > 0 ? 'TLP:AMBER' : 'TLP:CLEAR',
    blocks: orNote(
      rows,
      t.say.none,
      table(
        [
          [say.agreement, 46],
          [say.state, 18],
          [say.ceiling, 18, 'tlp'],
          [say.ends, 18],
        ],
        rows,
      ),
    ),
    figures: [
      [say.active, say.number, inForce.length],
      [say.suspended, say.number, suspended.length],
      [say.ending, say.number, ending.length],
    ],
  };
}

function given({ figures }: PostureBook, t: Speaking): Draft {
  const { say } = t;
  const markings = tlps.filter((tlp) => figures.given.some(({ byTlp }) => byTlp[tlp]));
  const rows = figures.given.map(({ organization, byTlp }) => [
    t.who(organization),
    ...markings.map((tlp) => String(byTlp[tlp] ?? 0)),
  ]);
  const headings: Heading[] = [
    [say.partner, 30],
    ...markings.map((tlp): Heading => [tlp, 70 / markings.length, 'number']),
  ];
  return {
    tlp: markings.at(-1) ?? 'TLP:CLEAR',
    blocks: orNote(rows, t.say.none, table(headings, rows)),
    figures: figures.given.flatMap(({ organization, byTlp }) =>
      markings.map((tlp): Figure => [t.who(organization), tlp, byTlp[tlp] ?? 0]),
    ),
  };
}
