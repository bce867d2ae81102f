import { concernedBy, type RecordedCaseEvent } from '../case/events.js';
import { participant } from '../case/view.js';
import type { CaseId, OrganizationId } from '../ids.js';
import { nameInLedger } from '../sharing/ledger.js';
import { stateAt } from '../agreement/agreement.js';
import type { Step } from './chronicle.js';
import { isCaseEvent, memberOf, organizationsOf, readerOf, type Entry } from './community.js';
import { type Properties } from './histories.js';

/** The organisations that a piece of data names. */
function namedIn(data: unknown, organizations: readonly OrganizationId[]): OrganizationId[] {
  const texts = new Set<string>();
  JSON.stringify(data ?? null, (_key, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return organizations.filter((organization) => texts.has(organization));
}

export const confidentialRoster: Properties = {
  'a book shows no participation that its organisation has no basis to know of': ({
    steps,
    organizations,
  }) => {
    for (const step of steps)
      for (const reader of organizationsOf(step.after)) {
        const { book } = memberOf(step.after, reader);
        for (const entry of book.slice(memberOf(step.before, reader).book.length)) {
          const named = namedIn(entry.event, organizations).filter((one) => one !== reader);
          const unknown = named.filter((one) => !mayKnowOf(step, reader, one, entry));
          if (unknown.length > 0) expect({ entry, unknown }).toEqual({ entry, unknown: [] });
        }
      }
  },
  'a view names nobody whom the entries do not name': ({ end, organizations }) => {
    for (const reader of organizationsOf(end)) {
      const { book, cases } = memberOf(end, reader);
      for (const view of Object.values(cases)) {
        const entries = book.filter(({ event }) => event.stream.id === view.id);
        const told = new Set([reader, ...namedIn(entries, organizations)]);
        expect(namedIn(view, organizations).filter((one) => !told.has(one))).toEqual([]);
      }
    }
  },
  'a ledger of disclosures names only whom its owner may know to take part': ({ end, organizations }) => {
    for (const owner of organizationsOf(end)) {
      const { book, cases } = memberOf(end, owner);
      for (const view of Object.values(cases)) {
        const entries = book.filter(({ event }) => event.stream.id === view.id);
        const told = new Set([owner, ...namedIn(entries, organizations)]);
        const wrong = organizations.filter((reader) => {
          const takesPart = participant(view, reader) !== undefined;
          const name = nameInLedger(view, reader);
          return name !== (takesPart ? reader : null) || (takesPart && !told.has(reader));
        });
        if (wrong.length > 0) expect({ view, wrong }).toEqual({ view, wrong: [] });
      }
    }
  },
};

function mayKnowOf(step: Step, reader: OrganizationId, other: OrganizationId, entry: Entry): boolean {
  const { event } = entry;
  if (isCaseEvent(event)) return mayKnowInCase(step, reader, other, entry, event);
  const paper = memberOf(step.after, reader).agreements[event.stream.id as keyof object];
  return paper !== undefined;
}

/** Of its author by the entry's own basis; of whom it concerns by a paper of all three, or as the lead; of a new lead. */
function mayKnowInCase(
  { before, after }: Step,
  reader: OrganizationId,
  other: OrganizationId,
  { basis, at }: Entry,
  event: RecordedCaseEvent,
): boolean {
  const id = event.stream.id as CaseId;
  if (event.owner === reader)
    return (
      event.type === 'participant-invited' || namedIn(memberOf(before, reader).cases[id], [other]).length > 0
    );
  if (other === event.owner) return true;
  if (event.type === 'lead-changed') return other === event.data.lead;
  if (other !== concernedBy(event)) return false;
  if (basis === 'participation') return readerOf(after, reader, event.stream).leads === true;
  return Object.values(memberOf(after, reader).agreements).some(
    (paper) =>
      [event.owner, reader, other].every((one) => paper.parties.includes(one)) &&
      paper.scopes.includes('mutual-response') &&
      stateAt(paper, at) === 'active',
  );
}
