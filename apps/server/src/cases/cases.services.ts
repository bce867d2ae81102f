/** What of this folder does without HTTP. */
export { CaseDesk, type Actor } from './case-desk.js';
export { CaseList, CaseQuery, type ListedCase } from './case-list.js';
export { CaseReading } from './case-reading.js';
export { readerIsKnown } from './disclosure-ledger.js';
export { presentCase } from './present.js';
