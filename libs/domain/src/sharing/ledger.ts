import { participant, type CaseView } from '../case/view.js';
import type { EventId, Instant, OrganizationId } from '../ids.js';
import type { Publication } from '../publication/publication.js';

/**
 * The name under which a reader stands in an owner's ledger of disclosures: its own where the owner's book says that
 * it takes part; null for "another participant" (domain.md, Properties).
 */
export function nameInLedger(ownersView: CaseView, organization: OrganizationId): OrganizationId | null {
  return participant(ownersView, organization) ? organization : null;
}

/**
 * The same for what was said about a publication: its publisher knows whom it gave it to; who comments knows the publisher,
 * the parties of a project, and whose comments it was given.
 */
export function holderInLedger(
  { publisher, content, comments }: Pick<Publication, 'publisher' | 'content' | 'comments'>,
  owner: OrganizationId,
  organization: OrganizationId,
): OrganizationId | null {
  const isKnown =
    owner === publisher ||
    organization === publisher ||
    (content.kind === 'project' && content.parties.includes(organization)) ||
    comments.some((one) => one.organization === organization);
  return isKnown ? organization : null;
}

interface Line {
  eventId: EventId;
  organization: OrganizationId | null;
  at: Instant;
}

/**
 * The order in which a ledger is told: by event and by name, then those without a name by their times. In any order of theirs,
 * the place between two names would say whose it is.
 */
export function inLedgerOrder<L extends Line>(lines: readonly L[]): L[] {
  const keyOf = ({ eventId, organization, at }: L) => [
    eventId,
    ...(organization === null ? ['1', at] : ['0', organization]),
  ];
  const sorted = lines.map((line) => ({ line, key: keyOf(line).join(' ') }));
  return sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line);
}
