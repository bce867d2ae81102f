import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Block, Report } from '../model/report.js';
import { unescaped } from '../model/drawings/svg.js';
import { xmlText } from './archive.js';
import { entriesOf, isWide, type Entry } from './entries.js';
import { faceFiles } from './faces.js';
import { ordered } from '../model/order.js';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`./${name}.typ`, import.meta.url)), 'utf8');
/** What is set, by how texts are and how it is. */
const templates = { report: read('text') + read('report'), picture: read('text') + read('picture') };

let opened: NodeCompiler | undefined;

/** Letters of the scripts of India, with the marks and joiners that tie them to one syllable. */
const tied = /(?:[\u0900-\u0dff]|[\u1cd0-\u1cff]|[\ua8e0-\ua8ff]|\u200c|\u200d|\u25cc){100}/g;

/** Accents of Hebrew for chanting: no face has them, and the typesetter looks for them beyond the end of the text (Typst 0.14). */
const chanted = /[\u0591-\u05af]/g;

/** The mark of an encoding, which is not seen within a text and not allowed in a PDF/UA. */
const encodingMark = /\ufeff/g;

/**
 * What the typesetter can set: a syllable of more than 255 letters ends it and its process (rustybuzz 0.20), so a gap without width
 * stands where no word goes on for so long.
 */
function settable(said: string): string {
  return xmlText(said).replace(chanted, '').replace(encodingMark, '').replace(tied, '$&\u200b');
}

/** Opened once a process. A face is read when a text is first set in it: those of East Asia are large. */
function theTypesetter(): NodeCompiler {
  return (opened ??= NodeCompiler.create({ fontArgs: [{ fontPaths: faceFiles() }] }));
}

/** Sets a report as pages and does something with them. Blocks the thread. */
export function typeset<T>(report: Report, work: Work<T>): T {
  return set('report', withEntries(report), work);
}

/** Sets a drawing on a page of its size and does something with that. Blocks the thread. */
export function typesetDrawing<T>(drawing: Drawing, work: Work<T>): T {
  return set('picture', { direction: 'ltr', drawing: lettered(drawing) }, work);
}

type Work<T> = (typesetter: NodeCompiler, pages: NodeTypstDocument) => T;

function set<T>(template: keyof typeof templates, said: object, work: Work<T>): T {
  const data = JSON.stringify(said, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const shown = settable(value);
    return key === 'svg' ? shown : ordered(shown);
  });
  const typesetter = theTypesetter();
  try {
    const mainFileContent = templates[template];
    const set = typesetter.compile({ mainFileContent, inputs: { data }, resetRead: true });
    if (!set.result)
      throw new Error(
        `The ${template} could not be set: ${JSON.stringify(set.takeError()?.shortDiagnostics)}`,
      );
    // What was remembered for setting is not needed for writing, which takes room of its own.
    typesetter.evictCache(0);
    return work(typesetter, set.result);
  } finally {
    typesetter.evictCache(0);
  }
}

type Drawing = Extract<Block, { kind: 'drawing' }>;

const words = /<text ([^>]*)>([^<]*)<\/text>/g;
const attribute = /([\w-]+)="([^"]*)"/g;

/**
 * A drawing without its words, and these beside it: the typesetter sets them as it sets all others, whereas of a drawing it takes
 * the first face alone, and sets letters that are made of several one over another.
 */
function lettered({ svg, ...drawing }: Drawing) {
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const labels = [...svg.matchAll(words)].map(([, given = '', said = '']) => {
    const of = new Map([...given.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]));
    const [x, y, size] = ['x', 'y', 'font-size'].map((name) => Number(of.get(name)));
    return {
      ...{ x, y, size, weight: Number(of.get('font-weight') ?? 400), fill: of.get('fill') ?? '#14213d' },
      ...{ anchor: of.get('text-anchor') ?? 'start', said: unescaped(said) },
    };
  });
  return { ...drawing, svg: svg.replace(words, ''), width, height, labels };
}

function linesOf({ line, text }: Entry): string[] {
  return text === '' ? [line] : [line, ...text.split('\n')];
}

function withEntries({ sections, ...report }: Report) {
  const set = (block: Block) => {
    if (block.kind === 'drawing') return lettered(block);
    const entries = block.kind === 'table' ? entriesOf(block) : undefined;
    return entries ? { kind: 'entries', entries: entries.map(linesOf) } : block;
  };
  return {
    ...report,
    sections: sections.map((section) => ({
      ...section,
      wide: isWide(section),
      blocks: section.blocks.map(set),
    })),
  };
}
