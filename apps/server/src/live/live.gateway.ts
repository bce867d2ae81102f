import { Inject, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { CaseId, OrganizationId, rejected } from '@entente/domain';
import { Journal } from '@entente/journal';
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
import { Followers } from './followers.js';
import { isDeaf } from './pace.js';
import { Presence } from './presence.js';

const Follow = z.object({ after: z.number().int().min(0) });
const OneCase = z.object({ id: CaseId });
const Writing = z.object({ id: CaseId, to: z.array(OrganizationId).max(500).optional() });
/** How often open sockets are held against sessions that another process may have ended. */
const checkMs = 700;
/** Who has not been let in by then is sent away. */
const connectTimeout = 10_000;

/** Answers a call of a client; what is not called with a function wants no answer. */
type Acknowledge = (value: unknown) => void;

/** Books over socket.io, namespace `/live` (api.md, Live): who may connect, what a client may say, who must go. */
@WebSocketGateway({ namespace: '/live', connectTimeout })
export class LiveGateway implements OnGatewayInit<Namespace>, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private live: { namespace: Namespace; followers: Followers; presence: Presence } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Departures) private readonly departures: Departures,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  afterInit(namespace: Namespace): void {
    const { failed } = this;
    const presence = new Presence(namespace, this.journal);
    const followers = new Followers(namespace, this.journal, this.deliveries, {
      entered: (organization, entries) => void presence.entered(organization, entries).catch(failed),
      failed,
    });
    this.live = { namespace, followers, presence };
    // Every server of socket.io has this one, in which anybody could stay.
    namespace.server.of('/').use((_socket, next) => {
      next(new Error('Nothing is served here: connect to /live.'));
    });
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
      this.serve(socket, followers, presence);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.journal.bell.listen();
    this.journal.bell.rings.subscribe((ring) => {
      for (const organization of ring) this.live?.followers.rang(organization);
    });
    this.journal.bell.redactions.subscribe((ring) => {
      this.tellOfRedactions(ring).catch(this.failed);
    });
    const check = () => {
      this.live?.followers.tryAgain();
      this.check().catch(this.failed);
    };
    this.departures.all.subscribe(check);
    this.timer = setInterval(check, checkMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private readonly failed = (error: unknown): void => {
    this.logger.error({ err: error }, 'something failed on the live side; it is tried again within a second');
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

  private serve(socket: Socket, followers: Followers, presence: Presence): void {
    const { organization, userId, name } = principalOf(socket);
    let following = false;
    // The client connects again and goes on from the number that it has.
    const broken = (error: unknown) => {
      this.failed(error);
      socket.conn.close();
    };
    socket.on('follow', (input: unknown, acknowledge?: Acknowledge) => {
      const parsed = Follow.safeParse(input);
      if (!parsed.success) {
        answer(acknowledge, refusal('invalid-input', 'Say from which number: {after: 0}.'));
      } else if (following) {
        answer(acknowledge, refusal('already-following', 'This connection follows already: open another.'));
      } else {
        following = true;
        const begun = (where: unknown) => {
          answer(acknowledge, where);
        };
        followers.follow(socket, organization, parsed.data.after, begun).catch(broken);
      }
    });
    socket.on('open-case', (input: unknown, acknowledge?: Acknowledge) => {
      const parsed = OneCase.safeParse(input);
      const opened = parsed.success
        ? presence.open(socket, parsed.data.id, { organization, userId, name })
        : Promise.reject(rejected('not-found', 'There is no such case in your book.'));
      opened.then(
        () => {
          answer(acknowledge, {});
        },
        (error: unknown) => {
          const { status, code, detail } = problemOf(error);
          if (status >= 500) this.failed(error);
          answer(acknowledge, { error: { code, detail } });
        },
      );
    });
    socket.on('close-case', (input: unknown, acknowledge?: Acknowledge) => {
      const parsed = OneCase.safeParse(input);
      if (parsed.success) presence.close(socket, parsed.data.id);
      answer(acknowledge, {});
    });
    socket.on('writing', (input: unknown) => {
      const parsed = Writing.safeParse(input);
      if (parsed.success) presence.writes(socket, parsed.data.id, parsed.data.to);
    });
    socket.on('disconnect', () => {
      presence.left(socket);
    });
    // Whoever opens a case hears of its roster, also without following.
    followers.feedOf(organization).catch(broken);
  }

  /** Tells every socket of these organisations that content was erased from what it may have been given. */
  private async tellOfRedactions(organizations: readonly OrganizationId[]): Promise<void> {
    for (const organization of organizations) {
      const redactions = await this.journal.books.redactions(organization);
      for (const socket of this.live?.namespace.sockets.values() ?? [])
        if (principalOf(socket).organization === organization) socket.emit('redacted', { redactions });
    }
  }

  /** Closes the sockets whose session or token has ended, or whose bearer may not read the book any more, and those that are deaf. */
  private async check(): Promise<void> {
    const sockets = [...(this.live?.namespace.sockets.values() ?? [])];
    if (sockets.length === 0) return;
    const all = new Map(sockets.map((socket) => credentialOf(socket)).map((one) => [one.id, one]));
    const valid = await this.credentials.stillValid([...all.values()], readers);
    for (const socket of sockets)
      if (!valid.has(credentialOf(socket).id)) {
        socket.emit('signed-out', { reason: 'Your access has ended: sign in again.' });
        socket.disconnect(true);
      } else if (isDeaf(socket)) socket.conn.close(true);
  }
}

function principalOf(socket: Socket): Principal {
  return (socket.data as { principal: Principal }).principal;
}

function credentialOf(socket: Socket): Principal['credential'] {
  return principalOf(socket).credential;
}

function refusal(code: string, detail: string) {
  return { error: { code, detail } };
}

function answer(acknowledge: Acknowledge | undefined, value: unknown): void {
  if (typeof acknowledge === 'function') acknowledge(value);
}
