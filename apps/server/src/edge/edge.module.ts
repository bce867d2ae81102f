/** What every module of the server needs at its edge: settings, who asks, what is allowed, how errors are said. */
export { refuseAddress, takeJsonOnly } from './bodies.js';
export { ETagOfVersion } from './etag.js';
export { isOwnOrigin } from './origin.js';
export {
  ACCESS,
  Allow,
  As,
  By,
  everyone,
  Public,
  readers,
  Repeatable,
  Versioned,
  type Access,
  type Asking,
  type Command,
  type Principal,
} from './principal.js';
export { Problem, problem, ProblemFilter, problemOf } from './problem.filter.js';
export { readSettings, SETTINGS, type Settings } from './settings.js';
export { likePattern, readCursor, writeCursor } from './paging.js';
export { EntryNumber, invalid, InvalidInput, validationPipe } from './validation.js';
