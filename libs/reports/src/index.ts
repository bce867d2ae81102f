export { carryOut, steps, type Commission, type Printed, type Step, type Subject } from './commission.js';
export {
  agreementReport,
  agreementSections,
  type AgreementBook,
  type UnderAgreement,
} from './model/agreement-report.js';
export { capabilityReport, capabilitySections, type CapabilityBook } from './model/capability-report.js';
export { caseGenres, caseReport, type CaseGenre } from './model/case-report.js';
export { casesReport, casesSections, type CaseLine, type CasesBook } from './model/cases-report.js';
export { forPartner } from './model/for-partner.js';
export {
  caseSections,
  type CaseBook,
  type CaseSection,
  type Disclosure,
  type Named,
  type Occasion,
} from './model/occasion.js';
export { postureReport, postureSections, type PostureBook } from './model/posture-report.js';
export { Report } from './model/report.js';
export { CalledOff, Press, type Follower } from './press.js';
export { formats, type FormatName } from './renderers/formats.js';
export type { Pages } from './renderers/pages.js';
export { languages, type Language } from './words/words.js';
