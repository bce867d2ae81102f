import { recordsOf } from '../model/records.js';
import type { Report } from '../model/report.js';

/** What a spreadsheet may take for a formula at the start of a cell, in full width too (OWASP, CSV Injection). */
const formula = /^[\s\u00a0]*[=+\-@＝＋－＠|\t\r]/;

/**
 * The records of the report as CSV (RFC 4180) in UTF-8, with the mark at its beginning by which Excel knows it. A cell
 * that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function csv(report: Report): Uint8Array {
  const { columns, rows } = recordsOf(report);
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cell).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function cell(said: string): string {
  const harmless = formula.test(said) ? `'${said}` : said;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
