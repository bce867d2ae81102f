import type { Agreement } from '../agreement/agreement.js';
import type { AgreementCommand } from '../agreement/commands.js';
import { decideAgreement } from '../agreement/decide.js';
import type { AgreementEvent } from '../agreement/events.js';
import { evolveAgreement } from '../agreement/evolve.js';
import type { CaseCommand, Correct, Corrected } from '../case/commands.js';
import { decide } from '../case/decide.js';
import { announceLead } from '../case/deciding/roster.js';
import { caseEventKinds, concernedBy, type CaseDraft, type RecordedCaseEvent } from '../case/events.js';
import { evolve } from '../case/evolve.js';
import { participant, type CaseView } from '../case/view.js';
import type { EventId, AgreementId, CaseId, Instant, OrganizationId, PublicationId } from '../ids.js';
import { decidePublication } from '../publication/decide.js';
import type { PublicationDraft, RecordedPublicationEvent } from '../publication/events.js';
import { evolvePublication } from '../publication/evolve.js';
import type { Publication, PublicationCommand } from '../publication/publication.js';
import type { Draft, Recorded, Stream } from '../recorded.js';
import { Rejection } from '../rejection.js';
import { disclose, type Basis, type Reader, type Verdict } from '../sharing/disclose.js';

/**
 * A community of organisations with books, as plain as domain.md tells it: obvious before fast, pure, its times and
 * ids counted. What the real journal does on a database must come out as it comes out here.
 *
 * When an organisation is given what it may know by now of the past of a case or a publication: with its acceptance, of
 * the case or of its lead; with the first edition that it is given; when an agreement of its own is signed or resumed; at
 * the minute's timer; at its own next command; and before the next entry of that stream. At no other's command: when
 * entries come tells nothing of what others do in secret.
 */
export interface Community {
  now: Instant;
  /** All that happened, in its order. Nobody in the community sees this. */
  events: readonly CommunityEvent[];
  members: Readonly<Record<OrganizationId, Member>>;
}

export interface Member {
  book: readonly Entry[];
  cases: Readonly<Record<CaseId, CaseView>>;
  agreements: Readonly<Record<AgreementId, Agreement>>;
  publications: Readonly<Record<PublicationId, Publication>>;
}

export type CommunityEvent = RecordedCaseEvent | Recorded<AgreementEvent> | RecordedPublicationEvent;
type CommunityDraft = CaseDraft | Draft<AgreementEvent> | PublicationDraft;

/** An event as a reader is given it. */
export interface Entry {
  event: CommunityEvent;
  basis: Basis;
  agreementId: AgreementId | null;
  at: Instant;
}

export interface CaseAct {
  by: OrganizationId;
  case: CaseId;
  command: CaseCommand;
}
export interface AgreementAct {
  by: OrganizationId;
  agreement: AgreementId;
  command: AgreementCommand;
}
export interface PublicationAct {
  by: OrganizationId;
  publication: PublicationId;
  command: PublicationCommand;
}
export type Act = CaseAct | AgreementAct | PublicationAct;

/** The stream that an act is in. */
export function streamOf(act: Act): Stream {
  if ('case' in act) return { kind: 'case', id: act.case };
  return 'agreement' in act
    ? { kind: 'agreement', id: act.agreement }
    : { kind: 'publication', id: act.publication };
}

export interface Outcome {
  community: Community;
  /** What the act caused; nothing when it was refused. */
  events: readonly CommunityEvent[];
  refusal?: Rejection;
}

/** Nothing has been told to it yet. */
export const newMember: Member = { book: [], cases: {}, agreements: {}, publications: {} };

export function newCommunity(organizations: readonly OrganizationId[]): Community {
  const members = Object.fromEntries(
    [...organizations].sort().map((organization) => [organization, newMember]),
  );
  return { now: '2026-11-24T06:00:00.000Z', events: [], members };
}

export function organizationsOf({ members }: Community): OrganizationId[] {
  return Object.keys(members) as OrganizationId[];
}

export function memberOf(community: Community, organization: OrganizationId): Member {
  const member = community.members[organization];
  if (!member) throw new Error(`${organization} is not registered.`);
  return member;
}

export function later(community: Community, milliseconds: number): Community {
  return { ...community, now: new Date(Date.parse(community.now) + milliseconds).toISOString() };
}

/** What happens every minute: everyone is given what it may know by now. */
export function minuteTimer(community: Community): Community {
  return organizationsOf(community).reduce(catchUpEverywhere, community);
}

/** An act takes a second. A refused act leaves nothing behind but that. */
export function perform(before: Community, act: Act): Outcome {
  const begun = later(before, 1_000);
  try {
    const community = carryOut(prepared(begun, act), act);
    return { community, events: community.events.slice(before.events.length) };
  } catch (refusal) {
    if (refusal instanceof Rejection) return { community: begun, events: [], refusal };
    throw refusal;
  }
}

/** Before it decides, an organisation is given what it may know by now of what it decides on. */
export function prepared(community: Community, act: Act): Community {
  return catchUp(community, act.by, streamOf(act));
}

/** Whoever decides is decided for on its own book alone. */
export function decided(community: Community, act: Act): CommunityDraft[] {
  const { by } = act;
  const at = community.now;
  const { cases, agreements, publications } = memberOf(community, by);
  if ('agreement' in act)
    return decideAgreement(agreements[act.agreement], act.command, {
      by,
      at,
      agreements: Object.values(agreements),
    });
  const acting = { by, at, agreements: Object.values(agreements), nameOf };
  if ('publication' in act) return decidePublication(publications[act.publication], act.command, acting);
  const { case: id, command } = act;
  const known =
    command.type === 'correct'
      ? { ...command, original: originalIn(community, act, command.input) }
      : command;
  return decide(cases[id], known, acting);
}

const nameOf = (organization: OrganizationId) => `CERT-${organization}`;

function originalIn(
  community: Community,
  { by, case: id }: CaseAct,
  { corrects }: Correct,
): Corrected | undefined {
  const entry = memberOf(community, by).book.find(({ event }) => event.id === corrects);
  if (!entry || !isOfCase(entry.event, id) || entry.event.owner !== by) return undefined;
  const { type, marking } = entry.event;
  const concerns = concernedBy(entry.event);
  return { type, marking, ...(concerns && { concerns }) };
}

function carryOut(before: Community, act: Act): Community {
  return decided(before, act).reduce((community, draft) => {
    const after = tell(community, recorded(community, streamOf(act), act.by, draft));
    return 'case' in act && draft.type === 'handover-accepted' ? announceHandover(after, act, before) : after;
  }, before);
}

/** The old lead, whom the new one knows, tells everyone whom it told about the case. */
function announceHandover(community: Community, { by, case: id }: CaseAct, before: Community): Community {
  const oldLead = memberOf(before, by).cases[id]?.lead;
  const view = oldLead && memberOf(community, oldLead).cases[id];
  return view
    ? tell(community, recorded(community, { kind: 'case', id }, oldLead, announceLead(view, by)))
    : community;
}

function recorded<E extends CommunityDraft>(
  { now: at, events }: Community,
  stream: Stream,
  owner: OrganizationId,
  draft: E,
): E & Pick<CommunityEvent, 'id' | 'stream' | 'owner' | 'actor' | 'at'> {
  const id = `e${String(events.length + 1).padStart(6, '0')}` as EventId;
  return { ...draft, id, stream, owner, actor: `someone-of-${owner}`, at };
}

/** Gives an event to everyone to whom it may be disclosed, and what it opens of the past to whom it opens it. */
export function tell(before: Community, event: CommunityEvent): Community {
  const told = toldOf(before, event);
  const community = { ...told, events: [...told.events, event] };
  switch (event.type) {
    case 'invitation-accepted':
    case 'handover-accepted':
      return catchUp(community, event.owner, event.stream);
    case 'agreement-signed':
    case 'agreement-resumed':
      return partiesOf(community, event).reduce(catchUpEverywhere, community);
    case 'publication-revised':
      return organizationsOf(community)
        .filter((one) => holds(community, one, event.stream.id) && !holds(before, one, event.stream.id))
        .reduce<Community>((opened, one) => catchUp(opened, one, event.stream), community);
    default:
      return community;
  }
}

function toldOf(before: Community, event: CommunityEvent): Community {
  if (isCaseEvent(event)) return tellOfCase(before, event);
  return isPublicationEvent(event) ? tellOfPublication(before, event) : tellOfAgreement(before, event);
}

/** Anybody may be one to whom it may be disclosed. */
function tellOfPublication(before: Community, event: RecordedPublicationEvent): Community {
  return organizationsOf(before).reduce((community, reader) => {
    const verdict = verdictOn(community, event, readerOf(community, reader, event.stream));
    if (verdict.verdict === 'withhold') return community;
    return enter(catchUp(community, reader, event.stream), reader, event, verdict);
  }, before);
}

function tellOfCase(before: Community, event: RecordedCaseEvent): Community {
  const { stream } = event;
  return organizationsOf(before).reduce((community, reader) => {
    const verdict = verdictOn(community, event, readerOf(community, reader, stream));
    if (verdict.verdict === 'withhold') return community;
    const isInvitee = event.type === 'participant-invited' && event.data.organization === reader;
    const ready = isInvitee ? giveHeader(community, reader, stream) : catchUp(community, reader, stream);
    return enter(ready, reader, event, verdict);
  }, before);
}

/** The parties from the proposal on; who drafted it for others hears of it too. */
function tellOfAgreement(before: Community, event: Recorded<AgreementEvent>): Community {
  const parties = partiesOf(before, event);
  return organizationsOf(before).reduce((community, organization) => {
    const verdict = verdictOn(community, event, { organization, party: parties.includes(organization) });
    return verdict.verdict === 'disclose' ? enter(community, organization, event, verdict) : community;
  }, before);
}

function partiesOf(community: Community, event: Recorded<AgreementEvent>): OrganizationId[] {
  const known = memberOf(community, event.owner).agreements[event.stream.id as AgreementId];
  const { parties, drafter } = evolveAgreement(known, event);
  return [...new Set([...parties, drafter])].sort();
}

/** Before its invitation an organisation is given the header so far, as one that is invited. */
function giveHeader(before: Community, organization: OrganizationId, stream: Stream): Community {
  const isHeader = (event: CommunityEvent) => isCaseEvent(event) && caseEventKinds[event.type] === 'header';
  return missingIn(before, organization, stream)
    .filter(isHeader)
    .reduce((community, event) => {
      const verdict = verdictOn(community, event, { organization, participation: 'invited' });
      return verdict.verdict === 'disclose' ? enter(community, organization, event, verdict) : community;
    }, before);
}

/**
 * Gives an organisation all of the past of a case or a publication that may be disclosed to it by now, in the order in
 * which it happened; what happened before the first edition that it is given, after that one.
 */
function catchUp(before: Community, organization: OrganizationId, stream: Stream): Community {
  if (stream.kind === 'agreement') return before;
  const after = missingIn(before, organization, stream).reduce((community, event) => {
    const verdict = verdictOn(community, event, readerOf(community, organization, stream));
    return verdict.verdict === 'disclose' ? enter(community, organization, event, verdict) : community;
  }, before);
  const began = holds(after, organization, stream.id) && !holds(before, organization, stream.id);
  return began ? catchUp(after, organization, stream) : after;
}

function catchUpEverywhere(before: Community, organization: OrganizationId): Community {
  return streamsOpenTo(before, organization).reduce(
    (community, stream) => catchUp(community, organization, stream),
    before,
  );
}

/** The cases in which it takes part or took part, and whatever is published. */
export function streamsOpenTo(community: Community, organization: OrganizationId): Stream[] {
  const { cases } = memberOf(community, organization);
  const streams = community.events
    .filter(({ stream }) => stream.kind === 'publication' || stream.id in cases)
    .map(({ stream }): [string, Stream] => [stream.id, stream]);
  return [...new Map(streams).values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What happened in a stream and is not in an organisation's book. */
export function missingIn(
  community: Community,
  organization: OrganizationId,
  { id }: Stream,
): CommunityEvent[] {
  const inStream = community.events.filter(({ stream }) => stream.id === id);
  const known = new Set(memberOf(community, organization).book.map(({ event }) => event.id));
  return inStream.filter((event) => !known.has(event.id));
}

/** How an organisation stands to a case or a publication, as its own book has it. */
export function readerOf(community: Community, organization: OrganizationId, { kind, id }: Stream): Reader {
  if (kind === 'publication') return { organization, holds: holds(community, organization, id) };
  const view = memberOf(community, organization).cases[id as CaseId];
  return {
    organization,
    participation: view && participant(view, organization)?.state,
    leads: view?.lead === organization,
  };
}

function holds(community: Community, organization: OrganizationId, id: string): boolean {
  return id in memberOf(community, organization).publications;
}

/** Whether an event may be disclosed now: on the strength of the agreements in its owner's book. */
export function verdictOn(community: Community, event: CommunityEvent, reader: Reader): Verdict {
  return disclose(event, reader, Object.values(memberOf(community, event.owner).agreements), community.now);
}

function enter(
  community: Community,
  organization: OrganizationId,
  event: CommunityEvent,
  verdict: Verdict & { verdict: 'disclose' },
): Community {
  const member = memberOf(community, organization);
  const given = asGiven(event, organization);
  const agreementId = verdict.basis === 'agreement' ? verdict.agreementId : null;
  const entry: Entry = { event: given, basis: verdict.basis, agreementId, at: community.now };
  return {
    ...community,
    members: {
      ...community.members,
      [organization]: { ...withView(member, given), book: [...member.book, entry] },
    },
  };
}

/** An organisation's views after an event that it is given. */
export function withView(member: Member, event: CommunityEvent): Member {
  const { id } = event.stream;
  const { cases, agreements, publications } = member;
  if (isCaseEvent(event)) return { ...member, cases: { ...cases, [id]: evolve(cases[id as CaseId], event) } };
  if (isPublicationEvent(event)) {
    const view = evolvePublication(publications[id as PublicationId], event);
    return { ...member, publications: { ...publications, [id]: view } };
  }
  return {
    ...member,
    agreements: { ...agreements, [id]: evolveAgreement(agreements[id as AgreementId], event) },
  };
}

/** A list of names would tell each of those named who else takes part: the others learn that some are named. */
function asGiven<E extends CommunityEvent>(event: E, reader: OrganizationId): E {
  const { recipients, ...marking } = event.marking;
  if (!recipients) return event;
  return {
    ...event,
    marking: reader === event.owner ? { ...event.marking, named: true } : { ...marking, named: true },
  };
}

export function isCaseEvent(event: CommunityEvent): event is RecordedCaseEvent {
  return event.stream.kind === 'case';
}

export function isPublicationEvent(event: CommunityEvent): event is RecordedPublicationEvent {
  return event.stream.kind === 'publication';
}

function isOfCase(event: CommunityEvent, id: CaseId): event is RecordedCaseEvent {
  return isCaseEvent(event) && event.stream.id === id;
}
