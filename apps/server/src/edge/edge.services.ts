/** What of this folder does without HTTP. Loading what describes the routes takes longer than most commands do. */
export type { Command, Principal } from './principal.js';
export { likePatterns, readCursor, writeCursor } from './paging.js';
export { readSettings, SETTINGS, type Settings } from './settings.js';
export { EntryNumber, invalid, InvalidInput, several } from './validation.js';
export { sayInPlainWords } from './plain-words.js';
