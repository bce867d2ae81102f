import { PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from '../model/report.js';
import { typeset } from './typesetter.js';

/** The report as PDF/UA-1: tagged, with bookmarks. Blocks the thread while it is set, and again while it is written. */
export function pdf(report: Report, writing: () => void = () => undefined): Uint8Array {
  return typeset(report, (typesetter, pages) => {
    writing();
    return typesetter.pdf(pages, { pdfStandard: PdfStandard.UA_1, pdfTags: true });
  });
}
