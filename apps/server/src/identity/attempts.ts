import { Injectable } from '@nestjs/common';
import { rejected } from '@entente/domain';

const windowMs = 60_000;
/** So many failures within a minute; then nothing more is tried until the minute is over. */
const mostFailures = 10;
const remembered = 10_000;

/** Guesses at a secret, counted for one address and one account together; who knows the secret is never slowed down. */
@Injectable()
export class Attempts {
  private readonly failed = new Map<string, { count: number; until: number }>();

  /** Does the work unless too many guesses have failed; it counts as a failure while it runs and when it refuses. */
  async guess<T>(ip: string, account: string, work: () => Promise<T>): Promise<T> {
    const counted = this.counted(`${ip} ${account.toLowerCase().slice(0, 254)}`);
    if (counted.count >= mostFailures)
      throw rejected('too-many-requests', 'Too many attempts: wait a minute and try again.');
    counted.count += 1;
    const result = await work();
    counted.count -= 1;
    return result;
  }

  private counted(key: string): { count: number; until: number } {
    const now = Date.now();
    const known = this.failed.get(key);
    if (known && known.until > now) return known;
    if (this.failed.size >= remembered)
      for (const [old, { until }] of this.failed) if (until <= now) this.failed.delete(old);
    if (this.failed.size >= remembered) this.failed.clear();
    const fresh = { count: 0, until: now + windowMs };
    this.failed.set(key, fresh);
    return fresh;
  }
}
