import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { OrganizationId } from '@entente/domain';
import { Journal, placeholders } from '@entente/journal';

const flushMs = 250;

/** Notes when entries first reached a user or a node of an organisation: a row a batch, written a little later. */
@Injectable()
export class Deliveries implements OnApplicationShutdown {
  private readonly reached = new Map<OrganizationId, number>();
  private readonly noted = new Map<OrganizationId, number>();
  private readonly logger = new Logger('deliveries');
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Journal) private readonly journal: Journal) {}

  upTo(organization: OrganizationId, number: number): void {
    if (number <= Math.max(this.reached.get(organization) ?? 0, this.noted.get(organization) ?? 0)) return;
    this.reached.set(organization, number);
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.logger.error(
          { err: error },
          'what was delivered could not be noted; later deliveries include it',
        );
      });
    }, flushMs);
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    const rows = [...this.reached];
    this.reached.clear();
    if (rows.length === 0) return;
    await this.journal.write(async (tx, now) => {
      const known = await tx.query<{ organization: OrganizationId; up_to: number }>(
        `SELECT organization, MAX(up_to) AS up_to FROM delivery WHERE organization IN ${placeholders(1, rows.length)} GROUP BY organization`,
        rows.map(([organization]) => organization),
      );
      const before = new Map(known.map(({ organization, up_to }) => [organization, up_to]));
      for (const [organization, number] of rows)
        if (number > (before.get(organization) ?? 0))
          await tx.query(
            // Another process may have noted the same at this moment.
            'INSERT INTO delivery (organization, up_to, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            [organization, number, now],
          );
    });
    for (const [organization, number] of rows) this.noted.set(organization, number);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush().catch(() => undefined);
  }
}
