import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Column, Report, Section, Table } from '../model/report.js';
import { timeless, xmlText } from './archive.js';
import { revealed } from '../model/order.js';

/** What no name of a sheet may hold, and how long one may be (Excel's limits). */
const notInNames = /[[\]:*?/\\']/g;
const longestName = 28;
const longestCell = 32_767;
/** Said of every cell, or programs each take another face for what is bold. */
const face = { fontFamily: 'Arial', fontSize: 9 } as const;
const orientation = 'landscape' as const;
/** Of every cell from right to left: a program would begin what is in Latin letters at the end of its column. */
const atTheRight = { align: 'right' } as const;
/** Letters that fit in a column of all of the table's width, which is that of a page on its side. */
const lettersAcross = 125;
/** Points of a line, and of the tallest row that there is (Excel's limit). */
const lineHeight = 12;
const tallestRow = 409;

/**
 * The report's tables as sheets, after one with its cover. Every cell is of type text or number: nothing in it is ever
 * computed, whatever it begins with, and what would turn letters round is revealed.
 */
export async function xlsx(report: Report): Promise<Uint8Array> {
  const cover = [
    [report.genre, report.title],
    ['TLP', report.tlp],
    ...report.cover,
    ...(report.source ? [[report.source.label, report.source.hash]] : []),
  ].map((row) => row.map((said) => text(said, report.direction)));
  const rightToLeft = report.direction === 'rtl';
  const sheets = [
    {
      ...{ sheet: name(report.genre, 0), data: cover, columns: [{ width: 28 }, { width: 90 }] },
      ...{ orientation, rightToLeft },
    },
    ...report.sections.flatMap(sheetsOf).map(({ title, table }, i) => ({
      sheet: name(title, i + 1),
      data: dataOf(table, report),
      columns: table.columns.map((column) => ({ width: lettersIn(column) })),
      stickyRowsCount: 2,
      ...{ orientation, rightToLeft },
    })),
  ];
  return timeless(await writeXlsxFile(sheets, face).toBuffer());
}

function sheetsOf({ title, blocks }: Section): { title: string; table: Table }[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [{ title, table: block }] : []));
}

/** The marking stands above the records of every sheet. */
function dataOf({ columns, rows }: Table, { tlp, direction }: Report): Row[] {
  const head: Row = columns.map(({ title }) => ({
    ...text(title, direction),
    ...{ fontWeight: 'bold', backgroundColor: '#14213d', textColor: '#ffffff' },
  }));
  const body = rows.map((row) => {
    const height = heightOf(row, columns);
    return row.map((said, i) => ({
      ...(columns[i]?.kind === 'number' ? number(said, direction) : text(said, direction)),
      height,
    }));
  });
  return [[{ ...text(tlp, direction), fontWeight: 'bold' }], head, ...body];
}

function lettersIn({ width }: Column): number {
  return Math.round((width / 100) * lettersAcross);
}

/** Said, since not every program finds out by itself how tall wrapped text is. */
function heightOf(row: readonly string[], columns: readonly Column[]): number {
  const lines = row.map((said, i) => {
    const across = columns[i] ? lettersIn(columns[i]) : lettersAcross;
    return said.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / across)), 0);
  });
  return Math.min(Math.max(1, ...lines) * lineHeight + 3, tallestRow);
}

function text(said: string, direction: Report['direction']) {
  return {
    value: revealed(xmlText(said)).slice(0, longestCell),
    type: String,
    wrap: true,
    alignVertical: 'top',
    ...(direction === 'rtl' && atTheRight),
  } as const;
}

function number(said: string, direction: Report['direction']) {
  return said === '' || Number.isNaN(Number(said))
    ? text(said, direction)
    : { value: Number(said), type: Number };
}

function name(title: string, place: number): string {
  return `${place} ${xmlText(title).replace(notInNames, ' ').slice(0, longestName)}`.trim();
}
