import { participant, type CaseView } from '../case/view.js';
import type { OrganizationId } from '../ids.js';

/**
 * The name under which a reader stands in an owner's ledger of disclosures: its own where the owner's book says that
 * it takes part; null for "another participant" (domain.md, Properties).
 */
export function nameInLedger(ownersView: CaseView, organization: OrganizationId): OrganizationId | null {
  return participant(ownersView, organization) ? organization : null;
}
