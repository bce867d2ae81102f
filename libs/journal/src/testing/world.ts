import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import {
  AgreementId,
  announceLead,
  CaseId,
  decide,
  decideAgreement,
  ItemId,
  NewCase,
  OrganizationId,
  type Agreement,
  type AgreementCommand,
  type CaseCommand,
  type CaseView,
  type Scope,
  type Stream,
  type Tlp,
} from '@entente/domain';
import type { Entry } from '../book.js';
import type { Idempotency, Journal } from '../journal.js';
import type { Transaction } from '../queue.js';
import type { Appended } from '../record.js';
import { day } from './journal.js';

/** What an incident begins with, if nobody says otherwise. */
const incident = {
  title: 'Ransomware at a port operator',
  summary: 'Cranes stand still since the early morning.',
  classification: 'malicious-code/malware-configuration',
  severity: 'high',
  tlp: 'TLP:AMBER',
  affectedCountries: ['PH'],
} as const;

export interface Manner {
  ifVersion?: number | undefined;
  once?: Idempotency;
  actor?: string;
}

interface TermsInShort {
  ceiling?: Tlp;
  scopes?: Scope[];
  from?: string;
  until?: string;
  /** Whether everyone signs; else it stays proposed. */
  signed?: boolean;
}

/** Organisations, agreements and cases on a journal, in a few words. Names come back as ids that begin with them. */
export class World {
  private readonly suffix = randomBytes(4).toString('hex');

  constructor(
    private readonly journal: Journal,
    private readonly clock: () => number = Date.now,
  ) {}

  async organizations<Name extends string>(...names: Name[]): Promise<Record<Name, OrganizationId>> {
    const ids = names.map((name): [Name, OrganizationId] => [
      name,
      OrganizationId.parse(`${name}-${this.suffix}`),
    ]);
    for (const [, id] of ids) await this.journal.write((tx) => this.journal.openBook(tx, id));
    // One id was made for each of the names.
    return Object.fromEntries(ids) as Record<Name, OrganizationId>;
  }

  /** A memorandum between the parties, signed by all and in force, unless told otherwise. */
  async agreement(parties: OrganizationId[], terms: TermsInShort = {}): Promise<AgreementId> {
    const id = AgreementId.parse(uuidv7());
    const { ceiling = 'TLP:AMBER', scopes = ['mutual-response'], from, until, signed = true } = terms;
    const [drafter] = parties;
    if (!drafter) throw new Error('An agreement has parties.');
    const effectiveFrom = from ?? new Date(this.clock() - day).toISOString();
    const effectiveUntil = until ?? new Date(this.clock() + 365 * day).toISOString();
    const said = { title: 'Memorandum', kind: 'mou', parties, scopes, ceiling } as const;
    await this.agree(drafter, id, { type: 'draft', terms: { ...said, effectiveFrom, effectiveUntil } });
    await this.agree(drafter, id, { type: 'propose' });
    for (const party of signed ? parties : []) await this.agree(party, id, { type: 'sign' });
    return id;
  }

  agree(by: OrganizationId, id: AgreementId, command: AgreementCommand): Promise<Appended> {
    return this.journal.write((tx) =>
      this.journal.record<Agreement>(tx, {
        ...{ stream: { kind: 'agreement', id }, by, actor: 'someone', isNew: command.type === 'draft' },
        decide: ({ view, at }) => decideAgreement(view, command, { by, at }),
      }),
    );
  }

  async openCase(by: OrganizationId, said: Partial<NewCase> = {}, manner: Manner = {}): Promise<CaseId> {
    const id = CaseId.parse(uuidv7());
    const input = NewCase.parse({ ...incident, ...said });
    await this.act(by, id, { type: 'open', id, reference: 'PH-2026-000001', input }, manner);
    return id;
  }

  act(by: OrganizationId, id: CaseId, command: CaseCommand, manner: Manner = {}): Promise<Appended> {
    return this.journal.write((tx) => this.perform(tx, by, id, command, manner), manner.once);
  }

  /** A piece of work of several steps. */
  doing<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.journal.write(work);
  }

  /** One command within a piece of work. */
  perform(
    tx: Transaction,
    by: OrganizationId,
    id: CaseId,
    command: CaseCommand,
    { ifVersion, actor = 'someone' }: Manner = {},
  ): Promise<Appended> {
    let leadBefore: OrganizationId | undefined;
    return this.journal.record<CaseView>(tx, {
      ...{ stream: { kind: 'case', id }, by, actor, ifVersion, isNew: command.type === 'open' },
      concerned: command.type === 'invite' ? [command.input.organizationId] : [],
      decide: ({ view, agreements, at }) => {
        leadBefore = view?.lead;
        return decide(view, command, { by, at, agreements, nameOf });
      },
      follow: (event, viewOf) => {
        const before = leadBefore && viewOf(leadBefore);
        return event.type === 'handover-accepted' && leadBefore && before
          ? [{ owner: leadBefore, draft: announceLead(before as CaseView, event.owner) }]
          : [];
      },
    });
  }

  invite(lead: OrganizationId, id: CaseId, organizationId: OrganizationId): Promise<Appended> {
    return this.act(lead, id, { type: 'invite', input: { organizationId, role: 'assisting' } });
  }

  accept(by: OrganizationId, id: CaseId): Promise<Appended> {
    return this.act(by, id, { type: 'answer-invitation', accept: true });
  }

  async join(lead: OrganizationId, id: CaseId, ...others: OrganizationId[]): Promise<void> {
    for (const other of others) {
      await this.invite(lead, id, other);
      await this.accept(other, id);
    }
  }

  post(by: OrganizationId, id: CaseId, text: string, manner: Marked = {}): Promise<Appended> {
    return this.act(by, id, { type: 'post-update', input: { text, ...manner } });
  }

  ask(by: OrganizationId, id: CaseId, to: OrganizationId, manner: Manner = {}): Promise<Appended> {
    const input = { to, kind: 'forensics', urgency: 'priority', text: 'Please look at the image.' } as const;
    return this.act(by, id, { type: 'request-assistance', id: ItemId.parse(uuidv7()), input }, manner);
  }

  entries(of: OrganizationId, stream?: Stream): Promise<Entry[]> {
    return stream
      ? this.journal.books.entriesOf(of, stream, { limit: 10_000 })
      : this.journal.books.entries(of, 0, 10_000);
  }

  /** What a book tells of a case, a line an entry: `update-posted by PH (agreement)`. */
  async told(of: OrganizationId, id: CaseId): Promise<string[]> {
    const entries = await this.entries(of, { kind: 'case', id });
    return entries.map(({ basis, event }) => `${event.type} by ${nameOf(event.owner)} (${basis})`);
  }

  /** The texts of the updates that a book tells of, in the order of its entries. */
  async texts(of: OrganizationId, id: CaseId): Promise<string[]> {
    const events = await this.journal.books.caseEvents(of, id);
    return events.flatMap((event) => (event.type === 'update-posted' ? [event.data.text] : []));
  }
}

type Marked = { tlp?: Tlp; recipients?: OrganizationId[] };

/** The short name that an id of this world begins with. */
export function nameOf(organization: string): string {
  return organization.split('-')[0] ?? organization;
}
