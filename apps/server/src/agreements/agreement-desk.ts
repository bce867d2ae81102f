import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  accessionOf,
  decideAgreement,
  endOf,
  expiryWarning,
  rejected,
  renewalNoticeBy,
  stateAt,
  stateSince,
  termsOf,
  type Accede,
  type Agreement,
  type AgreementCommand,
  type AgreementId,
  type OrganizationId,
  type RenewAgreement,
  type SignAgreement,
  type Terms,
} from '@entente/domain';
import {
  instant,
  Journal,
  StaleVersion,
  type Appended,
  type Idempotency,
  type Transaction,
} from '@entente/journal';
import { invalid, type Principal } from '../edge/edge.services.js';
import { Organizations } from '../identity/identity.services.js';

/** Who acts in an agreement, and in whose name. */
export type Signatory = Pick<Principal, 'userId' | 'organization'>;
/** Who may be the registrar: that one drafts for others, and records what they signed on paper. */
export type Drafter = Signatory & Pick<Principal, 'registrar'>;

interface Manner {
  ifVersion?: number | undefined;
  once?: Idempotency | undefined;
}

/** The use cases of the register of agreements. */
@Injectable()
export class AgreementDesk {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  /** Drafts an agreement. The drafter is a party, or the registrar drafting for others. */
  async draft(by: Drafter, terms: Terms, once?: Idempotency): Promise<{ id: AgreementId } & Appended> {
    await this.requireParties(by, terms);
    return this.journal.write((tx) => this.draftIn(tx, by, terms), once);
  }

  private async draftIn(
    tx: Transaction,
    by: Signatory,
    terms: Terms,
  ): Promise<{ id: AgreementId } & Appended> {
    const id = uuidv7() as AgreementId;
    return { id, ...(await this.perform(tx, by, id, { type: 'draft', terms }, { isNew: true })) };
  }

  async change(by: Drafter, id: AgreementId, terms: Terms, ifVersion: number | undefined): Promise<Appended> {
    await this.requireParties(by, terms);
    return this.journal.write((tx) => this.perform(tx, by, id, { type: 'change', terms }, { ifVersion }));
  }

  /**
   * Does what a command says. The proposal of what follows on another agreement is told there too. When one comes into force by it,
   * what that opens is backfilled before the answer.
   */
  async command(
    by: Signatory,
    id: AgreementId,
    command: AgreementCommand,
    { ifVersion, once }: Manner = {},
  ): Promise<Appended> {
    const done = await this.journal.write(async (tx) => {
      const performed = await this.perform(tx, by, id, command, { ifVersion });
      if (command.type === 'propose') await this.followOn(tx, by, id);
      return performed;
    }, once);
    await this.journal.sweepActivations(id);
    return done;
  }

  /** Signs for one's own organisation; the registrar also records, with its evidence, what another signed on paper. */
  async sign(
    by: Drafter,
    id: AgreementId,
    { onBehalfOf = by.organization, evidence = '' }: SignAgreement,
    manner: Manner = {},
  ): Promise<Appended> {
    if (onBehalfOf === by.organization)
      return this.command(by, id, { type: 'sign', ...(evidence && { evidence }) }, manner);
    if (!by.registrar)
      throw rejected('forbidden', 'Only the registrar records a signature for another organisation.');
    if (evidence.trim() === '')
      throw rejected(
        'evidence-required',
        'Say what evidences the signature on paper: who signed, where and when.',
      );
    return this.recordSignature(by, onBehalfOf, id, evidence.trim(), manner);
  }

  /**
   * Records a signature that a party made on paper. Version and agreement are those of the book of who records it: what
   * number the party's own entry has is the party's business.
   */
  private async recordSignature(
    by: Drafter,
    party: OrganizationId,
    id: AgreementId,
    evidence: string,
    { ifVersion, once }: Manner,
  ): Promise<Appended> {
    const known = await this.journal.books.agreement(by.organization, id);
    if (!known) throw rejected('not-found', 'There is no such agreement in your book.');
    if (ifVersion !== undefined && ifVersion !== known.version) throw new StaleVersion(known.version);
    const signed = await this.command(
      { userId: by.userId, organization: party },
      id,
      { type: 'sign', evidence, recordedBy: by.organization },
      { once },
    );
    const after = await this.journal.books.agreement(by.organization, id);
    return { ...signed, version: after?.version ?? known.version };
  }

  /** Renews: a successor with the same text and a new term. */
  async renew(
    by: Drafter,
    id: AgreementId,
    input: RenewAgreement,
    once?: Idempotency,
  ): Promise<Appended & { successor: AgreementId }> {
    return this.succeed(
      by,
      id,
      (view, now) => {
        const effectiveFrom = input.effectiveFrom ?? laterOf(view.effectiveUntil, now);
        if (input.effectiveUntil <= effectiveFrom)
          throw invalid('effectiveUntil', 'The new term must end after it begins.');
        const { effectiveUntil, title = view.title } = input;
        return { ...termsOf(view), title, effectiveFrom, effectiveUntil, predecessor: id };
      },
      once,
    );
  }

  /** Takes a further party in: by a successor that all of them sign. */
  async accede(
    by: Drafter,
    id: AgreementId,
    { party }: Accede,
    once?: Idempotency,
  ): Promise<Appended & { successor: AgreementId }> {
    const directory = await this.organizations.directory();
    if (!directory.get(party)) throw invalid('party', 'There is no such organisation on this node.');
    return this.succeed(by, id, (view, now) => accessionOf(view, party, now), once);
  }

  /** Drafts and proposes what follows on an agreement, and the old one names it. */
  private async succeed(
    by: Drafter,
    id: AgreementId,
    next: (view: Agreement, now: string) => Terms,
    once: Idempotency | undefined,
  ): Promise<Appended & { successor: AgreementId }> {
    return this.journal.write(async (tx, now) => {
      const known = await this.journal.books.agreement(by.organization, id);
      if (!known) throw rejected('not-found', 'There is no such agreement.');
      const terms = next(known.view, instant(now));
      const { id: successor } = await this.draftIn(tx, by, terms);
      await this.perform(tx, by, successor, { type: 'propose' }, {});
      return { ...(await this.follow(tx, by, successor, terms, id)), successor };
    }, once);
  }

  /** Has the agreement that a draft follows on name it, as the draft stood before it was proposed. */
  private async followOn(tx: Transaction, by: Signatory, id: AgreementId): Promise<void> {
    const draft = (await this.journal.books.agreement(by.organization, id))?.view;
    // The registrar, who drafts for others, is no party in whose name the older one could name its successor.
    if (draft?.predecessor && draft.parties.includes(by.organization))
      await this.follow(tx, by, id, draft, draft.predecessor);
  }

  /** The older agreement names what follows on it, in the name of a party to both. */
  private follow(
    tx: Transaction,
    by: Signatory,
    successor: AgreementId,
    { effectiveUntil, parties }: Terms,
    predecessor: AgreementId,
  ): Promise<Appended> {
    return this.perform(tx, by, predecessor, { type: 'renew', successor, effectiveUntil, parties }, {});
  }

  /** Records an agreement that exists on paper, in the name of its parties, up to their signatures (command line, demo). */
  async recordPaper(
    actor: string,
    terms: Terms,
    { signed, evidence }: { signed: boolean; evidence?: string },
  ): Promise<AgreementId> {
    const [drafter] = terms.parties;
    if (!drafter) throw invalid('parties', 'Name two or more parties.');
    await this.requireRegistered(terms.parties);
    const id = await this.journal.write(async (tx) => {
      const { id: drafted } = await this.draftIn(tx, { userId: actor, organization: drafter }, terms);
      await this.perform(tx, { userId: actor, organization: drafter }, drafted, { type: 'propose' }, {});
      for (const organization of signed ? terms.parties : [])
        await this.perform(
          tx,
          { userId: actor, organization },
          drafted,
          { type: 'sign', ...(evidence && { evidence }) },
          {},
        );
      return drafted;
    });
    await this.journal.sweepActivations(id);
    return id;
  }

  private perform(
    tx: Transaction,
    by: Signatory,
    id: AgreementId,
    command: AgreementCommand,
    { ifVersion, isNew = false }: { ifVersion?: number | undefined; isNew?: boolean },
  ): Promise<Appended> {
    return this.journal.record<Agreement>(tx, {
      ...{ stream: { kind: 'agreement', id }, by: by.organization, actor: by.userId, ifVersion, isNew },
      decide: ({ view, at, agreements }) =>
        decideAgreement(view, command, { by: by.organization, at, agreements }),
    });
  }

  /** Who words an agreement is bound by it: a draft that lost its drafter would go on telling them what others sign. */
  private requireParties(by: Drafter, { parties }: Terms): Promise<void> {
    if (!parties.includes(by.organization) && !by.registrar)
      throw rejected(
        'not-a-party',
        'Your organisation must be one of the parties; only the registrar drafts for others.',
      );
    return this.requireRegistered(parties);
  }

  private async requireRegistered(parties: readonly OrganizationId[]): Promise<void> {
    const directory = await this.organizations.directory();
    const unknown = parties.findIndex((party) => !directory.get(party));
    if (unknown >= 0) throw invalid(`parties.${unknown}`, 'There is no such organisation on this node.');
  }
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

/** An agreement as the API gives it: with the state that it has now, until when what must be done, and the warning that is due. */
export function presentAgreement(
  agreement: Agreement,
  version: number,
  at: string,
  register: readonly Agreement[] = [],
) {
  return {
    ...agreement,
    ...{ state: stateAt(agreement, at), since: stateSince(agreement, at) ?? null },
    ...{ endsAt: endOf(agreement), noticeBy: renewalNoticeBy(agreement) ?? null },
    warning: expiryWarning(agreement, at, register) ?? null,
    version,
  };
}
