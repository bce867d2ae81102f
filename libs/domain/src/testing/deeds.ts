import { scopes, type Scope } from '../agreement/agreement.js';
import { OrganizationId } from '../ids.js';
import { happens, newChronicle, type Chronicle, type Happening } from './chronicle.js';
import { agreementDeeds, agreesOn } from './deeds-on-agreements.js';
import { bringIn, caseDeeds, open } from './deeds-in-cases.js';
import { publicationDeeds, publish } from './deeds-on-publications.js';
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

/** What histories are about. */
interface Course {
  makers: readonly DeedMaker[];
  /** What comes first, since little else can happen without it. */
  whatIsMissing: (scene: Scene) => DeedMaker | undefined;
}

const chosenAmong = (...kinds: (readonly DeedKind[])[]): DeedMaker[] =>
  kinds.flat().flatMap(({ weight, make }) => Array.from({ length: weight }, () => make));

const agreeOnCases = agreesOn(scopesForCases);

/** Cases and the agreements under which they are worked. */
export const onCases: Course = {
  makers: chosenAmong(caseDeeds, agreementDeeds(scopesForCases), timeDeeds),
  whatIsMissing,
};

/** Publications and the agreements that carry them. */
export const onPublications: Course = {
  makers: chosenAmong(publicationDeeds, agreementDeeds(scopesForPublications), timeDeeds),
  whatIsMissing(scene) {
    if (scene.agreements().length < 3) return agreesOn(scopesForPublications);
    return scene.publications().length < 2 ? publish : undefined;
  },
};

function scopesForCases(scene: Scene): Scope[] {
  return [scene.onceIn(4) ? scene.oneOf(scopes) : 'mutual-response'];
}

function scopesForPublications(scene: Scene): Scope[] {
  const about: [Scope, ...Scope[]][] = [
    ['threat-information'],
    ['threat-information', 'research'],
    ['threat-information'],
    ['research'],
    ['mutual-response'],
  ];
  return scene.oneOf(about) ?? [];
}

/** The history that comes of these deeds. */
export function historyOf(deeds: readonly Deed[], course: Course = onCases): Chronicle {
  return deeds.reduce(
    (chronicle, deed, index) => happeningsOf(chronicle, deed, index, course).reduce(happens, chronicle),
    newChronicle(fiveOrganizations),
  );
}

function happeningsOf(
  { end }: Chronicle,
  deed: Deed,
  index: number,
  { makers, whatIsMissing: missing }: Course,
): Happening[] {
  const scene = new Scene(end, deed);
  const choice = scene.draw();
  const beginning = index < deedsToBegin ? missing(scene) : undefined;
  const make = beginning && choice % 8 !== 7 ? beginning : makers[choice % makers.length];
  return make?.(scene) ?? [];
}

/** After so many deeds a history goes its own way. */
const deedsToBegin = 8;

/** Agreements, cases and participants. */
function whatIsMissing(scene: Scene): DeedMaker | undefined {
  if (scene.agreements().length < 3) return agreeOnCases;
  const [first, second] = scene.cases();
  if (!first) return open;
  if (scene.taking(first, 'accepted').length < 3) return bringIn;
  return second ? undefined : open;
}
