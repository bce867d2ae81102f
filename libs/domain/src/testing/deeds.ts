import { OrganizationId } from '../ids.js';
import { happens, newChronicle, type Chronicle, type Happening } from './chronicle.js';
import { agree, agreementDeeds } from './deeds-on-agreements.js';
import { bringIn, caseDeeds, open } from './deeds-in-cases.js';
import { Scene, type Deed, type DeedKind, type DeedMaker } from './scene.js';

/**
 * Histories out of numbers, so that whoever makes numbers at random makes histories at random, and fewer and smaller
 * numbers are a simpler history. A deed's numbers are read in the light of what happened so far, which makes most
 * deeds plausible: a request is mostly answered by who was asked.
 */
export const fiveOrganizations = ['AU', 'MY', 'PH', 'RU', 'SG'].map((name) => OrganizationId.parse(name));

/** How many numbers make a deed. */
export const numbersInADeed = 12;

const minute = 60_000;

const timeDeeds: readonly DeedKind[] = [
  {
    weight: 4,
    make: (scene) => [{ kind: 'pause', milliseconds: scene.oneOf([20, 1, 180, 2_880]) * minute }],
  },
  { weight: 8, make: () => [{ kind: 'timer' }] },
  { weight: 8, make: () => [{ kind: 'pause', milliseconds: 40 * minute }, { kind: 'timer' }] },
];

const makers: readonly DeedMaker[] = [...caseDeeds, ...agreementDeeds, ...timeDeeds].flatMap(
  ({ weight, make }) => Array.from({ length: weight }, () => make),
);

/** The history that comes of these deeds. */
export function historyOf(deeds: readonly Deed[]): Chronicle {
  return deeds.reduce(
    (chronicle, deed, index) => happeningsOf(chronicle, deed, index).reduce(happens, chronicle),
    newChronicle(fiveOrganizations),
  );
}

function happeningsOf({ end }: Chronicle, deed: Deed, index: number): Happening[] {
  const scene = new Scene(end, deed);
  const choice = scene.draw();
  const beginning = index < deedsToBegin ? whatIsMissing(scene) : undefined;
  const make = beginning && choice % 8 !== 7 ? beginning : makers[choice % makers.length];
  return make?.(scene) ?? [];
}

/** After so many deeds a history goes its own way. */
const deedsToBegin = 8;

/** Without agreements, cases and participants little else can happen: they come first. */
function whatIsMissing(scene: Scene): DeedMaker | undefined {
  if (scene.agreements().length < 3) return agree;
  const [first, second] = scene.cases();
  if (!first) return open;
  if (scene.taking(first, 'accepted').length < 3) return bringIn;
  return second ? undefined : open;
}
