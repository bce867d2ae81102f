import { Inject, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { CaseId, rejected, type OrganizationId } from '@entente/domain';
import { Journal, type Entry } from '@entente/journal';
import {
  isOwnOrigin,
  problemOf,
  readers,
  SETTINGS,
  type Principal,
  type Settings,
} from '../edge/edge.module.js';
import { Credentials, Departures, sessionIn } from '../identity/identity.module.js';
import { Deliveries } from './deliveries.js';
import { Feed } from './feed.js';
import { Presence } from './presence.js';

const Follow = z.object({ after: z.number().int().min(0) });
const OneCase = z.object({ id: CaseId });
/** How often open sockets are held against sessions that another process may have ended. */
const checkMs = 700;
/** A follower that is this far behind with reading what it was sent waits before it gets more. */
const mostUnsent = 200;
const mostOpenCases = 50;

type Acknowledge = (answer: unknown) => void;

/** Follows books over socket.io, namespace `/live` (api.md, Live). It knows no event: it hands out entries. */
@WebSocketGateway({ namespace: '/live' })
export class LiveGateway implements OnGatewayInit, OnApplicationBootstrap, OnApplicationShutdown {
  @WebSocketServer() private readonly namespace!: Namespace;
  private readonly logger = new Logger('live');
  private readonly feeds = new Map<OrganizationId, Promise<Feed>>();
  private readonly presence = new Presence();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Departures) private readonly departures: Departures,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => {
          next();
        },
        (error: unknown) => {
          const { code, detail } = problemOf(error);
          next(Object.assign(new Error(detail), { data: { code, detail } }));
        },
      );
    });
    namespace.on('connection', (socket) => {
      this.serve(socket);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.journal.bell.listen();
    this.journal.bell.rings.subscribe((ring) => {
      for (const organization of ring)
        this.feeds
          .get(organization)
          ?.then((feed) => feed.pump())
          .catch(this.failed);
    });
    this.departures.all.subscribe(() => void this.check());
    this.timer = setInterval(() => void this.check(), checkMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private readonly failed = (error: unknown): void => {
    this.logger.error({ err: error }, 'a feed failed; its followers get the entries with the next ring');
  };

  private async admit(socket: Socket): Promise<void> {
    const { origin, host, cookie } = socket.handshake.headers;
    const token: unknown = (socket.handshake.auth as { token?: unknown }).token;
    if (!isOwnOrigin(origin, host, this.settings))
      throw rejected('forbidden', 'This connection comes from another site.');
    const secret = typeof token === 'string' && token.length <= 200 ? token : sessionIn(cookie);
    const principal = secret === undefined ? undefined : await this.credentials.principal(secret);
    if (!principal) throw rejected('unauthenticated', 'Sign in first: there is no session, or it has ended.');
    if (!principal.roles.some((role) => readers.includes(role)))
      throw rejected('forbidden', `This needs the role ${readers.join(' or ')}.`);
    (socket.data as { principal: Principal }).principal = principal;
  }

  private serve(socket: Socket): void {
    const { principal } = socket.data as { principal: Principal };
    let following = false;
    socket.on('follow', (input: unknown, acknowledge?: Acknowledge) => {
      const parsed = Follow.safeParse(input);
      if (!parsed.success) {
        answer(acknowledge, refusal('invalid-input', 'Say from which number: {after: 0}.'));
      } else if (following) {
        answer(acknowledge, refusal('already-following', 'This connection follows already: open another.'));
      } else {
        following = true;
        this.follow(socket, principal, parsed.data.after, acknowledge).catch(this.failed);
      }
    });
    socket.on('open-case', (input: unknown, acknowledge?: Acknowledge) => {
      this.openCase(socket, principal, input, acknowledge).catch(this.failed);
    });
    socket.on('close-case', (input: unknown, acknowledge?: Acknowledge) => {
      const parsed = OneCase.safeParse(input);
      if (parsed.success && this.presence.close(parsed.data.id, socket.id)) this.tellPresence(parsed.data.id);
      answer(acknowledge, {});
    });
    socket.on('disconnect', () => {
      for (const caseId of this.presence.casesOf(socket.id)) {
        this.presence.close(caseId, socket.id);
        this.tellPresence(caseId);
      }
    });
  }

  private async follow(
    socket: Socket,
    { organization }: Principal,
    after: number,
    acknowledge?: Acknowledge,
  ): Promise<void> {
    const feed = await this.feedOf(organization);
    answer(acknowledge, { head: await this.journal.books.head(organization) });
    await feed.catchUp(after, {
      give: (entries) => this.give(socket, organization, entries),
      gone: () => socket.disconnected,
      joined: () => void socket.join(roomOf(organization)),
    });
  }

  private feedOf(organization: OrganizationId): Promise<Feed> {
    const known = this.feeds.get(organization);
    if (known) return known;
    const feed = Feed.at(this.journal, organization, (entries) => {
      this.handOut(organization, entries);
    });
    this.feeds.set(organization, feed);
    return feed;
  }

  private handOut(organization: OrganizationId, entries: Entry[]): void {
    const room = roomOf(organization);
    for (const entry of entries) this.namespace.to(room).emit('entry', entry);
    const newest = entries.at(-1);
    if (newest && (this.namespace.adapter.rooms.get(room)?.size ?? 0) > 0)
      this.deliveries.upTo(organization, newest.number);
    for (const caseId of new Set(entries.map(({ event }) => event.stream.id)))
      if (this.presence.has(caseId, organization))
        this.refreshPresence(caseId, organization).catch(this.failed);
  }

  /** To one who catches up: no faster than it reads. */
  private async give(socket: Socket, organization: OrganizationId, entries: Entry[]): Promise<void> {
    for (const entry of entries) socket.emit('entry', entry);
    const newest = entries.at(-1);
    if (newest) this.deliveries.upTo(organization, newest.number);
    const connection = socket.conn as unknown as { writeBuffer: unknown[] };
    while (connection.writeBuffer.length > mostUnsent && socket.connected)
      await new Promise((resolve) => socket.conn.once('drain', resolve));
  }

  private async openCase(
    socket: Socket,
    principal: Principal,
    input: unknown,
    acknowledge?: Acknowledge,
  ): Promise<void> {
    const parsed = OneCase.safeParse(input);
    const known = parsed.success
      ? await this.journal.books.case(principal.organization, parsed.data.id)
      : undefined;
    if (!parsed.success || !known || this.presence.casesOf(socket.id).length >= mostOpenCases) {
      answer(acknowledge, refusal('not-found', 'There is no such case in your book.'));
      return;
    }
    const { userId, name, organization } = principal;
    if (socket.connected)
      this.presence.open(parsed.data.id, socket.id, { userId, name, organization, view: known.view });
    answer(acknowledge, {});
    this.tellPresence(parsed.data.id);
  }

  private async refreshPresence(caseId: string, organization: OrganizationId): Promise<void> {
    const known = await this.journal.books.case(organization, caseId);
    if (known) this.presence.update(caseId, organization, known.view);
    this.tellPresence(caseId);
  }

  private tellPresence(caseId: string): void {
    for (const [socketId, people] of this.presence.seen(caseId))
      this.namespace.sockets.get(socketId)?.emit('presence', { caseId, people });
  }

  /** Closes the sockets whose session or token has ended. */
  private async check(): Promise<void> {
    const sockets = [...this.namespace.sockets.values()];
    if (sockets.length === 0) return;
    const of = (socket: Socket) => (socket.data as { principal: Principal }).principal.credential;
    const valid = await this.credentials.stillValid([
      ...new Map(sockets.map((s) => [of(s).id, of(s)])).values(),
    ]);
    for (const socket of sockets)
      if (!valid.has(of(socket).id)) {
        socket.emit('signed-out', { reason: 'Your session has ended: sign in again.' });
        socket.disconnect(true);
      }
  }
}

function roomOf(organization: OrganizationId): string {
  return `book:${organization}`;
}

function refusal(code: string, detail: string) {
  return { error: { code, detail } };
}

function answer(acknowledge: Acknowledge | undefined, value: unknown): void {
  if (typeof acknowledge === 'function') acknowledge(value);
}
