import { narrower, readPage, severities, type Instant } from '@entente/domain';
import { fill, wordFor } from '../words/words.js';
import {
  caseSections,
  telling,
  wantedOf,
  type CaseBook,
  type CaseSection,
  type Occasion,
  type Telling,
} from './occasion.js';
import { defanging, saidAs } from './defanged.js';
import type { Draft, Told } from './draft.js';
import { narrowest } from './marking.js';
import type { Report, Section } from './report.js';
import { annexes } from './sections/annexes.js';
import { assistance, tasks } from './sections/assistance.js';
import { disclosures } from './sections/disclosures.js';
import { duties } from './sections/duties.js';
import { evidence } from './sections/evidence.js';
import { classification, summary } from './sections/header.js';
import { indicators } from './sections/indicators.js';
import { knowledge } from './sections/knowledge.js';
import { lessons } from './sections/lessons.js';
import { participants } from './sections/participants.js';
import { status } from './sections/status.js';
import { timeline } from './sections/timeline.js';

const drafts: Record<CaseSection, (told: Told, t: Telling) => Draft> = {
  ...{ summary, classification, timeline, status, participants, knowledge },
  ...{ assistance, tasks, indicators, evidence, duties, disclosures, lessons, annexes },
};

/** The outline of each kind of report: NIST SP 800-61r3 and ENISA's good practice guide for the after-action report. */
const outlines = {
  incident: caseSections.filter((section) => section !== 'knowledge'),
  'after-action': caseSections,
} as const satisfies Record<string, readonly CaseSection[]>;

export type CaseGenre = keyof typeof outlines;
export const caseGenres = ['incident', 'after-action'] as const satisfies readonly CaseGenre[];

/** The report on a case: made of what one book tells of it, of that alone, and the same for the same arguments. */
export function caseReport(book: CaseBook, genre: CaseGenre, occasion: Occasion): Report {
  const t = telling(occasion.audience ? { ...occasion, people: new Map() } : occasion);
  const told: Told = { ...book, page: readPage(book.events) };
  const defanged = defanging(told.page.indicators);
  const sections = wantedOf(outlines[genre], t).flatMap((id): Section[] => {
    const draft = drafts[id](told, t);
    if (!draft) return [];
    const title = t.words[`section.${id}`];
    return [saidAs(defanged, { id, title, tlp: narrowest(draft.from), blocks: draft.blocks })];
  });
  const { view } = book;
  const tlp = [view.tlp, ...sections.map((section) => section.tlp)].reduce(narrower);
  return {
    ...{ language: t.language, direction: t.direction, genre: t.words[`genre.${genre}`] },
    ...{
      title: defanged(view.title) || view.reference || view.id,
      reference: view.reference || view.id,
      tlp,
    },
    handling: wordFor(t.words, 'tlp', tlp.slice('TLP:'.length)),
    accent: severities[view.severity].colour.light.toLowerCase(),
    cover: cover(told, t),
    ...(!t.audience && { source: sourceOf(book, t) }),
    ...{ sections, records: 'timeline' },
    words: { contents: t.words['word.contents'], page: t.words['word.page'], times: t.zone },
  };
}

/** The number of the last entry counts what a partner may not see: it stays at home. */
function sourceOf({ organization, number, hash }: CaseBook, t: Telling): Report['source'] {
  return { label: fill(t.words['cover.source'], { who: t.who(organization), number }), hash };
}

function cover({ view, events, organization }: Told, t: Telling): Report['cover'] {
  const { words } = t;
  const own = fill(words['cover.forOwn'], { who: fullName(t, organization) });
  return [
    [words['cover.reference'], view.reference],
    [words['cover.period'], period(view.occurredAt ?? view.openedAt ?? events[0]?.at, view.closedAt, t)],
    [words['cover.lead'], fullName(t, view.lead)],
    [words['cover.status'], wordFor(words, 'status', view.status)],
    [words['cover.severity'], wordFor(words, 'severity', view.severity)],
    [words['cover.preparedBy'], `${t.preparedBy}, ${t.who(organization)}`],
    [words['cover.preparedAt'], `${t.time(t.at)} (${t.zone})`],
    [words['cover.for'], t.audience ? fullName(t, t.audience) : own],
  ];
}

function period(from: Instant | undefined, to: Instant | null, t: Telling): string {
  const until = to ? t.time(to) : t.words['cover.ongoing'];
  return `${t.time(from)} – ${until}`;
}

function fullName({ organizations, who }: Telling, id: Told['organization']): string {
  const known = organizations.get(id);
  return known ? `${known.name} (${known.shortName}, ${known.country})` : who(id);
}
