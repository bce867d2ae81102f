import {
  concernedBy,
  disclose,
  opensThePast,
  rejected,
  stateAt,
  type Agreement,
  type AgreementEvent,
  type CaseEvent,
  type Draft,
  type EventId,
  type Instant,
  type OrganizationId,
  type PublicationEvent,
  type Recorded,
  type Stream,
} from '@entente/domain';
import { backfill, dueReaders } from './backfill.js';
import { canonical, digestOf, freshId, freshSalt } from './chain.js';
import { Ledger } from './ledger.js';
import type { Transaction } from './queue.js';
import { instant, isAgreementEvent, isCaseEvent, type RecordedEvent, type View } from './streams.js';

type AnyDraft = Draft<CaseEvent> | Draft<AgreementEvent> | Draft<PublicationEvent>;

/** All that a decision may rest on: the actor's own view, the actor's own agreements, and the time. */
export interface Situation<V extends View> {
  view: V | undefined;
  agreements: readonly Agreement[];
  at: Instant;
}

export interface Recording<V extends View> {
  stream: Stream;
  /** The organisation that acts: its view is decided on, and what is decided is its own. */
  by: OrganizationId;
  /** An opaque id of the person or service. */
  actor: string;
  /** Organisations that have no view yet and may get an entry: invitees, parties to be. */
  concerned?: readonly OrganizationId[];
  /** The version that the actor has seen; another one is refused as stale. */
  ifVersion?: number | undefined;
  isNew?: boolean;
  decide: (situation: Situation<V>) => AnyDraft[] | Promise<AnyDraft[]>;
  /** What follows in the name of another, decided on that one's own view. */
  follow?: (event: RecordedEvent, viewOf: (organization: OrganizationId) => View | undefined) => Followed[];
}

export interface Followed {
  owner: OrganizationId;
  draft: AnyDraft;
}

export interface Appended {
  eventId: EventId;
  /** Number of the actor's last entry of the stream. */
  version: number;
  at: Instant;
}

/**
 * Decides and records in one transaction: the events, and for every organisation to which `disclose` gives one an
 * entry in its book and its view. Nobody else writes events.
 */
export async function record<V extends View>(
  tx: Transaction,
  now: number,
  recording: Recording<V>,
): Promise<Appended> {
  const { stream, by, concerned = [], ifVersion, isNew = false } = recording;
  const ledger = await Ledger.open(tx, stream, [by, ...concerned], isNew);
  const last = isNew ? undefined : await lastEvent(tx, stream);
  const at = Math.max(now, last?.at ?? 0);
  // Before anything is backfilled: a refusal takes that back, and the version that it named would be one that never was.
  if (ifVersion !== undefined && ledger.versionOf(by) !== ifVersion)
    throw new StaleVersion(ledger.versionOf(by));
  const due = await dueReaders(tx, ledger, at);
  const catchUp: CatchUp = async (organization, except) => {
    if (due.delete(organization)) await backfill(tx, ledger, organization, at, except && { except });
  };
  await catchUp(by);

  // A case that is being opened has nobody in it yet to whom an agreement might give anything.
  const agreements = isNew && stream.kind === 'case' ? [] : await ledger.agreements(by);
  // The stream's kind says what kind of view it has; the caller names both together.
  const view = ledger.viewOf(by) as V | undefined;
  const drafts = await recording.decide({ view, agreements, at: instant(at) });
  let lastId = last?.id;
  let eventId: EventId | undefined;
  const recordOne = async (owner: OrganizationId, draft: AnyDraft) => {
    const event = await insertEvent(tx, recording, owner, draft, at, lastId);
    lastId = event.recorded.id;
    eventId ??= event.recorded.id;
    await spread(tx, ledger, event, at, catchUp);
    return event.recorded;
  };
  for (const draft of drafts) {
    const event = await recordOne(by, draft);
    for (const { owner, draft: next } of recording.follow?.(event, (o) => ledger.viewOf(o)) ?? [])
      await recordOne(owner, next);
  }
  await ledger.save();
  if (!eventId) throw rejected('nothing-to-do', 'There is nothing to change.');
  return { eventId, version: ledger.versionOf(by), at: instant(at) };
}

/**
 * Gives an organisation what is due to it of the past: before it decides, and before it is given something newer. At
 * nobody else's command: when its entries come must not tell it what others do in secret.
 */
type CatchUp = (organization: OrganizationId, except?: EventId) => Promise<void>;

/** The actor has not seen the latest state of the case. */
export class StaleVersion extends Error {
  constructor(readonly current: number) {
    super('The case has changed since you read it: read it again and repeat what still applies.');
  }
}

async function lastEvent(
  tx: Transaction,
  { kind, id }: Stream,
): Promise<{ id: EventId; at: number } | undefined> {
  const rows = await tx.query<{ id: EventId; at: number }>(
    'SELECT id, at FROM event WHERE stream_kind = ? AND stream_id = ? ORDER BY id DESC LIMIT 1',
    [kind, id],
  );
  return rows[0];
}

/** Later events of a stream have larger ids, even when clocks of several servers differ or one was set back. */
function nextId(last: EventId | undefined, at: number): EventId {
  const id = freshId(at);
  return (!last || id > last ? id : freshId(timeOf(last) + 1)) as EventId;
}

function timeOf(id: EventId): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

interface Inserted {
  recorded: RecordedEvent;
  digest: string;
}

async function insertEvent(
  tx: Transaction,
  { stream, actor }: Pick<Recording<View>, 'stream' | 'actor'>,
  owner: OrganizationId,
  draft: AnyDraft,
  at: number,
  last: EventId | undefined,
): Promise<Inserted> {
  const {
    type,
    data,
    marking: { recipients, ...plain },
  } = draft;
  const id = nextId(last, at);
  const marking = recipients?.length ? { ...plain, named: true as const } : plain;
  const salt = freshSalt();
  const digest = digestOf({ id, stream, type, owner, actor, at: instant(at), marking, data, salt });
  await tx.query(
    'INSERT INTO event (id, stream_kind, stream_id, type, owner, actor, at, marking, recipients, data, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      ...[id, stream.kind, stream.id, type, owner, actor, at, canonical(marking)],
      ...[recipients?.length ? canonical(recipients) : null, canonical(data), salt, digest],
    ],
  );
  const event = {
    type,
    data,
    id,
    stream,
    owner,
    actor,
    at: instant(at),
    marking: { ...draft.marking, ...marking },
  };
  // `type` and `data` come from one draft, so they belong together.
  return { recorded: event as RecordedEvent, digest };
}

/** Gives an event to everyone to whom it may be disclosed, and opens the past to whom it opens it. */
async function spread(
  tx: Transaction,
  ledger: Ledger,
  { recorded: event, digest }: Inserted,
  at: number,
  catchUp: CatchUp,
): Promise<void> {
  const opening = isCaseEvent(event) ? opensThePast(event) : undefined;
  const invitee = opening?.when === 'before' ? opening.to : undefined;
  if (invitee) await backfill(tx, ledger, invitee, at, { except: event.id, invited: true });
  const partiesAfter = isAgreementEvent(event) ? partiesOf(ledger, event) : [];
  const candidates = new Set([event.owner, ...ledger.candidates(), ...partiesAfter]);
  const concerned = isCaseEvent(event) ? concernedBy(event) : undefined;
  if (concerned) candidates.add(concerned);
  // One's own needs no agreement.
  const agreements = candidates.size > 1 ? await ledger.agreements(event.owner) : [];
  for (const organization of [...candidates].sort()) {
    const reader = ledger.readerOf(organization, partiesAfter);
    const verdict = disclose(event, reader, agreements, instant(ledger.entryTime(organization, at)));
    if (verdict.verdict === 'withhold') continue;
    if (organization !== invitee) await catchUp(organization, event.id);
    const held = ledger.viewOf(organization) !== undefined;
    ledger.enter(organization, event, digest, verdict, at);
    if (event.type === 'publication-revised' && !held) await backfill(tx, ledger, organization, at);
  }
  if (opening?.when === 'after') await backfill(tx, ledger, opening.to, at);
  if (isAgreementEvent(event)) await planActivation(tx, ledger, event, at);
}

/** The parties from the proposal on, and the registrar who drafted for others. */
function partiesOf(ledger: Ledger, event: Recorded<AgreementEvent>): OrganizationId[] {
  if (event.type === 'agreement-drafted' || event.type === 'agreement-changed') return [];
  const known = ledger.readers().map((reader) => ledger.viewOf(reader) as Agreement)[0];
  const parties = event.type === 'agreement-proposed' ? event.data.parties : (known?.parties ?? []);
  return known ? [...parties, known.drafter] : parties;
}

/** When an agreement comes into force by its last signature, or again, the past that it opens is to be backfilled. */
async function planActivation(
  tx: Transaction,
  ledger: Ledger,
  event: Recorded<AgreementEvent>,
  at: number,
): Promise<void> {
  if (event.type !== 'agreement-signed' && event.type !== 'agreement-resumed') return;
  const agreement = ledger.viewOf(event.owner) as Agreement | undefined;
  const state = agreement && stateAt(agreement, instant(at));
  if (!agreement || (state !== 'active' && state !== 'signed')) return;
  const from = Math.max(at, Date.parse(agreement.effectiveFrom));
  await tx.query('INSERT INTO activation (agreement, at) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    agreement.id,
    from,
  ]);
}
