/**
 * A process full of sockets, started by delivery.ts: it follows as it is told, says whenever every one of its sockets
 * has had another entry, and tells on demand how long they took.
 */
import { followBook, type Following } from './live-socket.js';

export type Order = { follow: Following[]; url: string } | { tell: true };
export type Report =
  | { ready: true }
  /** So many entries every socket has had. */
  | { rounds: number }
  /** Milliseconds from an entry's own time to a socket, and when the last came in. */
  | { delays: number[]; last: number }
  | { failed: string };

let sockets = 0;
let received = 0;
let last = 0;
let delays: number[] = [];

const timeBegins = Buffer.from('"at":"');
const timeLength = '2026-01-01T00:00:00.000Z'.length;

function note(packet: Buffer): void {
  last = Date.now();
  const at = packet.indexOf(timeBegins) + timeBegins.length;
  delays.push(last - Date.parse(packet.toString('latin1', at, at + timeLength)));
  received += 1;
  if (received % sockets === 0) report({ rounds: received / sockets });
}

async function follow(url: string, followings: readonly Following[]): Promise<void> {
  sockets = followings.length;
  // A few at a time: a thousand handshakes at once would measure the backlog of the listening socket.
  const waiting = [...followings];
  const one = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await followBook(url, next, note);
  };
  await Promise.all(Array.from({ length: 20 }, one));
  report({ ready: true });
}

function report(what: Report): void {
  process.send?.(what);
}

process.on('message', (order: Order) => {
  if ('follow' in order)
    follow(order.url, order.follow).catch((error: unknown) => {
      report({ failed: String(error) });
    });
  else {
    report({ delays, last });
    delays = [];
  }
});
process.on('disconnect', () => process.exit());
