import { placeName, type Restated } from '@entente/domain';
import { sectorName, typeName } from '../../words/names.js';
import { wordFor } from '../../words/words.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';

export type HeaderFields = { readonly [F in keyof Restated]?: Restated[F] | null | undefined };

/** What the header of a case says in those fields that are given: what each is called, and its value, empty where it has none. */
export function headerFields(header: HeaderFields, t: Telling): [name: string, value: string][] {
  const { words, language } = t;
  const lines = (of: readonly string[] | null | undefined, by: string) => (of ?? []).join(by);
  const rows: [keyof Restated, string, string | null | undefined][] = [
    ['reference', words['cover.reference'], header.reference],
    ['title', words['column.title'], header.title],
    ['summary', words['section.summary'], header.summary && plain(header.summary)],
    [
      'classification',
      words['field.class'],
      header.classification && typeName(header.classification, language),
    ],
    ['severity', words['field.severity'], wordFor(words, 'severity', header.severity)],
    ['tlp', words['field.marking'], header.tlp],
    ['pap', words['field.pap'], header.pap],
    [
      'affectedCountries',
      words['field.countries'],
      lines(
        header.affectedCountries?.map((place) => placeName(place, language)),
        ', ',
      ),
    ],
    [
      'sectors',
      words['field.sectors'],
      lines(
        header.sectors?.map((id) => sectorName(id, language)),
        ', ',
      ),
    ],
    ['occurredAt', words['field.occurred'], t.time(header.occurredAt)],
    ['detectedAt', words['field.detected'], t.time(header.detectedAt)],
    ['openedAt', words['field.reported'], t.time(header.openedAt)],
    ['closedAt', words['field.closed'], t.time(header.closedAt)],
    ['status', words['cover.status'], wordFor(words, 'status', header.status)],
    ['escalation', words['field.escalation'], wordFor(words, 'escalation', header.escalation)],
    ['disposition', words['field.disposition'], wordFor(words, 'disposition', header.disposition)],
    ['duplicateOf', words['field.duplicateOf'], header.duplicateOf],
    [
      'externalReferences',
      words['field.references'],
      lines(
        header.externalReferences?.map((one) => Object.values(one).join(' ')),
        '\n',
      ),
    ],
    ['closingSummary', words['section.lessons'], header.closingSummary && plain(header.closingSummary)],
  ];
  return rows.filter(([field]) => header[field] !== undefined).map(([, name, value]) => [name, value ?? '']);
}
