export * from './book.js';
export * from './case.js';
export * from './identity.js';
