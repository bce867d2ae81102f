/** What of this folder does without HTTP. */
export { PublicationDesk } from './publication-desk.js';
export { PublicationReading } from './publication-reading.js';
