import fc from 'fast-check';
import { csvRecords, type CsvRecord } from './csv-records.js';

async function recordsOf(...chunks: string[]): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(chunks, /^\d+,/)) records.push(record);
  return records;
}

it('tells the line on which a row starts, also after texts of several lines', async () => {
  expect(await recordsOf('id,text\n1,"first\nsecond ""quoted"""\n\n2,plain\n')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, cells: ['1', 'first\nsecond "quoted"'] },
    { line: 5, cells: ['2', 'plain'] },
  ]);
});

it('reads files of Windows, with a byte order mark and without a last line break', async () => {
  expect(await recordsOf('\uFEFFid,text\r\n1,"a\r\nb"\r\n2,c')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, cells: ['1', 'a\nb'] },
    { line: 4, cells: ['2', 'c'] },
  ]);
});

it('reports a row with too few or too many columns and goes on', async () => {
  expect(await recordsOf('id,text\n1\n2,b,c\n3,d\n')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, problem: 'The row has 1 columns, the header 2.' },
    { line: 3, problem: 'The row has 3 columns, the header 2.' },
    { line: 4, cells: ['3', 'd'] },
  ]);
});

it('does not let a quotation mark that is never closed swallow the rows after it', async () => {
  expect(await recordsOf('id,text,end\n1,"open,x\n2,b,y\n3,"c\nd",z\n')).toEqual([
    { line: 1, cells: ['id', 'text', 'end'] },
    { line: 2, problem: 'A quotation mark is opened and never closed.' },
    { line: 3, cells: ['2', 'b', 'y'] },
    { line: 4, cells: ['3', 'c\nd', 'z'] },
  ]);
});

it('keeps the rows between two stray quotation marks that would close each other', async () => {
  expect(await recordsOf('id,text\n1,"open\n2,b\n3,stray"\n4,d\n')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, problem: 'A quotation mark is opened and never closed.' },
    { line: 3, cells: ['2', 'b'] },
    { line: 4, problem: 'A quotation mark is opened and never closed.' },
    { line: 5, cells: ['4', 'd'] },
  ]);
});

it('counts the remains of a broken row to that row, and a further broken row by itself', async () => {
  expect(await recordsOf('id,text\n1,"he said "no"\nand left"\n2,x,y\n3,c\n')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, problem: 'A quotation mark stands inside a text; there it is written twice.' },
    { line: 4, problem: 'The row has 3 columns, the header 2.' },
    { line: 5, cells: ['3', 'c'] },
  ]);
});

it('gives up on a quotation mark that stays open to the end of the file', async () => {
  expect(await recordsOf('id,text\n1,a\n2,"open\nremains\n')).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, cells: ['1', 'a'] },
    { line: 3, problem: 'A quotation mark is opened and never closed.' },
  ]);
});

it('finds nothing in an empty file', async () => {
  expect(await recordsOf()).toEqual([]);
  expect(await recordsOf('', '\n\n')).toEqual([]);
});

it('reads what was written, wherever the chunks end', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ') });
  const table = fc.array(fc.tuple(fc.constant('1'), cell, cell), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = [['id', 'a', 'b'], ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
      const chunks = text.match(new RegExp(`[^]{1,${String(size)}}`, 'g')) ?? [];
      const cells = (await recordsOf(...chunks)).map((record) => ('cells' in record ? record.cells : record));
      expect(cells).toEqual([['id', 'a', 'b'], ...rows]);
    }),
  );
});
