/** What every module of the server needs at its edge: settings, who asks, what is allowed, how errors are said. */
export { Answers, AnswersFile } from './answers.js';
export { refuseAddress, requireText, takeJsonAndFiles } from './bodies.js';
export { ETagOfVersion } from './etag.js';
export { refuseOtherMethods } from './methods.js';
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
} from './principal.js';
export { Problem, problem, ProblemFilter, problemOf } from './problem.filter.js';
export { validationPipe } from './validation.js';
export * from './edge.services.js';
