import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { narrower, Tlp, type CaseId } from '@entente/domain';
import { Journal, type Entry } from '@entente/journal';
import { CaseReading, type Actor } from '../cases/cases.services.js';
import { EvidenceDesk, type Added } from '../evidence/evidence.services.js';
import { Organizations } from '../identity/identity.services.js';
import { readme } from './readme.js';
import { zipped, type Member } from './zip.js';

const Marked = z.object({ tlp: Tlp });
/** How many entries are read at a time. */
const page = 200;

/** The archive of a case as it is sent. */
export interface Archive {
  /** Of letters, digits, dashes and a dot. */
  name: string;
  files: number;
  missing: number;
  bytes: Readable;
}

/** A case for keeping elsewhere: what one organisation's book tells of it, the files that go with it, and how to check both. */
@Injectable()
export class CaseArchive {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(EvidenceDesk) private readonly evidence: EvidenceDesk,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  /** The archive of the case as it stands; that its files were taken is recorded in the chain of custody of each. */
  async of(by: Actor, id: CaseId): Promise<Archive> {
    const { version } = await this.reading.require(by.organization, id);
    const { known, body } = await this.reading.whole(by, id, { upTo: version });
    const { here, missing } = await this.evidence.takeAll(by, id, version);
    const { nameOf } = await this.organizations.directory();
    const { reference, title } = known.view;
    const at = known.lastActivityAt;
    const told: { tlp: Tlp; last: Entry | undefined } = { tlp: known.view.tlp, last: undefined };
    const members: Member[] = [
      { path: 'book.jsonl', at, lines: () => this.entries(by, id, version, told) },
      { path: 'case.json', at, lines: () => [`${JSON.stringify(body, null, 2)}\n`] },
      ...here.map((one) => this.fileOf(one)),
      {
        ...{ path: 'README.txt', at },
        lines: () => [readme({ reference, title, reader: nameOf(by.organization), ...told, missing })],
      },
    ];
    const counted = { files: here.length, missing: missing.length };
    return { name: `${reference}.zip`, ...counted, bytes: zipped(members, at) };
  }

  /** The entries of the case, a line each; notes the narrowest marking and the last entry on the way. */
  private async *entries(
    { organization }: Actor,
    id: CaseId,
    upTo: number,
    told: { tlp: Tlp; last: Entry | undefined },
  ): AsyncGenerator<string> {
    for (let after = 0; after < upTo; after = told.last?.number ?? upTo) {
      const range = { after, limit: page };
      const entries = await this.journal.books.entriesOf(organization, { kind: 'case', id }, range);
      for (const entry of entries.filter(({ number }) => number <= upTo)) {
        told.tlp = narrower(told.tlp, Marked.parse(entry.event.marking).tlp);
        told.last = entry;
        yield `${JSON.stringify(entry)}\n`;
      }
    }
  }

  private fileOf(evidence: Added): Member {
    const { id, name, size, sha256 } = evidence.data;
    const path = `evidence/${id}-${unpackable(name)}`;
    return { path, at: evidence.at, size, sha256, file: () => this.evidence.open(evidence) };
  }
}

/**
 * A name that every system can unpack under: what one of them forbids is replaced, and of a long one the end is kept, which
 * says what it is. The id before it keeps names apart and from meaning anything else.
 */
function unpackable(name: string): string {
  const letters = Array.from(name.replace(/[<>:"|?*\p{C}]/gu, '_').replace(/[. ]+$/, '_'));
  while (Buffer.byteLength(letters.join('')) > 200) letters.shift();
  return letters.join('');
}
