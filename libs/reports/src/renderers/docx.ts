import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import { tlpColours } from '@entente/domain';
import type { Block, Column, Report, Table as TableOf } from '../model/report.js';
import { timeless, xmlText } from './archive.js';
import { entriesOf, isWide, type Entry } from './entries.js';
import { ordered, wayOf } from '../model/order.js';
import { picture } from './picture.js';

/** Half points, twips and hexadecimal colours, as the format has them. */
const ink = '14213D';
const quiet = '5B6677';
const rule = 'D5DBE5';
const margin = 1_134;
/** What lies between the margins of A4, upright and on its side. */
const textWidths = { portrait: 9_638, landscape: 14_570 };
/** How wide a drawing is shown; the picture of it has twice as many points, for paper. */
const drawingWidth = 640;

/** The report as a document for Word and LibreOffice, to be worked on: headings, tables, the marking on every page. */
export async function docx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: xmlText(`${report.reference} ${report.title}`),
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 18, color: ink }, paragraph: { spacing: { after: 100 } } },
        heading1: {
          run: { size: 26, bold: true, color: ink },
          paragraph: { spacing: { before: 360, after: 140 }, keepNext: true },
        },
      },
    },
    sections: pagesOf(report),
  });
  return timeless(await Packer.toBuffer(document));
}

/** The cover and the sections after it, upright, and on their side those that have a wide table. */
function pagesOf(report: Report): ISectionOptions[] {
  const [upright, onItsSide] = [settingFor(report, 'portrait'), settingFor(report, 'landscape')];
  const pages = [{ set: upright, children: cover(report, upright) }];
  for (const section of report.sections) {
    const set = isWide(section) ? onItsSide : upright;
    const children = sectionOf(section, set);
    const last = pages.at(-1);
    if (last?.set === set) last.children.push(...children);
    else pages.push({ set, children });
  }
  return pages.map(({ set, children }) => ({ ...framed(report, set), children }));
}

/** What is the same on every page: its measures, the marking at its head and foot, its number. */
function framed(
  { genre, reference, words }: Report,
  { orientation, edge, run }: Setting,
): Omit<ISectionOptions, 'children'> {
  const small = { color: quiet, size: 15 };
  const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...small });
  return {
    properties: {
      page: {
        size: { orientation },
        margin: { top: margin * 1.2, bottom: margin, left: margin, right: margin },
      },
    },
    headers: { default: new Header({ children: [edge(run(`${genre}  ${reference}`, small))] }) },
    footers: { default: new Footer({ children: [edge([number, ...run(`    ${words.times}`, small)])] }) },
  };
}

type Run = (said: string, look?: Partial<IRunOptions>) => TextRun[];

/** How texts are set in the direction and under the marking of one report. */
interface Setting {
  orientation: keyof typeof textWidths;
  textWidth: number;
  rightToLeft: boolean;
  run: Run;
  paragraph: (said: string, look?: Partial<IRunOptions>) => Paragraph;
  /** A paragraph a line, each of which runs its own way: a date below Arabic words is read as a date still. */
  lines: (said: string, look?: Partial<IRunOptions>) => Paragraph[];
  /** A line at the edge of the page, with the marking at its end. */
  edge: (before: TextRun[]) => Paragraph;
  badge: (tlp: string, size?: number) => TextRun;
  /** Which way the paragraph of a text runs, and where it begins. */
  towards: (said: string) => { bidirectional: boolean; alignment?: typeof AlignmentType.END };
  /** Which block of the report that is, from 1. */
  placeOf: (block: Block) => number;
}

function settingFor({ direction, tlp, sections }: Report, orientation: Setting['orientation']): Setting {
  const textWidth = textWidths[orientation];
  const rightToLeft = direction === 'rtl';
  const run: Run = (said, look) =>
    ordered(xmlText(said))
      .split('\n')
      .map(
        (text, i) =>
          new TextRun({ rightToLeft: wayOf(said) === 'rtl', ...look, text, ...(i > 0 && { break: 1 }) }),
      );
  const badge = (marking: string, size = 15) => {
    const shading = { type: ShadingType.CLEAR, fill: '000000', color: 'auto' };
    const look: IRunOptions = { text: ` ${marking} `, bold: true, size, color: colourOf(marking), shading };
    return new TextRun(look);
  };
  const towards = (said: string) => {
    const way = wayOf(said);
    // What runs the other way still begins where the report's own lines do, in a column under its title.
    return {
      bidirectional: way === 'rtl',
      ...(way !== direction && { alignment: AlignmentType.END }),
    };
  };
  return {
    ...{ orientation, textWidth, rightToLeft, run, badge, towards },
    placeOf: (block) => sections.flatMap(({ blocks }) => blocks).indexOf(block) + 1,
    paragraph: (said, look) => new Paragraph({ ...towards(said), children: run(said, look) }),
    lines: (said, look) =>
      said.split('\n').map((line, i, { length }) => {
        const spacing = i < length - 1 && { spacing: { after: 0 } };
        return new Paragraph({ ...towards(line), ...spacing, children: run(line, look) });
      }),
    edge: (before) =>
      new Paragraph({
        bidirectional: rightToLeft,
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [...before, new TextRun('\t'), badge(tlp)],
      }),
  };
}

function colourOf(tlp: string): string {
  const colour = Object.entries(tlpColours).find(([name]) => name === tlp)?.[1] ?? '#FFFFFF';
  return colour.slice(1);
}

function cover(report: Report, set: Setting): (Paragraph | Table)[] {
  const { source } = report;
  return [
    set.paragraph(report.genre, { size: 22, bold: true, color: quiet }),
    set.paragraph(report.title, { size: 48, bold: true }),
    new Paragraph({
      spacing: { before: 200 },
      bidirectional: set.rightToLeft,
      children: [set.badge(report.tlp, 32)],
    }),
    set.paragraph(report.handling, { color: quiet }),
    factsOf(report.cover, set),
    ...(source ? [set.paragraph(`${source.label}\n${source.hash}`, { size: 14, color: quiet })] : []),
  ];
}

function sectionOf({ title, tlp, blocks }: Report['sections'][number], set: Setting): (Paragraph | Table)[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    bidirectional: set.rightToLeft,
    children: [...set.run(`${title}  `), set.badge(tlp, 14)],
  });
  return [heading, ...blocks.flatMap((block, i) => blockOf(block, set, blocks[i + 1]))];
}

function blockOf(block: Block, set: Setting, next?: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return block.text.split(/\n\s*\n/).flatMap((said) => set.lines(said));
    case 'note':
      return [noteOf(block.text, set, next)];
    case 'facts':
      return [factsOf(block.rows, set), new Paragraph('')];
    case 'table': {
      const entries = entriesOf(block);
      return entries ? entries.map((entry) => entryOf(entry, set)) : [tableOf(block, set), new Paragraph('')];
    }
    case 'drawing':
      return [drawingOf(block, set.placeOf(block))];
  }
}

/** What is said of a table, a drawing or a text is not left behind by it. */
function noteOf(said: string, { towards, run }: Setting, next?: Block): Paragraph {
  const keepNext = next !== undefined && next.kind !== 'facts';
  return new Paragraph({ ...towards(said), keepNext, children: run(said, { color: quiet, size: 16 }) });
}

function entryOf({ line, text }: Entry, { towards, run }: Setting): Paragraph {
  const said = text === '' ? [] : run(`\n${text}`, { size: 15 });
  return new Paragraph({
    ...towards(text || line),
    children: [...run(line, { size: 14, color: quiet }), ...said],
  });
}

/**
 * As SVG, and as a picture of it for programs that show none, such as LibreOffice 7.4. The number that a drawing bears
 * is its place: the library would count on from document to document.
 */
function drawingOf({ svg, description }: Extract<Block, { kind: 'drawing' }>, number: number): Paragraph {
  const [, width = 760, height = 200] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: picture(svg, 2 * drawingWidth) },
        transformation: { width: drawingWidth, height: Math.round((drawingWidth * height) / width) },
        altText: { id: String(number), name: `${number}`, title: '', description: xmlText(description) },
      }),
    ],
  });
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
    side,
    { style: BorderStyle.NONE },
  ]),
);
const underlined = { ...noBorders, insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: rule } };

function factsOf(rows: readonly (readonly [string, string])[], set: Setting): Table {
  return new Table({
    ...frame(set, [24, 76]),
    borders: noBorders,
    rows: rows.map(
      ([name, value]) =>
        new TableRow({
          children: [cell([set.paragraph(name, { color: quiet })]), cell(set.lines(value))],
        }),
    ),
  });
}

function tableOf({ columns, rows }: TableOf, set: Setting): Table {
  const head = columns.map(({ title }) =>
    cell([set.paragraph(title, { bold: true, color: 'FFFFFF', size: 15 })], ink),
  );
  return new Table({
    ...frame(
      set,
      columns.map(({ width }) => width),
    ),
    borders: underlined,
    rows: [
      new TableRow({ tableHeader: true, children: head }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((said, i) => cell(cellText(said, columns[i], set))),
          }),
      ),
    ],
  });
}

function cellText(said: string, column: Column | undefined, set: Setting): Paragraph[] {
  if (column?.kind === 'tlp' && said !== '')
    return [
      new Paragraph({
        bidirectional: set.rightToLeft,
        children: [set.badge(said, said.length > 10 ? 9 : 12)],
      }),
    ];
  const look = column?.kind === 'code' ? { font: 'Courier New', size: 14 } : { size: 15 };
  return set.lines(said, look);
}

function frame({ rightToLeft, textWidth }: Setting, shares: readonly number[]) {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return {
    visuallyRightToLeft: rightToLeft,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round((textWidth * share) / all)),
  };
}

function cell(children: Paragraph[], fill?: string): TableCell {
  return new TableCell({
    children,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    ...(fill && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
  });
}
