import type { Block, Report } from '../model/report.js';
import { typeset } from './typesetter.js';

/** The pages of a report to look at, each an SVG that fetches nothing; of a long one its beginning, and that of each table. */
export interface Pages {
  pages: string[];
  /** Whether these are all of its pages. */
  whole: boolean;
}

/** So many characters are set, and so many pages shown. */
const most = { characters: 20_000, pages: 12 };

/** Blocks the thread, though not for long. */
export function pages(report: Report): Uint8Array {
  const { begun, whole } = beginning(report);
  const all = typeset(begun, (typesetter, set) => apart(typesetter.plainSvg(set)));
  const shown: Pages = { pages: all.slice(0, most.pages), whole: whole && all.length <= most.pages };
  return new TextEncoder().encode(JSON.stringify(shown));
}

/** The report with no more of its texts and rows than there is room for. */
function beginning(report: Report): { begun: Report; whole: boolean } {
  const left = { room: most.characters, whole: true };
  const cut = (said: string): string => {
    // A letter of two halves is kept whole or not at all: half of one cannot be set.
    const kept = said.slice(0, Math.max(0, left.room)).replace(/[\ud800-\udbff]$/, '');
    left.room -= said.length;
    left.whole &&= kept.length === said.length;
    return kept;
  };
  const begin = (block: Block): Block => {
    if (block.kind === 'text') return { ...block, text: cut(block.text) };
    if (block.kind !== 'table') return block;
    const rows = [];
    for (const row of block.rows) {
      if (left.room <= 0) break;
      rows.push(row.map(cut));
    }
    left.whole &&= rows.length === block.rows.length;
    return { ...block, rows };
  };
  const sections = report.sections.map((section) => ({ ...section, blocks: section.blocks.map(begin) }));
  // The last page that is set is not the last of the report.
  const words = left.whole ? report.words : { ...report.words, page: '{n}' };
  return { begun: { ...report, sections, words }, whole: left.whole };
}

const page =
  /^ {4}<path class="typst-shape" fill="#ffffff"[^>]*? d="M 0 0v ([\d.]+) h ([\d.]+) [^>]*\/>\n {4}<g[^>]*>\n([^]*?)\n {4}<\/g>$/gm;
const definitions = /^ {4}<defs(?: id="([\w-]+)")?[^>]*>\n([^]*?)\n {4}<\/defs>$/gm;
const symbol = / *<symbol id="(\w+)"[^]*?<\/symbol>/g;

/** The pages of one drawing of all of them, each with the letters that it uses. */
function apart(svg: string): string[] {
  const defined = [...svg.matchAll(definitions)].map(([, id, inner = '']) => ({ id, inner }));
  const letters = defined
    .filter(({ id }) => id === 'glyph')
    .flatMap(({ inner }) => [...inner.matchAll(symbol)]);
  const others = defined.filter(({ id }) => id !== 'glyph').map(({ inner }) => inner);
  return [...svg.matchAll(page)].map(([, height = '', width = '', inner = '']) => {
    const used = new Set([...inner.matchAll(/href="#(\w+)"/g)].map(([, id]) => id));
    const own = letters.filter(([, id]) => used.has(id)).map(([whole]) => whole);
    const drawn = `<rect width="${width}" height="${height}" fill="#fff"/>${inner}<defs>${[...own, ...others].join('')}</defs>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">${brief(drawn)}</svg>`;
  });
}

/** The same drawing in fewer letters: no indents, no more than a thousandth of a point. */
function brief(drawn: string): string {
  return drawn.replace(/\n\s*| fill-rule="nonzero"/g, '').replace(/(\.\d{3})\d+/g, '$1');
}
