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

/** Tells who listens that books have grown, whichever process made them grow, within a second at the latest. */
export class Bell {
  readonly rings = new Subject<Ring>();
  private readonly heads = new Map<string, number>();
  private readonly pending = new Set<OrganizationId>();
  private timer: NodeJS.Timeout | undefined;
  private notifying: NodeJS.Timeout | undefined;
  private client: pg.Client | undefined;

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
    if (this.url) await this.connect(this.url);
    await this.poll();
    this.timer = setInterval(() => void this.poll(), slowPollMs);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.notifying);
    await this.client?.end();
    this.rings.complete();
  }

  private async connect(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    // A lost connection costs the quick ring; the slow poll goes on.
    client.on('error', () => (this.client = undefined));
    client.on('notification', ({ payload }) => {
      this.rings.next((payload ?? '').split(' ').filter(Boolean) as Ring);
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    this.client = client;
  }

  private async notify(): Promise<void> {
    this.notifying = undefined;
    const organizations = [...this.pending];
    this.pending.clear();
    // 8,000 bytes are the limit of a payload; 100 ids of 64 characters stay below it.
    for (let i = 0; i < organizations.length; i += 100)
      await this.client
        ?.query('SELECT pg_notify($1, $2)', [channel, organizations.slice(i, i + 100).join(' ')])
        .catch(() => undefined);
  }

  private async poll(): Promise<void> {
    const rows = await sqlOver(this.database.kind, this.database.reader)
      .query<{ organization: OrganizationId; number: number }>('SELECT organization, number FROM book')
      .catch(() => []);
    const grown = rows.filter(({ organization, number }) => number > (this.heads.get(organization) ?? 0));
    const first = this.heads.size === 0;
    for (const { organization, number } of rows) this.heads.set(organization, number);
    if (!first && grown.length > 0) this.rings.next(grown.map(({ organization }) => organization));
  }
}
