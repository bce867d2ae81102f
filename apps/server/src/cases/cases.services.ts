/** What of this folder does without HTTP. */
export { CaseDesk, type Actor } from './case-desk.js';
export { CaseReading } from './case-reading.js';
