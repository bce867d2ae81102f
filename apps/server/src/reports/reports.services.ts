/** What of this folder does without HTTP. */
export { AgreementReportQuery, AgreementReports } from './agreement-reports.js';
export { CapabilityReportQuery, CapabilityReports } from './capability-reports.js';
export { PostureReportQuery, PostureReports } from './posture-reports.js';
export { CaseReportQuery, ReportDesk, type Maker, type ReportFile } from './report-desk.js';
