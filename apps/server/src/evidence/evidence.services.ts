/** What of this folder does without HTTP. */
export { EvidenceDesk, type Added } from './evidence-desk.js';
export { EvidenceStore } from './evidence-store.js';
