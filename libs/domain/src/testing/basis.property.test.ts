import { caseEventKinds, concernedBy, type RecordedCaseEvent } from '../case/events.js';
import type { AgreementId, CaseId, OrganizationId } from '../ids.js';
import { covers } from '../sharing/tlp.js';
import type { Step } from './chronicle.js';
import { isCaseEvent, memberOf, organizationsOf, readerOf, type Community, type Entry } from './community.js';
import { onEveryHistory, patience } from './histories.js';

it(
  'no entry is without a basis, and none by an agreement that was not in force then or does not cover it',
  () => {
    onEveryHistory(({ steps }) => {
      for (const step of steps)
        for (const reader of organizationsOf(step.after)) {
          const { book } = memberOf(step.after, reader);
          const fresh = book.slice(memberOf(step.before, reader).book.length);
          const without = fresh.filter((entry) => !hasBasis(step, reader, entry));
          if (without.length > 0) expect(without).toEqual([]);
        }
    });
  },
  patience,
);

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
  const id = event.stream.id as CaseId;
  const { participation } = readerOf(after, reader, id);
  // With a handover both the old and the new lead hear of it.
  const leads = [before, after].some((community) => readerOf(community, reader, id).leads);
  const kind = caseEventKinds[event.type];
  switch (basis) {
    case 'participation':
      return kind === 'participation' && (concernedBy(event) === reader || leads);
    case 'agreement':
      return agreementId !== null && carries(after, agreementId, [event.owner, reader], event, at);
    default:
      return event.marking.tlp === 'TLP:CLEAR' && (participation === 'accepted' || kind === 'header');
  }
}

/** Whether an agreement was in force and covers an event, told by nothing but what was recorded of it. */
function carries(
  { events }: Community,
  id: AgreementId,
  bound: OrganizationId[],
  { marking }: RecordedCaseEvent,
  at: string,
): boolean {
  const ofPaper = events.filter(({ stream }) => stream.id === id);
  const proposal = ofPaper.find((event) => event.type === 'agreement-proposed');
  if (proposal?.type !== 'agreement-proposed') return false;
  const { parties, scopes, ceiling, effectiveFrom, effectiveUntil } = proposal.data;
  const lastWord = (party: OrganizationId) =>
    ofPaper.filter(({ owner, type }) => owner === party && /suspended|resumed/.test(type)).at(-1)?.type;
  return (
    parties.every((party) =>
      ofPaper.some(({ owner, type }) => owner === party && type === 'agreement-signed'),
    ) &&
    parties.every((party) => lastWord(party) !== 'agreement-suspended') &&
    !ofPaper.some((one) => one.type === 'agreement-terminated' && (one.data.effectiveAt ?? one.at) <= at) &&
    effectiveFrom <= at &&
    at < effectiveUntil &&
    bound.every((one) => parties.includes(one)) &&
    scopes.includes('mutual-response') &&
    covers(ceiling, marking.tlp)
  );
}
