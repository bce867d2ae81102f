import { setImmediate as othersTurn } from 'node:timers/promises';
import type { OrganizationId } from '@entente/domain';
import type { Entry, Journal } from '@entente/journal';

/** So few that who waits meanwhile does not notice, and that a page of long texts may wait for each who does not read. */
const page = 50;

/**
 * The one reader of an organisation's book for all its sockets: on every ring it reads what is new and hands it out,
 * in order and each entry once, to whoever has caught up.
 */
export class Feed {
  private pumping: Promise<void> | undefined;
  private again = false;
  /** The page that is read last of those waited for. */
  private line: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly journal: Journal,
    readonly organization: OrganizationId,
    /** Number of the last entry that was handed out. */
    private last: number,
    private readonly handOut: (entries: Entry[], feed: Feed) => void,
  ) {}

  static async at(
    journal: Journal,
    organization: OrganizationId,
    handOut: (entries: Entry[], feed: Feed) => void,
  ): Promise<Feed> {
    const { number } = await journal.books.head(organization);
    return new Feed(journal, organization, number, handOut);
  }

  /** Reads and hands out what the book has beyond the last entry handed out. */
  pump(): Promise<void> {
    this.again = true;
    this.pumping ??= this.run().finally(() => {
      this.pumping = undefined;
    });
    return this.pumping;
  }

  private async run(): Promise<void> {
    while (this.again) {
      this.again = false;
      for (;;) {
        const entries = await this.journal.books.entries(this.organization, this.last, page);
        const newest = entries.at(-1);
        if (!newest) break;
        this.last = newest.number;
        this.handOut(entries, this);
        if (entries.length < page) break;
      }
    }
  }

  /**
   * Brings one follower from a number to where the feed stands, then calls `joined` in the same turn of the event loop,
   * so that it misses nothing and gets nothing twice. Stops when `gone` says that the follower has left.
   */
  async catchUp(
    after: number,
    follower: { give: (entries: Entry[]) => Promise<void> | void; gone: () => boolean; joined: () => void },
  ): Promise<void> {
    let number = after;
    while (!follower.gone()) {
      if (number === this.last) {
        follower.joined();
        return;
      }
      if (number > this.last) {
        await this.pump();
        // The follower claims entries that the book does not have: it gets what comes after those.
        if (number > this.last) number = this.last;
        continue;
      }
      const entries = await this.inLine(number);
      const due = entries.filter((entry) => entry.number <= this.last);
      const newest = due.at(-1);
      if (!newest) {
        number = this.last;
        continue;
      }
      await follower.give(due);
      number = newest.number;
    }
  }

  /**
   * A page for somebody who catches up. They stand in line, and whatever else waits comes between two pages: SQLite answers at
   * once, so that many who begin far back would keep the server from all else until the last has caught up.
   */
  private inLine(after: number): Promise<Entry[]> {
    const read = this.line.then(async () => {
      await othersTurn();
      return this.journal.books.entries(this.organization, after, page);
    });
    this.line = read.catch(() => undefined);
    return read;
  }
}
