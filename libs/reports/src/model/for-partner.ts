import { evolve, type CaseView, type OrganizationId, type RecordedCaseEvent } from '@entente/domain';
import type { CaseBook } from './occasion.js';

/**
 * The part of a book that is in a partner's book too, as far as the maker of the report can prove it: what the partner
 * itself wrote, and the maker's own events that the maker's ledger says were disclosed to it. What a third party told
 * both is left out: only that party knows that it told both (originator control). Recipients stay with the maker.
 * Undefined where the ledger names nothing that the partner was told and the partner wrote nothing.
 */
export function forPartner(book: CaseBook, partner: OrganizationId): CaseBook | undefined {
  const ledger = book.ledger.filter(({ organization }) => organization === partner);
  const disclosed: ReadonlySet<string> = new Set(ledger.map(({ eventId }) => eventId));
  const events = book.events
    .filter(({ id, owner }) => owner === partner || (owner === book.organization && disclosed.has(id)))
    .map(withoutRecipients);
  const view = events.reduce<CaseView | undefined>(evolve, undefined);
  return view && { ...book, events, ledger, view };
}

function withoutRecipients(event: RecordedCaseEvent): RecordedCaseEvent {
  const { recipients, ...marking } = event.marking;
  return { ...event, marking: recipients ? { ...marking, named: true } : marking };
}
