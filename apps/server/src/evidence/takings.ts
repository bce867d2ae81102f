import type { ItemId } from '@entente/domain';
import type { Actor } from '../cases/cases.services.js';

/** So long after it was recorded that somebody took a file, that they take it again is no news: a download that was cut off. */
export const sameTakingMs = 600_000;
const remembered = 10_000;

interface Taking {
  until: number;
  recorded: Promise<unknown>;
}

/**
 * Who took which file lately, so that of one person and one file a single taking is recorded in ten minutes, and nobody
 * fills a book by asking again and again. It knows what this process recorded: another one records it once more.
 */
export class Takings {
  private readonly lately = new Map<string, Taking>();

  constructor(private readonly now: () => number) {}

  /** Has those recorded that this person did not take lately; done when all are recorded, also those of a moment ago. */
  async record(
    { organization, userId }: Actor,
    items: readonly ItemId[],
    work: (fresh: ReadonlySet<ItemId>) => Promise<unknown>,
  ): Promise<void> {
    const now = this.now();
    const keyOf = (item: ItemId) => `${organization} ${userId} ${item}`;
    const known = items.map((item) => this.lately.get(keyOf(item))).filter(isSince(now));
    const fresh = items.filter((item) => !isSince(now)(this.lately.get(keyOf(item))));
    if (fresh.length > 0) {
      const recorded = work(new Set(fresh));
      this.forget(now);
      for (const item of fresh) this.lately.set(keyOf(item), { until: now + sameTakingMs, recorded });
      await recorded.catch((error: unknown) => {
        for (const item of fresh) this.lately.delete(keyOf(item));
        throw error;
      });
    }
    await Promise.all(known.map(({ recorded }) => recorded));
  }

  /** Where it is too much to remember: then one taking too many is recorded, never one too few. */
  private forget(now: number): void {
    if (this.lately.size < remembered) return;
    for (const [key, { until }] of this.lately) if (until <= now) this.lately.delete(key);
    if (this.lately.size >= remembered) this.lately.clear();
  }
}

function isSince(now: number) {
  return (taking: Taking | undefined): taking is Taking => taking !== undefined && taking.until > now;
}
