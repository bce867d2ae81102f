import { caseReport, type CaseGenre } from './model/case-report.js';
import type { CaseBook, Occasion } from './model/occasion.js';
import type { Report } from './model/report.js';
import { formats, type Format, type FormatName } from './renderers/formats.js';

/** All that a report is made of: data, so that it can be sent to another thread. */
export interface Commission {
  genre: CaseGenre;
  book: CaseBook;
  occasion: Occasion;
  format: FormatName;
}

/** A finished report: its bytes, and what of it is kept in the list of reports made. */
export interface Printed {
  bytes: Uint8Array;
  title: string;
  reference: string;
  tlp: Report['tlp'];
}

/** Makes the report and sets it. The same commission gives the same bytes. */
export async function carryOut({ genre, book, occasion, format }: Commission): Promise<Printed> {
  const report = caseReport(book, genre, occasion);
  const { title, reference, tlp } = report;
  const { render }: Format = formats[format];
  return { bytes: await render(report), title, reference, tlp };
}
