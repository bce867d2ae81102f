import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  decidePublication,
  indicatorForBulletin,
  type CaseId,
  type EventId,
  type OrganizationId,
  type Publication,
  type PublicationCommand,
  type PublicationId,
  type Publish,
} from '@entente/domain';
import { Journal, type Appended, type Idempotency, type Transaction } from '@entente/journal';
import { invalid, type Principal } from '../edge/edge.services.js';
import { Organizations, type Directory } from '../identity/identity.services.js';

type Actor = Pick<Principal, 'userId' | 'organization'>;

interface Manner {
  ifVersion?: number | undefined;
  once?: Idempotency | undefined;
}

/** The use cases of what is published: the actor's view, the domain's answer, the journal. */
@Injectable()
export class PublicationDesk {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  async publish(
    by: Actor,
    input: Publish,
    once: Idempotency | undefined,
  ): Promise<{ id: PublicationId } & Appended> {
    const id = uuidv7() as PublicationId;
    const command: PublicationCommand = { type: 'publish', input };
    const directory = await this.directoryFor(command);
    const publish = (tx: Transaction) => this.perform(tx, by, id, command, directory);
    return this.journal.write(async (tx) => ({ id, ...(await publish(tx)) }), once);
  }

  async command(
    by: Actor,
    id: PublicationId,
    command: PublicationCommand,
    { ifVersion, once }: Manner,
  ): Promise<Appended> {
    const directory = await this.directoryFor(command);
    return this.journal.write((tx) => this.perform(tx, by, id, command, directory, ifVersion), once);
  }

  private perform(
    tx: Transaction,
    by: Actor,
    id: PublicationId,
    command: PublicationCommand,
    { nameOf }: Directory,
    ifVersion?: number,
  ): Promise<Appended> {
    return this.journal.record<Publication>(tx, {
      ...{ stream: { kind: 'publication', id }, by: by.organization, actor: by.userId, ifVersion },
      isNew: command.type === 'publish',
      decide: ({ view, agreements, at }) =>
        decidePublication(view, command, { by: by.organization, agreements, at, nameOf }),
    });
  }

  /** Organisations named in a command must be registered: that is no secret, so saying so leaks nothing. */
  private async directoryFor(command: PublicationCommand): Promise<Directory> {
    const directory = await this.organizations.directory();
    const unknown = namedIn(command).find(([, organization]) => !directory.get(organization));
    if (unknown) throw invalid(unknown[0], 'There is no such organisation on this node.');
    return directory;
  }

  /** Indicators of a case in the form in which a bulletin of the caller's carries them; refused where it may not. */
  async indicatorsFrom(by: Actor, id: CaseId, chosen: readonly EventId[]) {
    const events = await this.journal.books.caseEvents(by.organization, id);
    const byId = new Map(events.map((event) => [event.id, event]));
    return chosen.map((eventId, i) => {
      const event = byId.get(eventId);
      if (event?.type !== 'indicator-added')
        throw invalid(`indicators.${i}`, 'There is no such indicator of this case in your book.');
      return indicatorForBulletin(event, by.organization);
    });
  }
}

function namedIn(command: PublicationCommand): [string, OrganizationId][] {
  if (!('input' in command) || command.type === 'withdraw') return [];
  const { input } = command;
  const recipients = (input.recipients ?? []).map((one, i): [string, OrganizationId] => [
    `recipients.${i}`,
    one,
  ]);
  const parties = 'content' in input && input.content.kind === 'project' ? input.content.parties : [];
  return [...recipients, ...parties.map((one, i): [string, OrganizationId] => [`content.parties.${i}`, one])];
}
