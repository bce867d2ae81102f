import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  decide,
  ItemId,
  rejected,
  type AddEvidence,
  type CaseId,
  type EventId,
  type HeldFile,
  type OrganizationId,
  type RecordCustody,
  type RecordedCaseEvent,
} from '@entente/domain';
import { freshId, instant, Journal, StaleVersion, type Appended } from '@entente/journal';
import { CaseDesk, CaseReading, type Actor } from '../cases/cases.services.js';
import type { Command, Principal } from '../edge/edge.services.js';
import { Organizations } from '../identity/identity.services.js';
import { EvidenceStore } from './evidence-store.js';
import { Takings } from './takings.js';

export type Added = Extract<RecordedCaseEvent, { type: 'evidence-added' }>;

/** What arrives of a file: its bytes, and how many there will be where its sender says so. */
export interface Arriving {
  bytes: Readable;
  announced: number | undefined;
}

/** The use cases of evidence: the file in the store, what happened to it in the journal. */
@Injectable()
export class EvidenceDesk {
  private readonly takings: Takings;

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(CaseDesk) private readonly cases: CaseDesk,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(EvidenceStore) private readonly store: EvidenceStore,
  ) {
    this.takings = new Takings(() => this.journal.now());
  }

  /** Stores a file and records it. A repeat is answered as the first time, and its file is not kept. */
  async add(
    { by, ifVersion, once }: Command,
    caseId: CaseId,
    input: AddEvidence,
    { bytes, announced }: Arriving,
  ): Promise<Appended & { id: ItemId }> {
    const id = ItemId.parse(freshId(this.journal.now()));
    if (announced !== undefined) this.store.requireSize(announced);
    // A repeat is answered as the first time, whatever became of the case since.
    const isRepeat = once !== undefined && (await this.journal.knows(once));
    if (!isRepeat) await this.requireWelcome(by, caseId, input, ifVersion);
    const file = await this.store.receive(id, bytes);
    try {
      const repeatable = once && { ...once, request: { caseId, input, file } };
      const command = { type: 'add-evidence', id, input, file } as const;
      const done = await this.cases.command(by, caseId, command, { ifVersion, once: repeatable });
      const recorded = await this.journal.books.ownEvent(by.organization, done.eventId);
      const kept = recorded?.type === 'evidence-added' ? recorded.data.id : id;
      if (kept !== id) await this.store.remove(id);
      return { id: kept, ...done };
    } catch (error) {
      await this.store.remove(id);
      throw error;
    }
  }

  /** Decides before the file is read as it will be decided after: whoever may not add it fills no disk. */
  private async requireWelcome(
    by: Principal,
    caseId: CaseId,
    { sha256: _, ...input }: AddEvidence,
    ifVersion: number | undefined,
  ): Promise<void> {
    const { view, version } = await this.reading.require(by.organization, caseId);
    if (ifVersion !== undefined && ifVersion !== version) throw new StaleVersion(version);
    const agreements = await this.journal.books.agreements(by.organization);
    const { nameOf } = await this.organizations.directory();
    const file = { size: 1, sha256: '', mediaType: '' };
    const command = { type: 'add-evidence', id: ItemId.parse('question'), input, file } as const;
    decide(view, command, { by: by.organization, at: instant(this.journal.now()), agreements, nameOf });
  }

  /** The file, for who was given it; that it was taken is recorded first. */
  async take(by: Principal, caseId: CaseId, id: ItemId): Promise<{ evidence: Added; bytes: Readable }> {
    const evidence = await this.given(by.organization, caseId, id);
    if (!evidence) throw rejected('not-found', 'There is no such evidence in your book.');
    const bytes = await this.open(evidence);
    try {
      await this.recordTaking(by, caseId, [evidence]);
      return { evidence, bytes };
    } catch (error) {
      bytes.destroy();
      throw error;
    }
  }

  /**
   * The files of the case of which the caller's book tells up to an entry, to be opened one after the other; that they were
   * taken is recorded first. What the store does not have as it was recorded is told apart.
   */
  async takeAll(by: Actor, caseId: CaseId, upTo: number): Promise<{ here: Added[]; missing: Added[] }> {
    const events = await this.journal.books.caseEvents(by.organization, caseId, {
      ...{ upTo, type: 'evidence-added' },
    });
    const told = events.filter(isAdded);
    const has = await Promise.all(told.map(({ data }) => this.store.has(data.id, data.size)));
    const here = told.filter((_, i) => has[i]);
    await this.recordTaking(by, caseId, here);
    return { here, missing: told.filter((_, i) => !has[i]) };
  }

  private recordTaking(by: Actor, caseId: CaseId, files: readonly Added[]): Promise<void> {
    const items = files.map(({ data }) => data.id);
    return this.takings.record(by, items, (fresh) => {
      const evidence = files.filter(({ data }) => fresh.has(data.id)).map(held);
      return this.cases.command(by, caseId, { type: 'record-access', evidence });
    });
  }

  /** The bytes of a file that was given; whoever has them taken records it. */
  open({ data: { id, size } }: Added): Promise<Readable> {
    return this.store.open(id, size);
  }

  async keepCustody(
    { by, ifVersion, once }: Command,
    caseId: CaseId,
    id: ItemId,
    input: RecordCustody,
  ): Promise<Appended> {
    const evidence = await this.given(by.organization, caseId, id);
    return this.cases.command(
      by,
      caseId,
      { type: 'record-custody', id, input, evidence },
      { ifVersion, once },
    );
  }

  /** Erases the content of an event, and before it the file that it brought, which nothing would name any more. */
  async redact(by: Principal, event: EventId, reason: string): Promise<void> {
    const erased = await this.journal.books.ownEvent(by.organization, event);
    if (erased?.type === 'evidence-added') await this.store.remove(erased.data.id);
    await this.journal.redact({ event, by: by.organization, actor: by.userId, reason });
  }

  /** The evidence as the organisation's book tells of it; undefined where it does not, or where it was erased. */
  private async given(organization: OrganizationId, caseId: CaseId, id: ItemId): Promise<Added | undefined> {
    const events = await this.journal.books.caseEvents(organization, caseId, { type: 'evidence-added' });
    return events.filter(isAdded).find(({ data }) => data.id === id);
  }
}

function isAdded(event: RecordedCaseEvent): event is Added {
  return event.type === 'evidence-added';
}

function held({ owner, marking, data: { id } }: Added): HeldFile {
  return { id, owner, marking };
}
