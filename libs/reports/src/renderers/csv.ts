import { recordsOf } from '../model/records.js';
import type { Report } from '../model/report.js';
import { revealed } from './order.js';

/** What a spreadsheet may take for a formula at the start of a cell, in full width too (OWASP, CSV Injection). */
const formula = /^[\s\u00a0]*[=+\-@＝＋－＠|\t\r]/;
/**
 * The same within a cell: where lists are separated by semicolons, or by tabs, a spreadsheet begins a cell of its own there and
 * at each line, whatever the quotes say that only hold with commas. Each gap is looked at once, from its beginning: somebody
 * may have written one of thousands of lines.
 */
const gapAndSign = /(?<![\s\u00a0";])([\s\u00a0";]+)([=+\-@＝＋－＠|])/g;
const cellEnd = /[;\t\r\n]/;

/**
 * The records of the report as CSV (RFC 4180) in UTF-8, with the mark at its beginning by which Excel knows it. A cell
 * that a spreadsheet would take for a formula begins with an apostrophe, and so does what it might take for one within; the
 * hyphen of a list becomes a dash. What would turn letters round is revealed.
 */
export function csv(report: Report): Uint8Array {
  const { columns, rows } = recordsOf(report);
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cell).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function cell(said: string): string {
  const within = revealed(said).replace(gapAndSign, (found: string, gap: string, sign: string) => {
    if (!cellEnd.test(gap)) return found;
    return sign === '-' ? `${gap}–` : `${gap}'${sign}`;
  });
  const harmless = formula.test(within) ? `'${within}` : within;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
