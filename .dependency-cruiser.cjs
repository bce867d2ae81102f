/**
 * Who may import whom (docs/architecture.md). A folder of the server has one public face, `<folder>.module.ts`:
 * it exports what other folders may use, and they import from nothing else of it. What does without HTTP may be had from
 * `<folder>.services.ts` alone, for those who do not want the controllers loaded: the command line.
 */
/** Tests, and what the tests of a workspace share. */
const tests = '\\.test\\.tsx?$|/src/testing/';
const ours = '^(libs|apps|test)/';
/** What others may import of the domain: all of it, and the names of a language. */
const face = '^libs/domain/src/(index|names/[a-z]+)\\.ts$';
const contract = '^libs/contract/src/index\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What needs each other belongs together, or one of the two knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'What cannot be found cannot be checked by the rules below.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^(\\.|@entente/)' },
    },
    {
      name: 'declared',
      comment:
        'A workspace imports only what its own package.json names, never what happens to lie in node_modules.',
      severity: 'error',
      from: { path: '^(libs|apps)/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-a-tool',
      comment: 'What runs in production does not import a development tool. Types are gone by then.',
      severity: 'error',
      from: { path: '^(libs|apps)/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
    {
      name: 'test-code-stays-out',
      comment: 'Nothing but a test imports a test, or what tests share.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: tests },
      to: { path: [tests, '^test/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'libs/domain is itself and zod: no framework, no Node, so that it runs in the browser too.',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: tests },
      to: { pathNot: ['^libs/domain/src/', '^node_modules/zod/'] },
    },
    {
      name: 'libs-know-the-domain-only',
      comment: 'A lib imports the domain and no other workspace.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { path: ours, pathNot: ['^libs/$1/', face, '^test/'] },
    },
    {
      name: 'lib-tests-may-share',
      comment: 'The tests of a lib may also use what the tests of the domain share.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/.*(\\.test\\.ts$|/testing/)' },
      to: {
        path: ours,
        pathNot: ['^libs/$1/', face, '^libs/domain/src/testing/', '^test/'],
      },
    },
    {
      name: 'libs-through-their-face',
      comment: 'A lib is used through its index.ts.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$', face] },
    },
    {
      name: 'dashboard-knows-the-domain-only',
      comment:
        'The dashboard speaks to the server over HTTP and sockets; what they share is the domain and the contract.',
      severity: 'error',
      from: { path: '^apps/dashboard/' },
      to: { path: ours, pathNot: ['^apps/dashboard/', face, contract] },
    },
    {
      name: 'dashboard-loads-no-contract',
      comment:
        'Of what the API answers the dashboard has the types; the schemas themselves would be bytes for every browser.',
      severity: 'error',
      from: { path: '^apps/dashboard/', pathNot: tests },
      to: { path: contract, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dashboard-runs-in-a-browser',
      comment: 'There is no Node in a browser.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-an-app',
      comment: 'An app is the end of the line. Only the tests of the whole system start one.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^$1/$2/' },
    },
    {
      name: 'modules-through-their-face',
      comment:
        'A folder of the server reaches another only through what its *.module.ts or its *.services.ts exports.',
      severity: 'error',
      from: { path: '^apps/server/src/([^/]+)/' },
      to: {
        path: '^apps/server/src/[^/]+/',
        pathNot: ['^apps/server/src/$1/', '^apps/server/src/([^/]+)/\\1\\.(module|services)\\.ts$'],
      },
    },
    {
      name: 'root-through-the-modules-face',
      comment: 'The same for main.ts, app.module.ts and what else stands beside the folders.',
      severity: 'error',
      from: { path: '^apps/server/src/[^/]+\\.ts$' },
      to: { path: '^apps/server/src/[^/]+/', pathNot: '^apps/server/src/([^/]+)/\\1\\.module\\.ts$' },
    },
    {
      name: 'modules-do-not-know-the-whole',
      comment: 'app.module.ts and main.ts put the modules together; no module looks back at them.',
      severity: 'error',
      from: { path: '^apps/server/src/[^/]+/', pathNot: tests },
      to: { path: '^apps/server/src/(main|app\\.module)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
