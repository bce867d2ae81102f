/** What of this folder does without HTTP. */
export { CaseReportQuery, ReportDesk, type ReportFile } from './report-desk.js';
