import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { Entry, Head } from './contract.js';
import { until } from './until.js';

export interface Listening {
  token?: string;
  headers?: Record<string, string>;
  /** The way that it takes; websocket alone where a test does not say otherwise. */
  transports?: ('websocket' | 'polling')[];
  /** Another namespace than the one of books. */
  namespace?: string;
}

const Presence = z.object({
  caseId: z.string(),
  people: z.array(
    z.object({ user: z.object({ id: z.string(), name: z.string() }).nullable(), organization: z.string() }),
  ),
});
export type Presence = z.infer<typeof Presence>;

const Followed = z.union([
  z.strictObject({ head: Head, redactions: z.number().int().min(0) }),
  z.strictObject({ error: z.strictObject({ code: z.string(), detail: z.string() }) }),
]);

/** Why a server did not let a socket in. */
export class NotAdmitted extends Error {
  constructor(readonly data: unknown) {
    super(JSON.stringify(data));
  }
}

interface Pausable {
  pause: () => void;
  resume: () => void;
}

/** A socket of the namespace `/live`, and all that ever came over it. */
export class Listener {
  readonly entries: Entry[] = [];
  readonly presences: Presence[] = [];
  /** Every packet of the wire as text, whatever it is. */
  readonly wire: string[] = [];
  signedOut: string | undefined;
  private unread: Pausable | undefined;
  /** What the server last said of how many entries lost their content. */
  redactions: number | undefined;

  constructor(readonly socket: Socket) {
    socket.on('entry', (entry: unknown) => this.entries.push(Entry.parse(entry)));
    socket.on('presence', (presence: unknown) => this.presences.push(Presence.parse(presence)));
    socket.on('redacted', (said: unknown) => {
      this.redactions = z.strictObject({ redactions: z.number() }).parse(said).redactions;
    });
    socket.on('signed-out', (said: unknown) => {
      this.signedOut = z.strictObject({ reason: z.string() }).parse(said).reason;
    });
    socket.io.on('open', () => {
      socket.io.engine.on('packet', ({ data }: { data?: unknown }) => this.wire.push(String(data)));
    });
  }

  get numbers(): number[] {
    return this.entries.map(({ number }) => number);
  }

  async follow(input: unknown): Promise<z.infer<typeof Followed>> {
    return Followed.parse(await this.socket.timeout(20_000).emitWithAck('follow', input));
  }

  /** Follows the book after a number, and answers the number of its head. */
  async follows(after = 0): Promise<number> {
    const answer = await this.follow({ after });
    if ('error' in answer) throw new Error(answer.error.detail);
    return answer.head.number;
  }

  async opensCase({ id }: { id: string }): Promise<unknown> {
    return this.socket.timeout(20_000).emitWithAck('open-case', { id });
  }
  async closesCase({ id }: { id: string }): Promise<unknown> {
    return this.socket.timeout(20_000).emitWithAck('close-case', { id });
  }

  /** Waits until so many entries are there. */
  hears(count: number): Promise<void> {
    return until(`${count} entries came (${this.entries.length} did)`, () => this.entries.length >= count);
  }

  /** Waits until an entry of that type is there. */
  hearsOf(type: string): Promise<void> {
    return until(`"${type}" came`, () => this.entries.some(({ event }) => event.type === type));
  }

  /** From now on it takes nothing more off the wire, and goes on sending. */
  stopsReading(): void {
    this.unread = (this.socket.io.engine.transport as unknown as { ws: Pausable }).ws;
    this.unread.pause();
  }

  /** Asks so often for what is refused at once, and lets others have their turn. */
  async asksInVain(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) this.socket.emit('follow', {}, () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }

  close(): void {
    // Who reads nothing does not read either that the connection ends, and it would outlive the tests.
    this.unread?.resume();
    this.socket.disconnect();
  }
}

const open = new Set<Listener>();

/** Closes what tests have left open. */
export function closeListeners(): void {
  for (const listener of open) listener.close();
  open.clear();
}

/** Connects to the namespace `/live`, or throws `NotAdmitted`. It does not reconnect by itself. */
export async function connect(
  url: string,
  { token, headers = {}, transports = ['websocket'], namespace = '/live' }: Listening = {},
): Promise<Listener> {
  const socket = io(`${url}${namespace}`, {
    ...{ transports, extraHeaders: headers, forceNew: true, reconnection: false },
    ...(token !== undefined && { auth: { token } }),
  });
  const listener = new Listener(socket);
  open.add(listener);
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', (error) => {
      socket.disconnect();
      reject(new NotAdmitted('data' in error ? error.data : error.message));
    });
  });
  return listener;
}
