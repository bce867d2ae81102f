import { PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from '../model/report.js';
import { typeset } from './typesetter.js';

/**
 * The report as PDF, tagged, with bookmarks. It is PDF/UA-1 unless it holds a letter that no face has, which that standard
 * does not allow: a report with such a letter in it is still to be had, with a box in its place. Blocks the thread while it is
 * set, and again while it is written.
 */
export function pdf(report: Report, writing: () => void = () => undefined): Uint8Array {
  return typeset(report, (typesetter, pages) => {
    writing();
    try {
      return typesetter.pdf(pages, { pdfStandard: PdfStandard.UA_1, pdfTags: true });
    } catch {
      return typesetter.pdf(pages, { pdfTags: true });
    }
  });
}
