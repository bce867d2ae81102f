import { narrower, type OrganizationId } from '@entente/domain';
import { fill, wordFor } from '../words/words.js';
import type { Telling } from './occasion.js';
import type { Report } from './report.js';

/** The book that a report is read from, up to its last entry. */
interface Source {
  organization: OrganizationId;
  number: number;
  hash: string;
}

/** What a report for the own house says of itself beside its sections; it bears the narrowest marking of those. */
export function framed(
  t: Telling,
  { organization, number, hash }: Source,
  said: Pick<Report, 'genre' | 'title' | 'reference' | 'cover' | 'sections' | 'records'>,
): Report {
  const { words } = t;
  const who = t.who(organization);
  const tlp = said.sections.map((section) => section.tlp).reduce(narrower, 'TLP:CLEAR');
  return {
    ...{ ...said, language: t.language, direction: t.direction, tlp, accent: '#2f5fd0' },
    handling: wordFor(words, 'tlp', tlp.slice('TLP:'.length)),
    cover: [
      ...said.cover,
      [words['cover.preparedBy'], `${t.preparedBy}, ${who}`],
      [words['cover.preparedAt'], `${t.time(t.at)} (${t.zone})`],
      [words['cover.for'], fill(words['cover.forOwn'], { who })],
    ],
    source: { label: fill(words['cover.source'], { who, number }), hash },
    words: { contents: words['word.contents'], page: words['word.page'], times: t.zone },
  };
}
