export * from './agreement.js';
export * from './book.js';
export * from './case.js';
export * from './identity.js';
export * from './posture.js';
export * from './publication.js';
export * from './report.js';
