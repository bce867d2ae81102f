import { Subject } from 'rxjs';
import pg from 'pg';
import type { OrganizationId } from '@entente/domain';
import { sqlOver, type Database } from './database.js';

/** Which organisations' books have new entries. A ring carries no content: who hears it reads the book. */
export type Ring = OrganizationId[];

const channel = 'entente_bell';
/** A ring from another process may be missed (SQLite has none): this often the heads of the books are looked at. */
const slowPollMs = 500;
/** NOTIFY after the commit and for several commits at once: inside a transaction it would serialise all commits. */
const coalesceMs = 3;

/** What was seen of a book at the last look. */
interface Seen {
  number: number;
  redactions: number;
}

/** Tells who listens that books have grown, whichever process made them grow, within a second at the latest. */
export class Bell {
  readonly rings = new Subject<Ring>();
  /** Whose entries lost content, in whatever process; who shows or keeps it must read it anew. */
  readonly redactions = new Subject<Ring>();
  private books: ReadonlyMap<OrganizationId, Seen> | undefined;
  private readonly pending = new Set<OrganizationId>();
  private polling: NodeJS.Timeout | undefined;
  private notifying: NodeJS.Timeout | undefined;
  private client: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly database: Database,
    private readonly url: string | undefined,
  ) {}

  /** Called by the write queue after a commit. */
  ring(organizations: Iterable<OrganizationId>): void {
    const ring = [...organizations];
    if (ring.length === 0) return;
    this.rings.next(ring);
    if (!this.client) return;
    for (const organization of ring) this.pending.add(organization);
    this.notifying ??= setTimeout(() => void this.notify(), coalesceMs);
  }

  /** Starts to hear of what other processes write. */
  async listen(): Promise<void> {
    await this.poll();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.polling);
    clearTimeout(this.notifying);
    await this.client?.end();
    this.rings.complete();
    this.redactions.complete();
  }

  /** A lost connection costs the quick ring, until the next look at the books makes a new one. */
  private async connect(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    const lost = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ payload }) => {
      this.rings.next((payload ?? '').split(' ').filter(Boolean) as Ring);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      this.client = client;
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  /** One statement after the other: whoever rings meanwhile goes along with the next. */
  private async notify(): Promise<void> {
    while (this.client && this.pending.size > 0) {
      // 8,000 bytes are the limit of a payload; 100 ids of 64 characters stay below it.
      const some = [...this.pending].slice(0, 100);
      for (const organization of some) this.pending.delete(organization);
      await this.client.query('SELECT pg_notify($1, $2)', [channel, some.join(' ')]).catch(() => undefined);
    }
    this.pending.clear();
    this.notifying = undefined;
  }

  private async poll(): Promise<void> {
    if (this.url && !this.client) await this.connect(this.url);
    await this.look().catch(() => undefined);
    if (this.closed) await this.client?.end();
    else this.polling = setTimeout(() => void this.poll(), slowPollMs);
  }

  /** Rings for the books that have grown, or in which content was erased, since the last look. */
  private async look(): Promise<void> {
    const books = await sqlOver(this.database.kind, this.database.reader).query<
      Seen & { organization: OrganizationId }
    >('SELECT organization, number, redactions FROM book');
    const before = this.books;
    this.books = new Map(books.map(({ organization, ...seen }) => [organization, seen]));
    if (!before) return;
    const beyond = (what: keyof Seen) =>
      books
        .filter((book) => book[what] > (before.get(book.organization)?.[what] ?? 0))
        .map(({ organization }) => organization);
    const [grown, redacted] = [beyond('number'), beyond('redactions')];
    if (grown.length > 0) this.rings.next(grown);
    if (redacted.length > 0) this.redactions.next(redacted);
  }
}
