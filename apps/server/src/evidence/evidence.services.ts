/** What of this folder does without HTTP. */
export { EvidenceCare } from './evidence-care.js';
export { EvidenceDesk, type Added } from './evidence-desk.js';
export { EvidenceStore } from './evidence-store.js';
