import { agreementReport, type AgreementBook } from './model/agreement-report.js';
import { capabilityReport, type CapabilityBook } from './model/capability-report.js';
import { casesReport, type CasesBook } from './model/cases-report.js';
import { caseReport, type CaseGenre } from './model/case-report.js';
import type { CaseBook, Occasion } from './model/occasion.js';
import { postureReport, type PostureBook } from './model/posture-report.js';
import type { Report } from './model/report.js';
import { formats, type Format, type FormatName } from './renderers/formats.js';

/** What a report is to be on, and what the book of its maker tells of it. */
export type Subject =
  | { genre: CaseGenre; book: CaseBook }
  | { genre: 'agreement'; book: AgreementBook }
  | { genre: 'cases'; book: CasesBook }
  | { genre: 'posture'; book: PostureBook }
  | { genre: 'capabilities'; book: CapabilityBook };

/** All that a report is made of: data, so that it can be sent to another process. */
export type Commission = Subject & { occasion: Occasion; format: FormatName };

/** A finished report: its bytes, and what of it is kept in the list of reports made. */
export interface Printed {
  bytes: Uint8Array;
  title: string;
  reference: string;
  tlp: Report['tlp'];
}

/** What is done to a commission, one after the other: the report is made as data, set, and written as a file. */
export const steps = ['composing', 'setting', 'writing'] as const;
export type Step = (typeof steps)[number];

/** Makes the report and sets it. The same commission gives the same bytes. Says what it begins with. */
export async function carryOut(
  commission: Commission,
  begins: (step: Step) => void = () => undefined,
): Promise<Printed> {
  const { format, occasion } = commission;
  begins('composing');
  const report = reportOn(commission, occasion);
  const { title, reference, tlp } = report;
  const { render }: Format = formats[format];
  begins('setting');
  return { bytes: await render(report, () => begins('writing')), title, reference, tlp };
}

function reportOn(subject: Subject, occasion: Occasion): Report {
  switch (subject.genre) {
    case 'agreement':
      return agreementReport(subject.book, occasion);
    case 'cases':
      return casesReport(subject.book, occasion);
    case 'posture':
      return postureReport(subject.book, occasion);
    case 'capabilities':
      return capabilityReport(subject.book, occasion);
    default:
      return caseReport(subject.book, subject.genre, occasion);
  }
}
