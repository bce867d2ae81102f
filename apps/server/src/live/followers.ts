import type { Namespace, Socket } from 'socket.io';
import type { OrganizationId } from '@entente/domain';
import type { Entry, Head, Journal } from '@entente/journal';
import type { Deliveries } from './deliveries.js';
import { Feed } from './feed.js';
import { keptUp, lags, sendAtPace } from './pace.js';

/**
 * The sockets that follow a book, and the feeds that they follow. Those of an organisation that have caught up are in
 * one room and are given each entry at once; one that reads too slowly leaves it and catches up at its own pace.
 */
export class Followers {
  private readonly feeds = new Map<OrganizationId, Promise<Feed>>();
  /** Organisations whose feed failed: what it owes is read when it is asked for again. */
  private readonly owed = new Set<OrganizationId>();

  constructor(
    private readonly namespace: Namespace,
    private readonly journal: Journal,
    private readonly deliveries: Deliveries,
    private readonly hooks: {
      entered: (organization: OrganizationId, entries: Entry[]) => void;
      failed: (error: unknown) => void;
    },
  ) {}

  /** Gives a socket the entries after a number, then new ones as they come; says first where the book stands. */
  async follow(
    socket: Socket,
    organization: OrganizationId,
    after: number,
    begun: (where: { head: Head; redactions: number }) => void,
  ): Promise<void> {
    const feed = await this.feedOf(organization);
    const redactions = await this.journal.books.redactions(organization);
    begun({ head: await this.journal.books.head(organization), redactions });
    await this.catchUp(socket, feed, after);
  }

  /** Reads on in the book of an organisation that somebody follows. */
  rang(organization: OrganizationId): void {
    this.owed.delete(organization);
    this.feeds
      .get(organization)
      ?.then((feed) => feed.pump())
      .catch((error: unknown) => {
        this.owed.add(organization);
        this.hooks.failed(error);
      });
  }

  /** Reads what a feed could not read before. */
  tryAgain(): void {
    for (const organization of this.owed) this.rang(organization);
  }

  /** The feed of an organisation: from then on its new entries are noticed here. */
  feedOf(organization: OrganizationId): Promise<Feed> {
    const known = this.feeds.get(organization);
    if (known) return known;
    const feed = Feed.at(this.journal, organization, (entries, by) => {
      this.handOut(by, entries);
    });
    this.feeds.set(organization, feed);
    feed.catch(() => this.feeds.delete(organization));
    return feed;
  }

  private async catchUp(socket: Socket, feed: Feed, after: number): Promise<void> {
    await keptUp(socket);
    await feed.catchUp(after, {
      give: async (entries) => {
        await sendAtPace(socket, entries);
        const newest = entries.at(-1);
        if (newest && socket.connected) this.deliveries.upTo(feed.organization, newest.number);
      },
      gone: () => socket.disconnected,
      joined: () => void socket.join(roomOf(feed.organization)),
    });
  }

  private handOut(feed: Feed, entries: Entry[]): void {
    const { organization } = feed;
    const room = roomOf(organization);
    this.sendBack(feed, (entries[0]?.number ?? 1) - 1);
    for (const entry of entries) this.namespace.to(room).emit('entry', entry);
    const newest = entries.at(-1);
    if (newest && this.inRoom(room).length > 0) this.deliveries.upTo(organization, newest.number);
    this.hooks.entered(organization, entries);
  }

  private sendBack(feed: Feed, after: number): void {
    const room = roomOf(feed.organization);
    for (const socket of this.inRoom(room).filter(lags)) {
      void socket.leave(room);
      this.catchUp(socket, feed, after).catch((error: unknown) => {
        this.hooks.failed(error);
        socket.conn.close();
      });
    }
  }

  private inRoom(room: string): Socket[] {
    const ids = [...(this.namespace.adapter.rooms.get(room) ?? [])];
    return ids.flatMap((id) => this.namespace.sockets.get(id) ?? []);
  }
}

function roomOf(organization: OrganizationId): string {
  return `book:${organization}`;
}
