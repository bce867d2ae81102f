import type { Socket } from 'socket.io';
import type { Entry } from '@entente/journal';

/** Packets that may wait to be sent to one socket: who is further behind with reading gets no more until it has read. */
const mostUnsent = 200;
/** The same in letters: of long entries two hundred would take ten megabytes for every socket that does not read. */
const mostUnsentLetters = 500_000;

/** Entries stop coming long before so many packets wait: who lets them pile up asks and asks, and reads no answer. */
const mostEverUnsent = 5_000;

/** Whether a socket reads slower than it is sent to. */
export function lags(socket: Socket): boolean {
  const unsent = unsentTo(socket);
  return unsent.length > mostUnsent || lettersOf(unsent) > mostUnsentLetters;
}

/** Sends entries as fast as the socket reads them. */
export async function sendAtPace(socket: Socket, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    if (lags(socket)) await keptUp(socket);
    socket.emit('entry', entry);
  }
  await keptUp(socket);
}

/** Whether a socket does not read at all what it is sent, be it answers or who looks at its cases: it would fill the memory. */
export function isDeaf(socket: Socket): boolean {
  return unsentTo(socket).length > mostEverUnsent;
}

interface Packet {
  data?: unknown;
}

function unsentTo(socket: Socket): readonly Packet[] {
  // socket.io types the connection as one without its buffer.
  return (socket.conn as unknown as { writeBuffer: Packet[] }).writeBuffer;
}

function lettersOf(packets: readonly Packet[]): number {
  return packets.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
}

/** Waits until the socket has caught up with reading, or is gone. */
export async function keptUp(socket: Socket): Promise<void> {
  while (lags(socket) && socket.connected)
    await new Promise<void>((resolve) => {
      const { conn } = socket;
      const done = () => {
        conn.off('drain', done).off('close', done);
        resolve();
      };
      conn.on('drain', done).on('close', done);
    });
}
