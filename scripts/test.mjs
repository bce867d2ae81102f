/**
 * `npm test`: everything that is checked here, in one run, and what came of it. All steps run, also after one has
 * failed. The last line counts the tests; the exit code is 0 only if every step passed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findSharedData, installChromium } from './machine.mjs';
import { root } from './parts.mjs';
import { buildStale, installed } from './ready.mjs';

/** Where others rely on the result, what was not tested counts as failed; only data that the repository does not hold may be missing. */
const strict = ['true', '1'].includes(process.env.CI ?? '');

const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
const steps = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

/** What runs in any JavaScript: no database, no file, no other process. */
const pure = ['domain', 'interchange', 'reports'].map((lib) => `/libs/${lib}/`).concat('/apps/dashboard/');

// Fetching it takes as long as unpacking the packages does.
const fetching = needBrowser();
await installed(async () => {
  await fetching;
  await step('build', async () => ({ passed: buildStale() }));
  await inPairs([
    ['types and lint', ...bin('oxlint/bin/oxlint')],
    ['format', ...bin('oxfmt/bin/oxfmt'), '--check', '.'],
    ['imports', ...bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'libs', 'apps', 'test'],
  ]);
  await tests('tests of what is pure', ['--coverage', '--testPathPatterns', ...pure]);
});
const browser = await fetching;
const rest = browser ? pure : [...pure, '/test/browser/'];
await tests('tests', ['--testPathIgnorePatterns', '/node_modules/', ...rest]);

console.log('\n' + steps.map(({ name, passed, seconds }) => line(name, passed, seconds)).join('\n'));
if (!browser) console.log(withoutBrowser());
if (!findSharedData())
  console.log('Skipped: what reads real incidents, because there is no ../shared/data and no SHARED_DATA.');
console.log(summary(counts));
process.exitCode = steps.every(({ passed }) => passed) ? 0 : 1;

/** Whether there is a browser to test in, after what can be done about it was done. */
async function needBrowser() {
  if (!findChromium()) await installChromium((sentence) => console.log(sentence));
  const found = findChromium() !== undefined;
  if (!found) console.log(withoutBrowser());
  if (!found && strict) steps.push({ name: 'browser', passed: false, seconds: 0 });
  return found;
}

function withoutBrowser() {
  return 'Skipped: the browser tests, because no Chromium or Chrome was found. Install one, or set CHROMIUM_PATH.';
}

/** Runs a command for each entry, two at a time; shows what a command said only where it failed. */
async function inPairs(entries) {
  const waiting = [...entries];
  const work = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const [name, command, ...args] = entry;
      await step(name, () => run(command, args));
    }
  };
  await Promise.all([work(), work()]);
}

/** Runs those tests that the options of jest choose. */
async function tests(name, options) {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  const file = join(folder, 'results.json');
  const [command, jest] = bin('jest/bin/jest.js');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest];
  try {
    await step(name, async () => {
      const args = [...node, '--reporters=default', '--json', `--outputFile=${file}`, ...options];
      const { passed } = await run(command, args, 'inherit');
      const these = count(file);
      for (const kind of Object.keys(counts)) counts[kind] += these[kind];
      return { passed: passed && !(strict && findSharedData() && these.skipped > 0) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of tests that could not even run counts as one that failed. */
function count(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : '');
}

async function step(name, work) {
  const started = performance.now();
  const { passed, output = '' } = await work();
  const seconds = (performance.now() - started) / 1000;
  steps.push({ name, passed, seconds });
  console.log(line(name, passed, seconds) + (passed || !output ? '' : `\n${output.trim()}\n`));
}

function line(name, passed, seconds) {
  return `${passed ? '✓' : '✗'} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`;
}

function run(command, args, stdio = ['ignore', 'pipe', 'pipe']) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
