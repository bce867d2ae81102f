import { rejected } from '@entente/domain';
import { CalledOff } from '@entente/reports';

/** So many may wait for a turn, of one person and of one organisation; a dialog asks for two at a time. */
export const mostWaiting = { person: 10, organization: 30 };

interface Asker {
  organization: string;
  userId: string;
}
interface Waiting {
  by: Asker;
  begin: () => void;
  refuse: (reason: unknown) => void;
}

/**
 * Gives turns at what there is only one of. Next comes the organisation whose last turn is longest ago, and of it the person
 * whose last turn is: who asks for many waits for their own, and nobody else does.
 */
export class Turns {
  private waiting: Waiting[] = [];
  private readonly last = new Map<string, number>();
  private given = 0;
  private taken = false;

  /** Does the work when its turn comes. Refuses where too many wait already, and what is called off before its turn. */
  async take<T>(by: Asker, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.turn(by, signal);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  /** Refuses where so many of the person or of the organisation wait that one more may not. */
  requireRoom({ organization, userId }: Asker): void {
    const ours = this.waiting.filter(({ by }) => by.organization === organization);
    const own = ours.filter(({ by }) => by.userId === userId);
    if (ours.length >= mostWaiting.organization || own.length >= mostWaiting.person)
      throw rejected(
        'too-many-reports',
        'Too many reports of yours wait to be made: ask again when some of them are there.',
      );
  }

  /** Refuses all who wait. */
  close(): void {
    for (const { refuse } of this.waiting.splice(0))
      refuse(new CalledOff('The server is closing: ask again.'));
  }

  private turn(by: Asker, signal?: AbortSignal): Promise<void> {
    return new Promise((begin, refuse) => {
      const reason = new CalledOff();
      if (signal?.aborted) throw reason;
      this.requireRoom(by);
      const one = { by, begin, refuse };
      const leave = () => {
        this.waiting = this.waiting.filter((other) => other !== one);
        refuse(reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(one);
      if (!this.taken) this.next();
    });
  }

  private next(): void {
    const [next] = this.waiting.toSorted(
      (a, b) =>
        this.lastOf(a.by.organization) - this.lastOf(b.by.organization) ||
        this.lastOf(a.by.userId) - this.lastOf(b.by.userId),
    );
    this.taken = next !== undefined;
    if (!next) return;
    this.waiting = this.waiting.filter((other) => other !== next);
    this.given += 1;
    this.last.set(next.by.organization, this.given).set(next.by.userId, this.given);
    next.begin();
  }

  private lastOf(whom: string): number {
    return this.last.get(whom) ?? 0;
  }
}
