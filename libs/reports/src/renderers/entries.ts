import type { Section, Table } from '../model/report.js';

/** Longer than this a table is not laid out as one: columns over hundreds of pages cost minutes and gigabytes. */
const longest = 500;

/** More columns than this want the long side of the paper; one of figures takes half the room of another. */
const mostUpright = 7;

/** A row that is set as a paragraph: what stood in the narrow columns as one line, and what stood in the widest below it. */
export interface Entry {
  line: string;
  text: string;
}

/** The rows of a table that is too long to be one; undefined for any other. */
export function entriesOf({ columns, rows }: Table): Entry[] | undefined {
  if (rows.length <= longest) return undefined;
  const widest = columns.reduce((best, { width }, i) => (width > (columns[best]?.width ?? 0) ? i : best), 0);
  return rows.map((row) => ({
    line: row
      .filter((said, i) => i !== widest && said !== '')
      .map((said) => said.replaceAll('\n', ', '))
      .join(' · '),
    text: row[widest] ?? '',
  }));
}

/** Whether a section stands on pages of their own that lie on their side. */
export function isWide({ blocks }: Section): boolean {
  return blocks.some(
    (block) => block.kind === 'table' && roomFor(block.columns) > mostUpright && block.rows.length <= longest,
  );
}

function roomFor(columns: Table['columns']): number {
  return columns.reduce((sum, { kind }) => sum + (kind === 'number' ? 0.5 : 1), 0);
}
