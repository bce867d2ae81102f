import { parse } from 'csv-parse/sync';

/** A row of a CSV file, with the physical line (from 1) on which it starts. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; problem: string };

interface Line {
  number: number;
  text: string;
}

/** So many lines may one quoted text span; a quote that stays open longer was never meant to. */
const longestQuote = 1_000;

/**
 * The rows of a CSV file (RFC 4180) as its text arrives; the first, its header, says how many columns every row has.
 * A row that cannot be read is reported with its reason, and reading goes on with the next one that can be. To find
 * that one after a broken quotation mark, `startsRow` knows the beginning of a row, and no text may hold a line that
 * is a whole row by itself.
 */
export async function* csvRecords(
  chunks: Iterable<string> | AsyncIterable<string>,
  startsRow: RegExp,
): AsyncGenerator<CsvRecord> {
  const source = linesOf(chunks);
  const putBack: Line[] = [];
  const next = async () => putBack.shift() ?? (await source.next()).value;
  let width: number | undefined;
  const isWholeRow = (text: string) => startsRow.test(text) && 'cells' in read(text, width);
  let amongRemains = false;
  try {
    for (let first = await next(); first; first = await next()) {
      if (first.text.trim() === '') continue;
      const { text, further } = await gather(first, next, isWholeRow);
      const row = read(text, width);
      if ('cells' in row) {
        width ??= row.cells.length;
        amongRemains = false;
        yield { line: first.number, cells: row.cells };
        continue;
      }
      putBack.unshift(...further);
      if (!amongRemains || startsRow.test(first.text)) yield { line: first.number, problem: row.problem };
      amongRemains ||= row.endUnknown;
    }
  } finally {
    await source.return(undefined);
  }
}

/**
 * A line, with as many further ones as its open quote spans. Where one of these is a whole row by itself, the quote
 * was never closed, and gathering on would swallow good rows.
 */
async function gather(
  first: Line,
  next: () => Promise<Line | undefined>,
  isWholeRow: (text: string) => boolean,
): Promise<{ text: string; further: Line[] }> {
  const further: Line[] = [];
  const texts = [first.text];
  let open = hasOpenQuote(first.text);
  while (open && further.length < longestQuote) {
    const line = await next();
    if (!line) break;
    further.push(line);
    if (isWholeRow(line.text)) break;
    texts.push(line.text);
    open = open !== hasOpenQuote(line.text);
  }
  return { text: texts.join('\n'), further };
}

function hasOpenQuote(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 1;
}

/** `endUnknown`: the quotes are wrong, so that nobody can say on which line the row ends. */
function read(
  text: string,
  width: number | undefined,
): { cells: string[] } | { problem: string; endUnknown: boolean } {
  if (hasOpenQuote(text))
    return { problem: 'A quotation mark is opened and never closed.', endUnknown: true };
  const cells = cellsOf(text);
  if (!cells)
    return { problem: 'A quotation mark stands inside a text; there it is written twice.', endUnknown: true };
  if (width !== undefined && cells.length !== width)
    return {
      problem: `The row has ${cells.length} columns, the header ${width}.`,
      endUnknown: text.includes('\n'),
    };
  return { cells };
}

function cellsOf(row: string): string[] | undefined {
  try {
    return parse(row, { relax_column_count: true, record_delimiter: '\n' })[0];
  } catch {
    return undefined;
  }
}

/** Numbered from 1, out of chunks that end anywhere; without a byte order mark. */
async function* linesOf(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Line, undefined> {
  let number = 0;
  let begun = '';
  const line = (text: string): Line => {
    number += 1;
    return { number, text: (number === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '') };
  };
  for await (const chunk of chunks) {
    const texts = (begun + chunk).split('\n');
    begun = texts.pop() ?? '';
    for (const text of texts) yield line(text);
  }
  if (begun !== '') yield line(begun);
  return undefined;
}
