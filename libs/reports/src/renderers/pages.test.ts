import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Block, Column, Report } from '../model/report.js';
import { pages } from './pages.js';

const Pages = z.object({ pages: z.array(z.string()) });

const line =
  /<g class=\\"typst-text\\" transform=\\"matrix\(1 0 0 -1 ([\d.]+) [\d.]+\)\\">((?:<use[^>]*>)+)/g;

function reportOf(blocks: Block[], direction: Report['direction']): Report {
  return {
    ...{ language: direction === 'rtl' ? 'ar' : 'en', direction, genre: 'x', title: 'x', reference: 'x' },
    ...{ tlp: 'TLP:AMBER', handling: 'x', accent: '#d3263b', cover: [], records: 'x' },
    sections: [{ id: 'x', title: 'x', tlp: 'TLP:AMBER', blocks }],
    words: { contents: 'x', page: '{n}', times: 'x' },
  };
}

/** The lines of texts in a column of so many percent: how many letters each has, and where it begins, in points. */
function linesOf(texts: string[], kind: Column['kind'], width: number, direction: Report['direction']) {
  const columns: Column[] = [
    { title: 'x', kind, width },
    { title: 'y', kind: 'text', width: 100 - width },
  ];
  const rows = texts.map((text) => [text, '']);
  const report = reportOf([{ kind: 'table', columns, rows }], direction);
  const shown = new TextDecoder().decode(pages(report));
  return [...shown.matchAll(line)].map(([, x, letters = '']) => ({
    ...{ x: Number(x), letters: letters.split('<use').length - 1 },
  }));
}

describe('a word on a page that is too long for its column', () => {
  const long = 'a'.repeat(96);

  it('keeps to its column where lines begin on the right', () => {
    const lines = linesOf([long, `${long}\nنص`], 'text', 40, 'rtl').filter(({ letters }) => letters === 40);
    expect([lines.length, new Set(lines.map(({ x }) => x)).size]).toEqual([4, 1]);
    const [whole, rest] = linesOf([long], 'code', 60, 'rtl').filter(({ letters }) => letters > 20);
    expect([whole?.letters, rest?.letters]).toEqual([64, 32]);
    // Both lines end at one place: a letter of this face takes 4.214 points.
    expect(((rest?.x ?? 0) - (whole?.x ?? 0)) / 32).toBeCloseTo(4.214, 2);
  });

  it('breaks before its last two letters no more, which may be the end of a defanged point', () => {
    const letters = linesOf([`${'a'.repeat(39)}[.]`], 'text', 40, 'ltr').map((one) => one.letters);
    expect(letters).toEqual(expect.arrayContaining([32, 10]));
  });

  it('breaks sooner among letters of East Asia, whose faces are wider', () => {
    const name = '2026-10-14T03-12-00Z';
    const longest = (text: string) =>
      Math.max(...linesOf([text], 'text', 23, 'ltr').map(({ letters }) => letters));
    expect(longest(name)).toBe(name.length);
    expect(longest(`${name} サーバー`)).toBeLessThan(name.length);
  });
});

describe('a table on a page', () => {
  /** How many pages the table stands on that follows so many lines: on each it has its head. */
  function pagesOfTable(linesBefore: number, rowCount: number): number {
    const columns: Column[] = [{ title: 'x', kind: 'text', width: 100 }];
    const rows = Array.from({ length: rowCount }, () => ['one line']);
    const before = Array.from({ length: linesBefore }, () => 'x').join('\n');
    const report = reportOf(
      [
        { kind: 'text', text: before },
        { kind: 'table', columns, rows },
      ],
      'ltr',
    );
    const shown = Pages.parse(JSON.parse(new TextDecoder().decode(pages(report))));
    return shown.pages.filter((page) => page.includes('typst-shape" fill="#14213d"')).length;
  }

  it('is whole where it has few rows, and goes on over the next page where it has many', () => {
    const places = [38, 41, 44];
    expect(places.map((lines) => pagesOfTable(lines, 8))).toEqual([1, 1, 1]);
    expect(places.map((lines) => pagesOfTable(lines, 20))).toEqual([2, 2, 2]);
  });
});
