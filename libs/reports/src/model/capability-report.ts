import {
  isCurrent,
  isOpenTo,
  matchOffers,
  narrower,
  type ContentOf,
  type Match,
  type Publication,
  type Seeker,
} from '@entente/domain';
import { capabilityWords, type CapabilityWords } from '../words/capabilities.js';
import { sectorName } from '../words/names.js';
import { fill, wordFor } from '../words/words.js';
import { framed } from './frame.js';
import { telling, wantedOf, type Occasion, type Telling } from './occasion.js';
import type { Report, Section, Table } from './report.js';
import { orNote, table, type Heading } from './table.js';

/** The lists of such a report, in their order; any but the first may be left out. */
export const capabilitySections = ['ourNeeds', 'theirOffers', 'theirNeeds', 'ourOffers'] as const;
export type CapabilitySection = (typeof capabilitySections)[number];

/** The needs and offers of one book, and the agreements that it tells of. */
export interface CapabilityBook extends Seeker {
  publications: readonly Publication[];
  number: number;
  hash: string;
}

type Capability = Publication & { content: ContentOf<'need'> | ContentOf<'offer'> };
interface Speaking extends Telling {
  say: CapabilityWords;
}

/** What an organisation needs and what its partners can give: the list that one takes to where agreements are made. */
export function capabilityReport(book: CapabilityBook, occasion: Occasion): Report {
  const told = telling(occasion);
  const t: Speaking = { ...told, say: capabilityWords[told.language] };
  const who = t.who(book.organization);
  const named = (text: string) => fill(text, { who });
  const lists = wantedOf(capabilitySections, t).map((id) => {
    const capabilities = listOf(id, book, occasion);
    return {
      id,
      title: named(t.say[id]),
      capabilities,
      rows: capabilities.map((one) => rowOf(one, book, t)),
    };
  });
  const sections = lists.map(({ id, title, capabilities, rows }): Section => ({
    ...{ id, title, tlp: capabilities.map(({ tlp }) => tlp).reduce(narrower, 'TLP:CLEAR') },
    blocks: orNote(capabilities, t.say.none, shown(id, rows, t)),
  }));
  const records: Table = table(
    [[t.say.list, 12], ...headingsOf(t.say)],
    lists.flatMap(({ title, rows }) => rows.map((row) => [title, ...row])),
  );
  const date = t.time(t.at).slice(0, 10);
  return framed(t, book, {
    ...{
      genre: t.say.genre,
      title: named(t.say.title),
      reference: `${who} ${date}`,
      cover: [],
      sections,
      records,
    },
  });
}

function listOf(id: CapabilitySection, book: CapabilityBook, { at }: Occasion): Capability[] {
  const kind = id === 'ourNeeds' || id === 'theirNeeds' ? 'need' : 'offer';
  const ours = id === 'ourNeeds' || id === 'ourOffers';
  const { organization, publications } = book;
  return publications
    .filter(isCapability)
    .filter(({ content, publisher }) => content.kind === kind && (publisher === organization) === ours)
    .filter((one) => isCurrent(one, at) && (id !== 'theirOffers' || isOpenTo(book, one, at)));
}

function isCapability(publication: Publication): publication is Capability {
  return publication.content.kind === 'need' || publication.content.kind === 'offer';
}

/** The columns that say something in each list: whose it is, of partners; how soon and how much, of offers. */
const columns: Record<CapabilitySection, readonly number[]> = {
  ourNeeds: [1, 2, 3, 4, 7, 8, 9],
  theirOffers: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  theirNeeds: [0, 1, 2, 3, 4, 7, 8],
  ourOffers: [1, 2, 3, 4, 5, 6, 7, 8],
};

/** The rows of a list in the columns that it has, over the whole width. */
function shown(id: CapabilitySection, rows: readonly string[][], { say }: Speaking): Table {
  const headings = headingsOf(say).filter((_, column) => columns[id].includes(column));
  const whole = headings.reduce((sum, [, width]) => sum + width, 0);
  return table(
    headings.map(([title, width, kind]) => [title, (100 * width) / whole, kind]),
    rows.map((row) => row.filter((_, column) => columns[id].includes(column))),
  );
}

function headingsOf(say: CapabilityWords): Heading[] {
  return [
    [say.organization, 10],
    [say.what, 17],
    [say.assistance, 11],
    [say.sectors, 11],
    [say.languages, 7],
    [say.hours, 7, 'number'],
    [say.capacity, 10],
    [say.until, 8],
    [say.marking, 8, 'tlp'],
    [say.answers, 17],
  ];
}

function rowOf(one: Capability, book: CapabilityBook, t: Speaking): string[] {
  const { content, publisher, tlp } = one;
  const offer = content.kind === 'offer' ? content : undefined;
  return [
    t.who(publisher),
    content.title,
    wordFor(t.words, 'assistance', content.assistance),
    content.sectors.map((id) => sectorName(id, t.language)).join(', '),
    content.languages.join(', '),
    offer?.hoursToDeploy?.toString() ?? '',
    offer?.capacity ?? '',
    content.validUntil?.slice(0, 10) ?? '',
    tlp,
    publisher === book.organization && content.kind === 'need' ? answersTo(content, book, t) : '',
  ];
}

/** The offers of partners that answer a need, the best first, each with why it stands there. */
function answersTo(need: ContentOf<'need'>, book: CapabilityBook, t: Speaking): string {
  const { assistance, sectors, languages, validUntil: dueAt } = need;
  return matchOffers({ assistance, sectors, languages, dueAt }, book.publications, book, t.at)
    .map((match) => answer(match, t))
    .join('\n');
}

function answer({ offer, inTime, sectors, languages }: Match, t: Speaking): string {
  const { say } = t;
  const reasons = [
    inTime === null ? '' : say[inTime ? 'inTime' : 'tooLate'],
    sectors.length > 0
      ? fill(say.knows, { what: sectors.map((id) => sectorName(id, t.language)).join(', ') })
      : '',
    languages.length > 0 ? fill(say.speaks, { what: languages.join(', ') }) : '',
  ].filter(Boolean);
  const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
  return `${t.who(offer.publisher)}: ${offer.content.title}${why}`;
}
