import type { Report } from '../model/report.js';

/** The report as the data that every other format is made of. */
export function json(report: Report): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(report, null, 1)}\n`);
}
