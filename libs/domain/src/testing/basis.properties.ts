import { caseEventKinds, concernedBy, type RecordedCaseEvent } from '../case/events.js';
import type { AgreementId, OrganizationId } from '../ids.js';
import type { Step } from './chronicle.js';
import { isCaseEvent, memberOf, organizationsOf, readerOf, type Community, type Entry } from './community.js';
import { type Properties } from './histories.js';
import { carries } from './papers.js';

export const basis: Properties = {
  'no entry is without a basis, and none by an agreement that was not in force then or does not cover it': ({
    steps,
  }) => {
    for (const step of steps)
      for (const reader of organizationsOf(step.after)) {
        const { book } = memberOf(step.after, reader);
        const fresh = book.slice(memberOf(step.before, reader).book.length);
        const without = fresh.filter((entry) => !hasBasis(step, reader, entry));
        if (without.length > 0) expect(without).toEqual([]);
      }
  },
};

function hasBasis(step: Step, reader: OrganizationId, entry: Entry): boolean {
  const { event, basis } = entry;
  if (basis === 'owner') return event.owner === reader;
  return isCaseEvent(event)
    ? hasBasisInCase(step, reader, entry, event)
    : basis === 'participation' && isOfPaper(step.after, reader, event.stream.id as AgreementId);
}

function isOfPaper({ events }: Community, reader: OrganizationId, id: AgreementId): boolean {
  const ofPaper = events.filter(({ stream }) => stream.id === id);
  const drafted = ofPaper.some((event) => event.type === 'agreement-drafted' && event.owner === reader);
  return (
    drafted ||
    ofPaper.some((event) => event.type === 'agreement-proposed' && event.data.parties.includes(reader))
  );
}

function hasBasisInCase(
  { before, after }: Step,
  reader: OrganizationId,
  { basis, agreementId, at }: Entry,
  event: RecordedCaseEvent,
): boolean {
  const { stream } = event;
  const { participation } = readerOf(after, reader, stream);
  // With a handover both the old and the new lead hear of it.
  const leads = [before, after].some((community) => readerOf(community, reader, stream).leads);
  const kind = caseEventKinds[event.type];
  switch (basis) {
    case 'participation':
      return kind === 'participation' && (concernedBy(event) === reader || leads);
    case 'agreement':
      return (
        agreementId !== null &&
        carries(after, agreementId, {
          ...{ between: [event.owner, reader], scope: 'mutual-response', tlp: event.marking.tlp, at },
        })
      );
    default:
      return event.marking.tlp === 'TLP:CLEAR' && (participation === 'accepted' || kind === 'header');
  }
}
