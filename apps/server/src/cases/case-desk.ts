import { Inject, Injectable } from '@nestjs/common';
import {
  announceLead,
  concernedBy,
  decide,
  type CaseCommand,
  type CaseId,
  type CaseView,
  type Correct,
  type Corrected,
  type ItemId,
  type NewCase,
  type OrganizationId,
  type StartClock,
} from '@entente/domain';
import { freshId, Journal, type Appended, type Idempotency, type Transaction } from '@entente/journal';
import { invalid, type Principal } from '../edge/edge.services.js';
import { Organizations, OwnDuties, type Directory } from '../identity/identity.services.js';
import { Written } from './written.js';

export type Actor = Pick<Principal, 'userId' | 'organization'>;

export interface Manner {
  /** The version that the actor has seen. */
  ifVersion?: number | undefined;
  once?: Idempotency | undefined;
}

export interface Opened extends Appended {
  id: CaseId;
}

/** The use cases of a case: the actor's view, the domain's answer, the journal. */
@Injectable()
export class CaseDesk {
  private readonly written = new Written();

  constructor(
    @Inject(Journal) protected readonly journal: Journal,
    @Inject(Organizations) protected readonly organizations: Pick<Organizations, 'directory'>,
    @Inject(OwnDuties) private readonly duties: Pick<OwnDuties, 'of'>,
  ) {}

  async open(by: Actor, input: NewCase, { once }: Manner = {}): Promise<Opened> {
    const directory = await this.organizations.directory();
    return this.journal.write((tx, now) => this.openIn(tx, now, by, input, directory), once);
  }

  /** Opens a case within a transaction; its reference counts within the lead's country and the year. */
  async openIn(
    tx: Transaction,
    now: number,
    by: Actor,
    input: NewCase,
    directory: Directory,
  ): Promise<Opened> {
    const id = freshId(now) as CaseId;
    const country = directory.get(by.organization)?.country ?? 'XX';
    const reference = await nextReference(tx, country, new Date(now).getUTCFullYear());
    return { id, ...(await this.perform(tx, by, id, { type: 'open', id, reference, input }, directory)) };
  }

  async command(
    by: Actor,
    id: CaseId,
    command: CaseCommand,
    { ifVersion, once }: Manner = {},
  ): Promise<Appended> {
    const directory = await this.organizations.directory();
    requireRegistered(command, directory);
    return this.journal.write((tx) => this.perform(tx, by, id, command, directory, ifVersion), once);
  }

  /** A clock runs for the hours that the actor's organisation has set for the duty, or else for those of the law. */
  async startClock(
    by: Actor,
    id: CaseId,
    clock: ItemId,
    input: StartClock,
    manner: Manner,
  ): Promise<Appended> {
    const own = await this.duties.of(by.organization);
    const hours = own.find(({ duty }) => duty === input.duty)?.hours;
    return this.command(by, id, { type: 'start-clock', id: clock, input, hours }, manner);
  }

  /** A correction needs to know what it corrects, which it reads from the actor's own events. */
  async correct(by: Actor, id: CaseId, input: Correct, manner: Manner): Promise<Appended> {
    const event = await this.journal.books.ownEvent(by.organization, input.corrects);
    const concerns = event && concernedBy(event);
    const original: Corrected | undefined =
      event?.stream.id === id
        ? { type: event.type, marking: event.marking, ...(concerns && { concerns }) }
        : undefined;
    return this.command(by, id, { type: 'correct', input, original }, manner);
  }

  /** Performs one command within a transaction. */
  async perform(
    tx: Transaction,
    by: Actor,
    id: CaseId,
    command: CaseCommand,
    directory: Directory,
    ifVersion?: number,
  ): Promise<Appended> {
    await this.written.count(tx, by.organization, id, command);
    let leadBefore: OrganizationId | undefined;
    return this.journal.record<CaseView>(tx, {
      stream: { kind: 'case', id },
      by: by.organization,
      actor: by.userId,
      ifVersion,
      isNew: command.type === 'open',
      concerned: command.type === 'invite' ? [command.input.organizationId] : [],
      decide: ({ view, agreements, at }) => {
        leadBefore = view?.lead;
        return decide(view, command, { by: by.organization, at, agreements, nameOf: directory.nameOf });
      },
      follow: (event, viewOf) => {
        const before = leadBefore && viewOf(leadBefore);
        return event.type === 'handover-accepted' && leadBefore && before
          ? [{ owner: leadBefore, draft: announceLead(before as CaseView, event.owner) }]
          : [];
      },
    });
  }
}

/** Organisations named in a command must be registered: that is no secret, so saying so leaks nothing. */
function requireRegistered(command: CaseCommand, directory: Directory): void {
  const named: [string, OrganizationId][] = [];
  if (command.type === 'invite') named.push(['organizationId', command.input.organizationId]);
  if (command.type === 'request-assistance') named.push(['to', command.input.to]);
  if (command.type === 'assign-task') named.push(['assignee', command.input.assignee]);
  if (command.type === 'offer-handover') named.push(['organizationId', command.to]);
  if (command.type === 'post-update' || command.type === 'add-indicator' || command.type === 'add-evidence')
    named.push(
      ...(command.input.recipients ?? []).map((id, i): [string, OrganizationId] => [`recipients.${i}`, id]),
    );
  const unknown = named.find(([, id]) => !directory.get(id));
  if (unknown) throw invalid(unknown[0], 'There is no such organisation on this node.');
}

/** `PH-2026-000123`: the next number within the lead's country and the year. */
async function nextReference(tx: Transaction, country: string, year: number): Promise<string> {
  const rows = await tx.query<{ number: number }>(
    `INSERT INTO reference_counter (country, year, number) VALUES (?, ?, 1)
      ON CONFLICT (country, year) DO UPDATE SET number = reference_counter.number + 1 RETURNING number`,
    [country, year],
  );
  return `${country}-${year}-${String(rows[0]?.number ?? 1).padStart(6, '0')}`;
}
