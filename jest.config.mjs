import { availableParallelism } from 'node:os';

/**
 * Unit tests live beside the source that they speak of, system tests in `test/`.
 * One of them: `NODE_OPTIONS=--experimental-vm-modules npx jest libs/domain`.
 */
export default {
  testMatch: [
    '<rootDir>/libs/*/src/**/*.test.ts',
    '<rootDir>/apps/server/src/**/*.test.ts',
    '<rootDir>/apps/dashboard/src/**/*.test.{ts,tsx}',
    '<rootDir>/test/{api,live,browser,faults,cli,scripts,support}/**/*.test.ts',
  ],
  testEnvironment: 'node',
  // The workspaces are taken from their sources, so that a test never meets a stale build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.stryker-tmp/'],
  transform: {
    '\\.ts$': '@swc/jest',
    '\\.tsx$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' }, verbatimModuleSyntax: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  // Who may see what is decided in one folder: with --coverage, a branch of it that no test takes is a failure.
  collectCoverageFrom: ['libs/domain/src/sharing/*.ts'],
  coverageThreshold: { global: { branches: 100 } },
  coverageReporters: ['text'],
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 30_000,
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  workerIdleMemoryLimit: '1GB',
};
