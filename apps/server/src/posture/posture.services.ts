/** What of this folder does without HTTP. */
export { PostureDesk } from './posture-desk.js';
export { inOrder, outOfOrder, periodFields } from './period.js';
