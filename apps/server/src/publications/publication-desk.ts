import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  decidePublication,
  rejected,
  type CaseId,
  type OrganizationId,
  type Publication,
  type PublicationCommand,
  type PublicationId,
  type Publish,
  type Tlp,
} from '@entente/domain';
import { Journal, type Appended, type Idempotency } from '@entente/journal';
import { invalid, type Principal } from '../edge/edge.services.js';
import { Organizations } from '../identity/identity.services.js';

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
    const perform = await this.performing(by, id, { type: 'publish', input });
    return this.journal.write(async (tx) => ({ id, ...(await perform(tx, undefined)) }), once);
  }

  async command(
    by: Actor,
    id: PublicationId,
    command: PublicationCommand,
    { ifVersion, once }: Manner,
  ): Promise<Appended> {
    const perform = await this.performing(by, id, command);
    return this.journal.write((tx) => perform(tx, ifVersion), once);
  }

  private async performing(by: Actor, id: PublicationId, command: PublicationCommand) {
    const directory = await this.organizations.directory();
    for (const [where, organization] of namedIn(command))
      if (!directory.get(organization)) throw invalid(where, 'There is no such organisation on this node.');
    return (tx: Parameters<Parameters<Journal['write']>[0]>[0], ifVersion: number | undefined) =>
      this.journal.record<Publication>(tx, {
        ...{ stream: { kind: 'publication', id }, by: by.organization, actor: by.userId, ifVersion },
        isNew: command.type === 'publish',
        decide: ({ view, agreements, at }) =>
          decidePublication(view, command, {
            ...{ by: by.organization, agreements, at, nameOf: directory.nameOf },
          }),
      });
  }

  /**
   * The indicators of a case that may go into a bulletin: the publisher's own, whatever they were marked. Those of
   * others stay where their owner gave them, unless that one marked them TLP:CLEAR (originator control, TLP 2.0 §2).
   */
  async indicatorsFrom(by: Actor, id: CaseId, chosen: readonly string[]) {
    const events = await this.journal.books.caseEvents(by.organization, id);
    return chosen.map((eventId, i) => {
      const event = events.find((one) => one.id === eventId);
      if (event?.type !== 'indicator-added')
        throw invalid(`indicators.${i}`, 'There is no such indicator of this case in your book.');
      if (event.owner !== by.organization && event.marking.tlp !== ('TLP:CLEAR' satisfies Tlp))
        throw rejected(
          'not-the-owner',
          `${event.data.value} belongs to another organisation: only its owner passes it on.`,
        );
      const { type, value, note } = event.data;
      return { type, value, ...(note && { note }) };
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
