import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyOf, numbersInADeed, onCases, onPublications } from '../../domain/src/testing/deeds.js';
import type { Journal } from './journal.js';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { plainBook, Played } from './testing/played.js';

const runs = { sqlite: 120, postgres: 20 };

const deed = fc.array(fc.nat({ max: 999 }), { minLength: numbersInADeed, maxLength: numbersInADeed });
const deeds = fc.array(deed, { minLength: 8, maxLength: 40 });

/**
 * Whatever happens in the plain community of the domain's tests must come out of the journal alike: the same refusals,
 * and in every book the same entries in the same order, at the same times and on the same basis.
 */
describe.each(kinds)('the journal on %s', (kind) => {
  let test: TestJournal;
  let journal: Journal;
  let now = 0;
  // One each: whatever is published asks after every organisation that there is.
  beforeEach(async () => {
    test = await openTestJournal(kind);
    journal = await test.another(() => now);
    // What is tried here is what is written, not that it outlives the machine.
    if (kind === 'sqlite') await journal.database.writer.query('PRAGMA synchronous = OFF');
  });
  afterEach(() => test.close());

  let counted = 0;
  it.each([
    ['cases', onCases, runs[kind]],
    ['publications', onPublications, runs[kind] / 4],
  ])(
    'keeps the books of histories of %s that the plain community keeps',
    async (_, course, numRuns) => {
      const property = fc.asyncProperty(deeds, async (numbers) => {
        const { organizations, steps, end } = historyOf(numbers, course);
        const played = new Played(journal, `r${(counted += 1)}-`, organizations);
        await played.register();
        for (const step of steps) {
          now = Date.parse(step.after.now);
          expect(await played.play(step)).toEqual(step.refusal);
        }
        for (const organization of organizations)
          expect(await played.book(organization)).toEqual(plainBook(end, organization));
      });
      // The time is for making a counterexample smaller: without one, the runs are done long before.
      await fc.assert(property, { numRuns, plugins: [fc.interruptAfterTimeLimit(120_000)] });
      expect(await journal.rebuild()).toMatchObject({ changed: 0 });
    },
    150_000,
  );
});
