import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { reportFormats, type ReportFormat } from '@entente/domain';
import type { Report } from '../model/report.js';
import { drawing, label } from '../model/drawings/svg.js';
import { formats, type Format } from './formats.js';
import { picture } from './picture.js';

/** What somebody might write who wants more of a document than to be read. */
const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '#import "@preview/x:1.0.0" #read("/etc/passwd") $x$ *a* _b_ @c <d> \\',
  '=HYPERLINK("http://evil.example","click")',
  '"}]} ]]> &amp; <!--',
  '\u202eesrever',
  '🙂 ߒߞߏ \ud83d \ufffe \u0001',
  // One syllable of 600 letters, which the typesetter would not survive.
  'क्'.repeat(300),
  'བྒྲུ'.repeat(300),
  'נ֠',
];

/** The words for a computer emergency team in the scripts of its members. */
const scripts = [
  'Đội ứng cứu ĐỒNG',
  'Команда',
  'ทีมตอบสนอง',
  '应急响应',
  '対応チーム',
  '대응팀',
  'فريق الاستجابة',
  'צוות תגובה',
  'ក្រុមឆ្លើយតប',
  'တုံ့ပြန်ရေးအဖွဲ့',
  'ທີມຕອບສະໜອງ',
  'பதிலளிப்புக் குழு',
  'प्रतिक्रिया दल',
  'Команда 🚨',
  'প্রতিক্রিয়া দল ।',
  'ምላሽ ቡድን',
  'რეაგირება',
  'Խումբ',
  'ප්‍රතිචාර',
  'സംഘം',
  'బృందం',
  'ತಂಡ',
  'ટીમ',
  'ਟੀਮ',
  'རུ་ཁག',
  'ޓީމު',
];

/** Letters of a script that the reports have no face for (N’Ko). */
const faceless = 'ߒߞߏ';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><circle r="4"/></svg>';

function report(texts: string[]): Report {
  return {
    ...{ language: 'en', direction: 'ltr', genre: 'Incident report', title: texts[0] ?? '' },
    ...{ reference: 'PH-2026-000001', tlp: 'TLP:AMBER', handling: 'Limited.', accent: '#d3263b' },
    cover: [['Reference', texts[0] ?? '']],
    source: { label: 'Book', hash: 'a'.repeat(64) },
    sections: [
      {
        ...{ id: 'timeline', title: 'Timeline', tlp: 'TLP:AMBER' },
        blocks: [
          ...texts.map((text) => ({ kind: 'text', text }) as const),
          { kind: 'facts', rows: texts.map((text) => [text, text]) },
          { kind: 'drawing', svg, description: texts[0] ?? '' },
          {
            kind: 'table',
            columns: [
              { title: 'Text', kind: 'text', width: 80 },
              { title: 'Marking', kind: 'tlp', width: 20 },
            ],
            rows: texts.map((text) => [text, 'TLP:AMBER']),
          },
        ],
      },
    ],
    records: 'timeline',
    words: { contents: 'Contents', page: '{n} of {all}', times: 'times in Asia/Manila' },
  };
}

async function render(name: ReportFormat, texts: string[]): Promise<Buffer> {
  const { render }: Format = formats[name];
  return Buffer.from(await render(report(texts)));
}

describe.each(reportFormats)('a report as %s', (name) => {
  it('comes out the same, byte by byte, for the same report', async () => {
    const [once, again] = [await render(name, scripts), await render(name, scripts)];
    expect(once.length).toBeGreaterThan(200);
    expect(once.equals(again)).toBe(true);
  });

  it('takes whatever text there is', async () => {
    expect((await render(name, [...hostile, '', 'x'.repeat(5_000)])).length).toBeGreaterThan(200);
  });
});

describe('a table for a spreadsheet', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '=cmd|"/c calc"!A0'];

  it('has no cell of CSV that begins as a formula does', async () => {
    const lines = (await render('csv', formulas)).toString().split('\r\n').slice(1, -1);
    expect(lines.length).toBe(formulas.length);
    for (const line of lines) expect(line).toMatch(/^"?'/);
  });

  it('has none in CSV either where a semicolon or a tab ends a cell, or a line', async () => {
    const said = formulas.flatMap((one) => [`x;${one};y`, `x\n${one}\ny`, `x\t"${one}\ty`]);
    const text = (await render('csv', [...said, 'Seen:\n- on two sites'])).toString().slice(1);
    const cells = text.split(/[;\t\r\n]/).map((one) => one.replace(/^[\s"]+/, ''));
    expect(cells.filter((one) => /^[=+\-@＝＋－＠|]/.test(one))).toEqual([]);
    expect(text).toContain('\n– on two sites');
  });

  it('is done in CSV with a gap of many lines as soon as with any other text', async () => {
    const gaps = Array.from({ length: 10 }, () => `x${'\n'.repeat(19_998)}y`);
    const begun = performance.now();
    await render('csv', gaps);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('shows in CSV and XLSX what would turn the letters of a file name round', async () => {
    const said = 'invoice\u202efdp.exe';
    const sheets = Object.values(unzipSync(await render('xlsx', [said])));
    for (const file of [await render('csv', [said]), ...sheets.map((bytes) => Buffer.from(bytes))])
      expect(file.toString()).not.toContain('\u202e');
    expect((await render('csv', [said])).toString()).toContain('invoice[U+202E]fdp.exe');
  });

  it('quotes in CSV what would else end a cell', async () => {
    expect((await render('csv', ['a "b", c\nd'])).toString()).toBe(
      '\ufeffText,Marking\r\n"a ""b"", c\nd",TLP:AMBER\r\n',
    );
  });

  it('begins at the right on every sheet of XLSX where the report does', async () => {
    const files = unzipSync(await formats.xlsx.render({ ...report(['x']), direction: 'rtl' }));
    const sheets = Object.entries(files).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets.length).toBe(2);
    for (const [, sheet] of sheets) expect(Buffer.from(sheet).toString()).toContain('rightToLeft="1"');
    expect(Buffer.from(files['xl/styles.xml'] ?? []).toString()).toContain('horizontal="right"');
  });

  it('has no formula in XLSX, and no file with a time of its making', async () => {
    const files = unzipSync(await render('xlsx', [...formulas, '\u0001\u000b']));
    const text = Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString())
      .join('\n');
    expect(text).toContain('=1+1');
    expect(text).not.toMatch(/<f[ >]|dcterms:created/);
    expect(text).not.toContain('\u0001');
  });
});

describe('the pages to look at', () => {
  it('end where there is no room for more, and never in the middle of a letter', async () => {
    const text = `x${'🙂'.repeat(10_000)}`;
    const long = report(['x']);
    const sections = long.sections.map((one) => ({ ...one, blocks: [{ kind: 'text', text } as const] }));
    const bytes = await formats.pages.render({ ...long, sections });
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ whole: false });
  });

  it('break a word that is too long for its column, and none that is not', async () => {
    const columns = [14, 86].map((width) => ({ title: 'Who', kind: 'text' as const, width }));
    const linesOf = async (word: string) => {
      const plain = report(['x']);
      const blocks = [{ kind: 'table' as const, columns, rows: [[word, '']] }];
      const sections = plain.sections.map((one) => ({ ...one, blocks }));
      return (
        new TextDecoder().decode(await formats.pages.render({ ...plain, sections })).match(/typst-text/g)
          ?.length ?? 0
      );
    };
    const one = await linesOf('Verein');
    expect(await linesOf('Verwaltung')).toBe(one);
    expect(await linesOf('Verwaltungsgemeinde')).toBe(one + 1);
  });
});

describe('a document for Word', () => {
  it('has the marking in the header and the footer of its pages', async () => {
    const files = unzipSync(await render('docx', scripts));
    for (const part of ['word/header1.xml', 'word/footer1.xml'])
      expect(Buffer.from(files[part] ?? []).toString()).toContain('TLP:AMBER');
    expect(Buffer.from(files['word/footer1.xml'] ?? []).toString()).toContain('times in Asia/Manila');
    expect(Object.keys(files).filter((name) => /vba|external|oleObject/i.test(name))).toEqual([]);
    expect(Buffer.from(files['word/styles.xml'] ?? []).toString()).toContain('<w:keepNext/>');
  });
});

describe('a note in a document for Word', () => {
  it('stays with the table, the drawing or the text that follows it', async () => {
    const plain = report(['x']);
    const sections = plain.sections.map((section) => ({
      ...section,
      blocks: section.blocks.flatMap((block) => [{ kind: 'note' as const, text: block.kind }, block]),
    }));
    const files = unzipSync(await formats.docx.render({ ...plain, sections }));
    const document = Buffer.from(files['word/document.xml'] ?? []).toString();
    const kept = ['text', 'facts', 'drawing', 'table'].filter((kind) =>
      new RegExp(`<w:keepNext/>(?:(?!<w:p>).)*>${kind}<`).test(document),
    );
    expect(kept).toEqual(['text', 'drawing', 'table']);
  });
});

describe('a table of many columns in a document for Word', () => {
  const partOf = async (columns: number, part: string, kind: 'text' | 'number' = 'text') => {
    const plain = report(['x']);
    const column = { title: 'x', kind, width: 1 };
    const wide = { kind: 'table' as const, columns: Array<typeof column>(columns).fill(column), rows: [] };
    const [section] = plain.sections;
    if (!section) throw new Error('The report has a section.');
    const sections = [section, { ...section, blocks: [wide] }, section];
    const files = unzipSync(await formats.docx.render({ ...plain, sections }));
    return Buffer.from(files[part] ?? []).toString();
  };
  const sides = (document: string) => [...document.matchAll(/w:orient="(\w+)"/g)].map(([, side]) => side);

  it('stands on pages that lie on their side, each with the marking', async () => {
    expect(sides(await partOf(8, 'word/document.xml'))).toEqual(['portrait', 'landscape', 'portrait']);
    for (const part of ['header1', 'header2', 'header3', 'footer1', 'footer2', 'footer3'])
      expect(await partOf(8, `word/${part}.xml`)).toContain('TLP:AMBER');
  });

  it('is the only one that does', async () => {
    expect(sides(await partOf(7, 'word/document.xml'))).toEqual(['portrait']);
    // Figures are short.
    expect(sides(await partOf(14, 'word/document.xml', 'number'))).toEqual(['portrait']);
  });
});

describe('a drawing in a document for Word', () => {
  it('is there as SVG, and as a picture of it for what shows none', async () => {
    const files = unzipSync(await render('docx', scripts));
    const media = Object.keys(files).filter((name) => name.startsWith('word/media/'));
    expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'svg']);
    const png = Buffer.from(files[media.find((name) => name.endsWith('.png')) ?? ''] ?? []);
    expect(png.equals(Buffer.from(picture(svg, 1_280)))).toBe(true);
  });
});

describe('an indicator in a text from right to left', () => {
  it('keeps its own order, on pages and in documents', async () => {
    const said = `${scripts[6] ?? ''} 203[.]0[.]113[.]77`;
    expect((await render('html', [said])).toString()).toContain('\u2066203[.]0[.]113[.]77\u2069');
    const files = unzipSync(await render('docx', [said]));
    expect(Buffer.from(files['word/document.xml'] ?? []).toString()).toContain('\u2066203[.]');
    expect((await render('csv', [said])).toString()).not.toContain('\u2066');
  });
});

describe('a text that begins with a word of another script', () => {
  const said = 'CERT-SG أرسل المؤشرات';

  it('runs as most of it does, in documents and on pages', async () => {
    expect((await render('html', [said])).toString()).toContain(`<p>\u200f${said}</p>`);
    const files = unzipSync(await render('docx', [said]));
    const document = Buffer.from(files['word/document.xml'] ?? []).toString();
    const paragraph = /<w:p>(?:(?!<w:p>).)*?\u200fCERT-SG/.exec(document)?.[0];
    expect(paragraph).toContain('<w:bidi/>');
  });

  it('begins in a document where its other lines do', async () => {
    const files = unzipSync(await render('docx', [said]));
    expect(Buffer.from(files['word/document.xml'] ?? []).toString()).toMatch(
      /<w:bidi\/><w:jc w:val="end"\/>/,
    );
  });
});

describe('a date below words from right to left', () => {
  it('keeps its own order in a document, begun where the other lines do', async () => {
    const files = unzipSync(await render('docx', ['قبل\n2026-11-28 04:04']));
    const document = Buffer.from(files['word/document.xml'] ?? []).toString();
    expect(document).toMatch(
      /قبل<\/w:t><\/w:r><\/w:p><w:p><w:pPr><w:bidi w:val="false"\/>.{1,99}<w:rtl w:val="false"\/><\/w:rPr><w:t [^>]*>2026-11-28 04:04</,
    );
  });
});

describe('a page of HTML', () => {
  it('has nothing in it that was written as markup, and allows nothing but its own style', async () => {
    const page = (await render('html', hostile)).toString();
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>|javascript:/);
    expect(page).not.toMatch(/<[^>]* style=/);
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-');
  });
});

describe('a table of a page of HTML', () => {
  it('has columns as wide as those of a PDF', async () => {
    expect((await render('html', ['x'])).toString()).toContain('<col width="80%"><col width="20%">');
  });
});

describe('a PDF', () => {
  it('is tagged, has bookmarks and its typefaces, and no action, file or form', async () => {
    const bytes = (await render('pdf', [...scripts, ...hostile])).toString('latin1');
    expect(bytes.startsWith('%PDF-1.7')).toBe(true);
    for (const part of ['/MarkInfo', '/Outlines', '/StructTreeRoot']) expect(bytes).toContain(part);
    for (const part of ['/JavaScript', '/Launch', '/EmbeddedFile', '/AcroForm'])
      expect(bytes).not.toContain(part);
  });

  it('is read out an entry at a time where a table is too long to be one', async () => {
    const texts = Array.from({ length: 501 }, (_, i) => `事件 ${i}\n第二行`);
    const bytes = (await render('pdf', texts)).toString('latin1');
    // Each stands in the report as a text, too.
    expect(bytes.match(/\/S \/P\b/g)?.length).toBeGreaterThan(2 * texts.length);
    expect(bytes.match(/\/S \/Table\b/g)).toBeNull();
  });

  it('says that it is PDF/UA where all its letters can be, and is to be had where they cannot', async () => {
    const standard = '<pdfuaid:part>1<';
    expect((await render('pdf', [...scripts, '\ufeffpasted'])).toString('latin1')).toContain(standard);
    const bytes = (await render('pdf', [faceless])).toString('latin1');
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).not.toContain(standard);
  });

  function facesIn(pdf: string): string[] {
    const found = pdf.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([A-Za-z]+)/g);
    return [...new Set([...found].map(([, name = '']) => name))].sort();
  }

  async function facesOf(texts: string[]): Promise<string[]> {
    return facesIn((await render('pdf', texts)).toString('latin1'));
  }

  it('is set in the faces that come with the program, whichever the machine has', async () => {
    const names = await facesOf([...scripts, faceless]);
    expect(names.length).toBeGreaterThan(24);
    const own =
      /^(Inter|NotoS(?:ans|erif)[A-Z][a-z]+|NotoEmoji|IBMPlexSansArabic|BIZUDPGothic|NanumGothic\w*|DejaVuSansMono)$/;
    expect(names.filter((name) => !own.test(name))).toEqual([]);
  });

  it.each([
    ['应急响应骨直', 'NotoSansHans'],
    ['対応チーム骨直', 'BIZUDPGothic'],
  ])('is set in the faces of one language, not of several: %s', async (said, face) => {
    expect(await facesOf([said])).toEqual([face, 'DejaVuSansMono', 'Inter'].sort());
  });

  it('sets Latin words among those of East Asia in one piece with them', async () => {
    const pieces = async (said: string) =>
      Buffer.from(await formats.pages.render(report([said])))
        .toString()
        .match(/typst-text/g)?.length;
    expect(await pieces('VPN 经由 CERT')).toBe(await pieces('服务器经由网络'));
  });

  it.each([
    ['تعافٍ', 'IBMPlexSansArabic'],
    ['ทีมน้ำ', 'NotoSansThai'],
    ['ក្រុមខ្មែរ', 'NotoSansKhmer'],
    ['দল', 'NotoSansBengali'],
  ])('sets the words of a drawing as it does all others: %s', async (name, face) => {
    const svg = drawing(90, 20, label(5, 15, name));
    const [section] = report([]).sections;
    const blocks = [{ kind: 'drawing', svg, description: 'A name.' } as const];
    const told = { ...report(['x']), sections: section ? [{ ...section, blocks }] : [] };
    const bytes = Buffer.from(await formats.pdf.render(told)).toString('latin1');
    expect(facesIn(bytes)).toContain(face);
    expect(bytes).toContain('<pdfuaid:part>1<');
  });
});
