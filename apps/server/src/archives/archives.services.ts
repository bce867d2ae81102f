/** What of this folder does without HTTP. */
export { CaseArchive } from './case-archive.js';
