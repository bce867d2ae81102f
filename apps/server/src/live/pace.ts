import type { Socket } from 'socket.io';

/** Packets that may wait to be sent to one socket: who is further behind with reading gets no more until it has read. */
const mostUnsent = 200;

/** Entries stop coming long before so many packets wait: who lets them pile up asks and asks, and reads no answer. */
const mostEverUnsent = 5_000;

/** Whether a socket reads slower than it is sent to. */
export function lags(socket: Socket): boolean {
  return unsentTo(socket) > mostUnsent;
}

/** Whether a socket does not read at all what it is sent, be it answers or who looks at its cases: it would fill the memory. */
export function isDeaf(socket: Socket): boolean {
  return unsentTo(socket) > mostEverUnsent;
}

function unsentTo(socket: Socket): number {
  // socket.io types the connection as one without its buffer.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
  return writeBuffer.length;
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
