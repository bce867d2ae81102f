import Sequencer from '@jest/test-sequencer';

/** Small files that take long: by their size, which is all that is known of them on a clean checkout, they would come last. */
const long = [
  ...['/libs/journal/src/differential.test.ts', '/libs/domain/src/testing/histories.property.test.ts'],
  '/test/faults/killed.test.ts',
  ...['/test/live/two-processes.test.ts', '/test/cli/reports.test.ts'],
];

/** Begins with what takes longest, so that one worker does not end long after the others. */
export default class LongestFirst extends Sequencer {
  /**
   * @param {import('@jest/test-result').Test[]} tests
   * @returns {import('@jest/test-result').Test[]}
   */
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path }) => long.some((end) => path.endsWith(end));
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
