/** What of this folder does without HTTP. */
export { PublicationDesk } from './publication-desk.js';
export { PublicationList, PublicationQuery } from './publication-list.js';
export { MatchQuery, PublicationReading } from './publication-reading.js';
