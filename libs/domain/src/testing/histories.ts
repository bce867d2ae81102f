import fc from 'fast-check';
import type { Chronicle, Step } from './chronicle.js';
import { streamOf } from './community.js';
import { historyOf, numbersInADeed, onPublications } from './deeds.js';

/** How many histories a property is tried on. */
export const runs = 1_000;

/** Long enough for a machine that is busy with other tests too; undisturbed a property takes some seconds. */
export const patience = 240_000;

const deed = fc.array(fc.nat({ max: 9_999 }), { minLength: numbersInADeed, maxLength: numbersInADeed });

/** Histories of five organisations, their agreements and cases. */
export const histories = fc
  .array(deed, { minLength: 10, maxLength: 50, size: 'max' })
  .map((deeds) => readable(historyOf(deeds)));

/** Histories of five organisations, their agreements and what they publish. */
export const publicationHistories = fc
  .array(deed, { minLength: 7, maxLength: 24, size: 'max' })
  .map((deeds) => readable(historyOf(deeds, onPublications)));

/** What holds of a history, whatever the numbers are that come with it; throws where it does not. */
export type Property = (history: Chronicle, numbers: readonly number[]) => void;

/** Properties, each by the sentence that it says. */
export type Properties = Readonly<Record<string, Property>>;

const someNumbers = fc.array(fc.nat(), { minLength: 98, maxLength: 98, size: 'max' });

/**
 * Tries properties, a test each, on the same thousand histories, since making a history takes longer than most properties
 * do. A property that breaks is tried once more alone, which makes the history small and tells it.
 */
export function onEveryHistory(properties: Properties, among = histories): void {
  const options = { numRuns: runs, seed: fc.sample(fc.noBias(fc.nat()), 1)[0] ?? 0 };
  const tried = (property: Property) => fc.assert(fc.property(among, someNumbers, property), options);
  const brokenOnes = () => {
    const broken = new Set<string>();
    tried((history, numbers) => {
      for (const [name, property] of Object.entries(properties))
        if (!broken.has(name) && !holds(() => property(history, numbers))) broken.add(name);
    });
    return broken;
  };
  let broken: Set<string> | undefined;
  it.each(Object.entries(properties))(
    '%s',
    (name, property) => {
      broken ??= brokenOnes();
      if (broken.has(name)) tried(property);
      expect([...broken]).not.toContain(name);
    },
    patience,
  );
}

/** Expects that two are alike: much faster than looking for where they differ, and there are many to compare. */
export function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** The one of a list that a number stands for. */
export function oneOf<T>(list: readonly T[], number = 0): T | undefined {
  return list[number % Math.max(1, list.length)];
}

/** A yes or no out of a number. */
export function isOdd(number = 0): boolean {
  return number % 2 === 1;
}

function holds(property: () => void): boolean {
  try {
    property();
    return true;
  } catch {
    return false;
  }
}

function readable(history: Chronicle): Chronicle {
  return Object.assign({ ...history }, { [fc.toStringMethod]: () => history.steps.map(inWords).join('\n') });
}

function inWords({ happening, events, refusal, after }: Step): string {
  if (happening.kind !== 'act')
    return happening.kind === 'timer' ? 'timer' : `pause ${happening.milliseconds / 60_000} min`;
  const { act } = happening;
  const caused = events.map(({ id, type, owner, marking }) => `${id} ${type} of ${owner} ${marking.tlp}`);
  const outcome = refusal ? `refused: ${refusal.code}` : caused.join(', ');
  return `${after.now} ${act.by} in ${streamOf(act).id}: ${JSON.stringify(act.command)} -> ${outcome}`;
}
