/** What is brought in from elsewhere. */
export { importIncidents, type ImportTally } from './incident-import.js';
