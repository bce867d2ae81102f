/** What of this folder does without HTTP. Loading the controllers takes longer than most commands do. */
export { Credentials } from './credentials.js';
export { Departures } from './departures.js';
export { directoryOf, Organizations, type Directory } from './organizations.js';
export { OwnDuties } from './reporting-duties.js';
export { hashPassword, Password } from './secrets.js';
export { Setup } from './setup.js';
export { NewUser, Users } from './users.js';
