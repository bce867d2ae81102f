import base from '../../jest.config.mjs';

/**
 * For `npm run mutation`: the tests by example of sharing/, which must notice every change of a rule by themselves.
 * The properties would notice most as well, but take a minute for each of some hundred mutants.
 */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/libs/domain/src/sharing/*.test.ts'],
  // Nothing here needs a browser, a database or an order.
  globalSetup: undefined,
  globalTeardown: undefined,
  testSequencer: undefined,
  maxWorkers: 1,
};
