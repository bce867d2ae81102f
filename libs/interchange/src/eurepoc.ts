import { NewCase, countryCodeOf, type Classification, type Severity, type Tlp } from '@entente/domain';
import { csvRecords } from './csv-records.js';
import {
  classificationRules,
  sectorNames,
  severityRules,
  unclassified,
  unmeasured,
} from './eurepoc-tables.js';
import { pythonList, textsOf, type TextList } from './python-list.js';

/**
 * A row of the file: the case that it would open, or why it opens none. `line` is where the row starts, from 1.
 * The first external reference of a case names EuRepoC and the row's own id, by which a second import knows it.
 */
export type EurepocIncident =
  | { line: number; id: string; case: NewCase }
  | { line: number; id?: string; problem: string };

/** The columns that are read. Others may be there, in any order. */
const columns = [
  'ID',
  'name',
  'description',
  'start_date',
  'incident_type',
  'receiver_country',
  'receiver_category',
  'receiver_category_subcode',
  'MITRE_impact',
  'weighted_cyber_intensity',
  'sources_url',
  'sources_attribution',
] as const;
type Column = (typeof columns)[number];
type Row = (column: Column) => string;

const listColumns = [
  'receiver_country',
  'receiver_category',
  'receiver_category_subcode',
  'sources_url',
  'sources_attribution',
] as const satisfies readonly Column[];

/**
 * Reads the Global Database of the European Repository of Cyber Incidents (EuRepoC 1.1, CSV) as its text arrives,
 * row by row (docs/import.md). Cases are marked TLP:CLEAR, since the data are public, unless `tlp` says otherwise.
 */
export async function* eurepocIncidents(
  chunks: Iterable<string> | AsyncIterable<string>,
  { tlp = 'TLP:CLEAR' }: { tlp?: Tlp } = {},
): AsyncGenerator<EurepocIncident> {
  let header: string[] | undefined;
  const lineOfId = new Map<string, number>();
  for await (const record of csvRecords(chunks, /^\d+,/)) {
    if ('problem' in record) {
      yield record;
    } else if (header) {
      const { line } = record;
      const row = rowOf(header, record.cells);
      const id = row('ID').trim();
      const earlier = lineOfId.get(id);
      lineOfId.set(id, earlier ?? line);
      yield earlier === undefined
        ? { line, ...incident(id, row, tlp) }
        : { line, id, problem: `The row on line ${earlier} has the ID ${id} already.` };
    } else {
      header = record.cells;
      const missing = columns.filter((column) => !record.cells.includes(column));
      if (missing.length > 0) {
        yield {
          line: record.line,
          problem: `This is no EuRepoC table: it has no column ${missing.join(', ')}.`,
        };
        return;
      }
    }
  }
}

function rowOf(header: string[], cells: string[]): Row {
  return (column) => cells[header.indexOf(column)] ?? '';
}

function incident(
  id: string,
  row: Row,
  tlp: Tlp,
): { id: string; case: NewCase } | { id?: string; problem: string } {
  if (id === '') return { problem: 'The row has no ID; without one a second import would double it.' };
  const unreadable = listColumns.find((column) => !listIn(row(column)));
  if (unreadable) return { id, problem: `The list in the column ${unreadable} cannot be read.` };
  const occurredAt = midnight(row('start_date'));
  const draft = {
    title: shortened(row('name').replace(/\s+/g, ' ').trim(), 200),
    summary: shortened(row('description').trim(), 20_000),
    classification: classificationOf(row),
    severity: severityOf(row('weighted_cyber_intensity')),
    tlp,
    affectedCountries: countriesOf(row),
    sectors: sectorsOf(row),
    ...(occurredAt && { occurredAt }),
    externalReferences: [{ source: 'EuRepoC', externalId: id }, ...sourcesOf(row)].slice(0, 100),
  };
  const parsed = NewCase.safeParse(draft);
  if (parsed.success) return { id, case: parsed.data };
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { id, problem: reasons.join(' ') };
}

function classificationOf(row: Row): Classification {
  const types = codesIn(row('incident_type'));
  const impacts = codesIn(row('MITRE_impact'));
  const text = `${row('name')} ${row('description')}`.toLowerCase();
  const rule = classificationRules.find(
    ({ type, impact, words }) =>
      (type !== undefined && types.includes(type)) ||
      (impact !== undefined && impacts.includes(impact)) ||
      words?.some((word) => text.includes(word)),
  );
  return rule?.classification ?? unclassified;
}

function severityOf(weightedIntensity: string): Severity {
  const intensity = Number.parseFloat(weightedIntensity);
  return severityRules.find(({ from }) => intensity >= from)?.severity ?? unmeasured;
}

/** ISO codes where the name is a country's; regions, and what is unknown, in words. */
function countriesOf(row: Row): string[] {
  const names = textsIn(row, 'receiver_country').map((name) =>
    name === 'Not available' ? 'Unknown' : (countryCodeOf(name) ?? shortened(name, 80)),
  );
  return distinct(names).slice(0, 100);
}

function sectorsOf(row: Row): string[] {
  const codes = sectorCodes(
    listIn(row('receiver_category')) ?? [],
    listIn(row('receiver_category_subcode')) ?? [],
  );
  return distinct(codes.map(sectorName)).slice(0, 50);
}

/** The two columns are nested alike; the finer code stands where there is one. */
function sectorCodes(categories: TextList, subcodes: TextList): string[] {
  return categories.flatMap((category, index) => {
    const subcode = subcodes[index];
    if (typeof category !== 'string') return sectorCodes(category, Array.isArray(subcode) ? subcode : []);
    return typeof subcode === 'string' && subcode !== '' ? subcode : category;
  });
}

function sectorName(code: string): string {
  return sectorNames.get(code) ?? shortened(code, 80);
}

/** Addresses as references; what is no address is kept as text, so that a person may still find the source. */
function sourcesOf(row: Row): { url?: string; source?: string }[] {
  const sources = [...textsIn(row, 'sources_url'), ...textsIn(row, 'sources_attribution')];
  const addresses = sources.flatMap((source) => {
    const parts = source.split(/\s+/);
    return parts.every(isWebAddress) ? parts : source;
  });
  return distinct(addresses).map((text) =>
    isWebAddress(text) ? { url: text } : { source: shortened(text, 200) },
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && text.length <= 2_000 && URL.canParse(text);
}

/** EuRepoC knows days, not times. Undefined where the day is missing or none of the calendar. */
function midnight(day: string): string | undefined {
  const at = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? at.toISOString() : undefined;
}

/** Columns of codes separate them by semicolons. */
function codesIn(cell: string): string[] {
  return cell.split(';').map((code) => code.trim());
}

/** An empty cell is an empty list, and one without brackets is read like a column of codes. */
function listIn(cell: string): TextList | undefined {
  return cell.trim().startsWith('[') ? pythonList(cell) : codesIn(cell);
}

function textsIn(row: Row, column: (typeof listColumns)[number]): string[] {
  return textsOf(listIn(row(column)) ?? []).map((text) => text.trim());
}

/** Each once, in the order of first appearance; empty texts are none. */
function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

/** At most so many characters, the last an ellipsis where something was cut; never half of a character. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
