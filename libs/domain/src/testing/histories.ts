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

/** Tries a property on a thousand histories; a history that breaks it is told in the report of the failure. */
export function onEveryHistory(check: (history: Chronicle) => void, among = histories): void {
  fc.assert(fc.property(among, check), { numRuns: runs });
}

/** The same with something more that is chosen for each history. */
export function onEveryHistoryAnd<T>(
  choice: fc.Arbitrary<T>,
  check: (history: Chronicle, chosen: T) => void,
  among = histories,
): void {
  fc.assert(fc.property(among, choice, check), { numRuns: runs });
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
