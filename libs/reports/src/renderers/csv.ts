import { csvCell } from '@entente/domain';
import { recordsOf } from '../model/records.js';
import type { Report } from '../model/report.js';
import { revealed } from '../model/order.js';

/**
 * The records of the report as CSV (RFC 4180) in UTF-8, with the mark at its beginning by which Excel knows it, safe to open
 * in a spreadsheet. What would turn letters round is revealed.
 */
export function csv(report: Report): Uint8Array {
  const { columns, rows } = recordsOf(report);
  const lines = [columns.map(({ title }) => title), ...rows].map((row) =>
    row.map((said) => csvCell(revealed(said))).join(','),
  );
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
