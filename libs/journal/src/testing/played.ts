import {
  announceLead,
  concernedBy,
  decide,
  decideAgreement,
  decidePublication,
  Rejection,
  type Agreement,
  type CaseCommand,
  type CaseId,
  type CaseView,
  type Corrected,
  type EventId,
  type OrganizationId,
  type Publication,
  type Stream,
} from '@entente/domain';
import type { Step } from '../../../domain/src/testing/chronicle.js';
import {
  memberOf,
  streamOf,
  type Act,
  type AgreementAct,
  type CaseAct,
  type Community,
  type PublicationAct,
} from '../../../domain/src/testing/community.js';
import type { Journal } from '../journal.js';

type Refusal = NonNullable<Step['refusal']>;

/**
 * A history of the plain community, played on a journal. Many are played on one: the ids of each begin with a prefix
 * of its own there, so that they keep their order, and are given back as they were.
 */
export class Played {
  /** The journal's ids of events, by those of the community, and the other way round. */
  private readonly recorded = new Map<string, string>();
  private readonly told = new Map<string, string>();

  constructor(
    private readonly journal: Journal,
    private readonly prefix: string,
    private readonly organizations: readonly OrganizationId[],
  ) {}

  async register(): Promise<void> {
    for (const organization of this.organizations) {
      const id = this.there(organization);
      await this.journal.write((tx) => this.journal.openBook(tx, id));
    }
  }

  /** Lets happen what happened; answers the refusal, if it is refused. */
  async play({ happening, events }: Step): Promise<Refusal | undefined> {
    if (happening.kind === 'timer') await this.journal.sweepActivations();
    if (happening.kind !== 'act') return undefined;
    try {
      await this.act(happening.act);
    } catch (refusal) {
      if (refusal instanceof Rejection) return { code: refusal.code, sentence: refusal.sentence };
      throw refusal;
    }
    await this.learn(
      streamOf(happening.act),
      events.map(({ id }) => id),
    );
    return undefined;
  }

  private act(act: Act): Promise<unknown> {
    if ('case' in act) return this.actInCase(act);
    return 'agreement' in act ? this.actOnAgreement(act) : this.actOnPublication(act);
  }

  private readonly nameOf = (organization: OrganizationId) => `CERT-${this.here(organization)}`;

  private async actOnPublication(act: PublicationAct): Promise<void> {
    const by = this.there(act.by);
    const id = this.there(act.publication);
    const command = this.translated(act.command);
    await this.journal.write((tx) =>
      this.journal.record<Publication>(tx, {
        ...{ stream: { kind: 'publication', id }, by, actor: 'someone', isNew: command.type === 'publish' },
        decide: ({ view, agreements, at }) =>
          decidePublication(view, command, { by, at, agreements, nameOf: this.nameOf }),
      }),
    );
  }

  private async actInCase(act: CaseAct): Promise<void> {
    const by = this.there(act.by);
    const id = this.there(act.case);
    const command = await this.completed(by, id, this.translated(act.command));
    let leadBefore: OrganizationId | undefined;
    await this.journal.write((tx) =>
      this.journal.record<CaseView>(tx, {
        ...{ stream: { kind: 'case', id }, by, actor: 'someone', isNew: command.type === 'open' },
        concerned: command.type === 'invite' ? [command.input.organizationId] : [],
        decide: ({ view, agreements, at }) => {
          leadBefore = view?.lead;
          return decide(view, command, { by, at, agreements, nameOf: this.nameOf });
        },
        follow: (event, viewOf) => {
          const before = leadBefore && viewOf(leadBefore);
          return event.type === 'handover-accepted' && leadBefore && before
            ? [{ owner: leadBefore, draft: announceLead(before as CaseView, event.owner) }]
            : [];
        },
      }),
    );
  }

  /** What is corrected, the actor reads in its own book. */
  private async completed(by: OrganizationId, id: CaseId, command: CaseCommand): Promise<CaseCommand> {
    if (command.type !== 'correct') return command;
    const event = await this.journal.books.ownEvent(by, command.input.corrects);
    if (event?.stream.id !== id) return command;
    const concerns = concernedBy(event);
    const original: Corrected = {
      ...{ type: event.type, marking: event.marking },
      ...(concerns && { concerns }),
    };
    return { ...command, original };
  }

  private async actOnAgreement(act: AgreementAct): Promise<void> {
    const by = this.there(act.by);
    const id = this.there(act.agreement);
    const command = this.translated(act.command);
    await this.journal.write((tx) =>
      this.journal.record<Agreement>(tx, {
        ...{ stream: { kind: 'agreement', id }, by, actor: 'someone', isNew: command.type === 'draft' },
        decide: ({ view, at }) => decideAgreement(view, command, { by, at }),
      }),
    );
    if (command.type === 'sign' || command.type === 'resume') await this.journal.sweepActivations(id);
  }

  /** Which of the journal's events are those that the act caused in the community. */
  private async learn(stream: Stream, ids: readonly EventId[]): Promise<void> {
    const rows = await this.journal.books.query<{ id: string }>(
      'SELECT id FROM event WHERE stream_id = ? ORDER BY id',
      [this.there(stream.id)],
    );
    const fresh = rows.map(({ id }) => id).filter((id) => !this.told.has(id));
    if (fresh.length !== ids.length) throw new Error(`${fresh.length} events instead of ${ids.length}.`);
    fresh.forEach((id, i) => {
      const original = ids[i] ?? '';
      this.recorded.set(original, id);
      this.told.set(id, original);
    });
  }

  /** An organisation's book with the community's ids. */
  async book(organization: OrganizationId): Promise<unknown[]> {
    const entries = await this.journal.books.entries(this.there(organization), 0, 100_000);
    return entries.map(({ basis, agreementId = null, at, recipients, event }) => {
      const { id, stream, type, owner, at: happened, data } = event;
      const marking = { ...(event.marking as object), ...(recipients && { recipients }) };
      return this.translatedBack({
        ...{ basis, agreementId, at },
        event: { id, stream, type, owner, at: happened, data, marking },
      });
    });
  }

  private there<Id extends OrganizationId | Stream['id']>(id: Id): Id {
    return `${this.prefix}${id}` as Id;
  }

  private here(id: string): string {
    return id.startsWith(this.prefix) ? id.slice(this.prefix.length) : id;
  }

  private translated<Command extends Act['command']>(command: Command): Command {
    const names = new Set<string>(this.organizations);
    return mapped(command, (text) =>
      names.has(text) ? `${this.prefix}${text}` : (this.recorded.get(text) ?? text),
    ) as Command;
  }

  private translatedBack(value: unknown): unknown {
    return mapped(value, (text) => this.told.get(text) ?? this.here(text));
  }
}

/** An organisation's book in the community, told as `Played.book` tells it. */
export function plainBook(community: Community, organization: OrganizationId): unknown[] {
  return memberOf(community, organization).book.map(({ event, basis, agreementId, at }) => {
    const { id, stream, type, owner, at: happened, data, marking } = event;
    return JSON.parse(
      JSON.stringify({
        basis,
        agreementId,
        at,
        event: { id, stream, type, owner, at: happened, data, marking },
      }),
    ) as unknown;
  });
}

/** A copy with every text in it changed. */
function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]));
}
