import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Report, Section, Table } from '../model/report.js';
import { timeless, xmlText } from './archive.js';

/** What no name of a sheet may hold, and how long one may be (Excel's limits). */
const notInNames = /[[\]:*?/\\']/g;
const longestName = 28;
const longestCell = 32_767;
/** Letters that fit in a column of all of the table's width. */
const lettersAcross = 150;

/**
 * The report's tables as sheets, after one with its cover. Every cell is of type text or number: nothing in it is ever
 * computed, whatever it begins with.
 */
export async function xlsx(report: Report): Promise<Uint8Array> {
  const cover = [
    [report.genre, report.title],
    ['TLP', report.tlp],
    ...report.cover,
    ...(report.source ? [[report.source.label, report.source.hash]] : []),
  ].map((row) => row.map((said) => text(said)));
  const sheets = [
    { sheet: name(report.genre, 0), data: cover, columns: [{ width: 28 }, { width: 90 }] },
    ...report.sections.flatMap(sheetsOf).map(({ title, table }, i) => ({
      sheet: name(title, i + 1),
      data: dataOf(table, report.tlp),
      columns: table.columns.map(({ width }) => ({ width: Math.round((width / 100) * lettersAcross) })),
      stickyRowsCount: 2,
      rightToLeft: report.direction === 'rtl',
    })),
  ];
  return timeless(await writeXlsxFile(sheets).toBuffer());
}

function sheetsOf({ title, blocks }: Section): { title: string; table: Table }[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [{ title, table: block }] : []));
}

/** The marking stands above the records of every sheet. */
function dataOf({ columns, rows }: Table, tlp: string): Row[] {
  const head: Row = columns.map(({ title }) => ({
    ...text(title),
    ...{ fontWeight: 'bold', backgroundColor: '#14213d', textColor: '#ffffff' },
  }));
  const body = rows.map((row) =>
    row.map((said, i) => (columns[i]?.kind === 'number' ? number(said) : text(said))),
  );
  return [[{ ...text(tlp), fontWeight: 'bold' }], head, ...body];
}

function text(said: string) {
  return { value: xmlText(said).slice(0, longestCell), type: String, wrap: true, alignVertical: 'top' } as const;
}

function number(said: string) {
  return said === '' || Number.isNaN(Number(said)) ? text(said) : { value: Number(said), type: Number };
}

function name(title: string, place: number): string {
  return `${place} ${xmlText(title).replace(notInNames, ' ').slice(0, longestName)}`.trim();
}
