import type { Agreement } from '../agreement/agreement.js';
import { timeOf, type Instant, type OrganizationId } from '../ids.js';
import { bindsInForce } from '../sharing/disclose.js';
import type { AssistanceKind } from '../vocabulary/assistance.js';
import { scopeOfKind, type ContentOf } from './content.js';
import { isCurrent, type Publication } from './publication.js';

/** What somebody needs: a published need, or a request for assistance that one is about to make. */
export interface Wanted {
  assistance: AssistanceKind;
  sectors?: readonly string[];
  languages?: readonly string[];
  /** Until when help must have come, if that is known. */
  dueAt?: Instant | undefined;
}

/** Who looks for help, and the agreements that its book tells of. */
export interface Seeker {
  organization: OrganizationId;
  agreements: readonly Agreement[];
}

/** Why an offer stands where it stands. */
export interface Match {
  offer: Publication;
  /** What of the need it meets; empty lists where nothing was asked. */
  sectors: string[];
  languages: string[];
  /** Whether it can be there in time; null where the need or the offer says nothing of time. */
  inTime: boolean | null;
}

type Offering = Publication & { content: ContentOf<'offer'> };

/**
 * Whether an offer, which a book keeps for good once it was told, stands for an organisation at a moment: it is of another
 * with whom an agreement on capabilities is in force.
 */
export function isOpenTo(
  { organization, agreements }: Seeker,
  { publisher }: Publication,
  at: Instant,
): boolean {
  const circle = [organization, publisher];
  return (
    publisher !== organization &&
    agreements.some((agreement) => bindsInForce(agreement, circle, scopeOfKind.offer, at))
  );
}

/**
 * The offers that answer a need, the best first: of the same kind of assistance, current and open to who seeks, then those
 * that can be there in time, that know more of the sectors, that speak more of the languages, that deploy sooner. Ties go by id.
 */
export function matchOffers(
  wanted: Wanted,
  offers: readonly Publication[],
  seeker: Seeker,
  at: Instant,
): Match[] {
  return offers
    .filter(isOffer)
    .filter((offer) => offer.content.assistance === wanted.assistance && isCurrent(offer, at))
    .filter((offer) => isOpenTo(seeker, offer, at))
    .map((offer) => ({ offer, match: matchOf(wanted, offer, at) }))
    .sort(
      (a, b) =>
        rank(b.match.inTime) - rank(a.match.inTime) ||
        b.match.sectors.length - a.match.sectors.length ||
        b.match.languages.length - a.match.languages.length ||
        hoursOf(a.offer) - hoursOf(b.offer) ||
        (a.offer.id < b.offer.id ? -1 : 1),
    )
    .map(({ match }) => match);
}

function isOffer(publication: Publication): publication is Offering {
  return publication.content.kind === 'offer';
}

function matchOf({ sectors = [], languages = [], dueAt }: Wanted, offer: Offering, at: Instant): Match {
  const { content } = offer;
  const { hoursToDeploy } = content;
  const inTime =
    dueAt === undefined || hoursToDeploy === undefined
      ? null
      : timeOf(at) + hoursToDeploy * 3_600_000 <= timeOf(dueAt);
  return {
    offer,
    sectors: sectors.filter((one) => content.sectors.includes(one)),
    languages: languages.filter((one) => content.languages.includes(one)),
    inTime,
  };
}

/** In time before what says nothing, and that before too late. */
function rank(inTime: boolean | null): number {
  return inTime === null ? 1 : inTime ? 2 : 0;
}

function hoursOf({ content }: Offering): number {
  return content.hoursToDeploy ?? Infinity;
}
