import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { ItemId, type CaseId, type EventId, type OrganizationId } from '@entente/domain';
import { Journal } from '@entente/journal';
import { EvidenceStore } from './evidence-store.js';

/** What the journal says of a file, and what its store must hold. */
const Recorded = z.object({ id: ItemId, name: z.string(), size: z.number(), sha256: z.string() });
interface RecordedFile extends z.infer<typeof Recorded> {
  event: EventId;
  case: CaseId;
  owner: OrganizationId;
}

export interface CheckedFiles {
  files: number;
  bytes: number;
  /** What is wrong, a sentence for each file that is not as it was recorded. */
  faults: { owner: OrganizationId; case: CaseId; id: ItemId; problem: string }[];
}

/** Looking after the files of evidence: whether each is as it was recorded, and what becomes of those that nothing tells of. */
@Injectable()
export class EvidenceCare implements OnApplicationBootstrap {
  private readonly logger = new Logger('evidence');

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(EvidenceStore) private readonly store: EvidenceStore,
  ) {}

  /** Reads every file, or those that one organisation recorded, and compares it with the journal. */
  async verify(owner?: OrganizationId): Promise<CheckedFiles> {
    const checked: CheckedFiles = { files: 0, bytes: 0, faults: [] };
    for await (const file of this.recorded()) {
      if (owner !== undefined && file.owner !== owner) continue;
      const found = await this.store.digest(file.id);
      const problem = problemOf(file, found);
      checked.files += 1;
      checked.bytes += found?.size ?? 0;
      // Erased while this was reading: then it must be gone.
      if (problem !== undefined && (await this.journal.books.ownEvent(file.owner, file.event)))
        checked.faults.push({ owner: file.owner, case: file.case, id: file.id, problem });
    }
    return checked;
  }

  /**
   * Sets aside what arrived whole a day ago and no event tells of, since the server was killed before it was recorded; removes
   * it a month later. If an event tells of it after all, since a newer database was restored meanwhile, it comes back.
   */
  async onApplicationBootstrap(): Promise<void> {
    const { whole, aside } = await this.store.idle();
    if (whole.length + aside.length === 0) return;
    const told = new Set<string>();
    for await (const { id } of this.recorded()) told.add(id);
    for (const id of aside.filter((one) => told.has(one))) await this.store.bringBack(id);
    await this.store.removeLongAside();
    const untold = whole.filter((one) => !told.has(one));
    for (const id of untold) await this.store.setAside(id);
    if (untold.length > 0)
      this.logger.warn(`No event tells of these files, which are set aside: ${untold.join(', ')}`);
  }

  private async *recorded(): AsyncGenerator<RecordedFile> {
    for await (const event of this.journal.eventsOfType('evidence-added')) {
      const { id, owner, stream, data } = event;
      const parsed = Recorded.safeParse(data);
      if (parsed.success && stream.kind === 'case')
        yield { ...parsed.data, event: id, case: stream.id, owner };
    }
  }
}

function problemOf(
  { name, size, sha256 }: RecordedFile,
  found: { size: number; sha256: string } | undefined,
): string | undefined {
  if (!found) return `the file “${name}” is missing.`;
  if (found.size !== size) return `the file “${name}” has ${found.size} bytes, recorded were ${size}.`;
  if (found.sha256 !== sha256)
    return `the file “${name}” has the SHA-256 ${found.sha256}, recorded was ${sha256}.`;
  return undefined;
}
