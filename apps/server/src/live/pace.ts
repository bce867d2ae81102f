import type { Socket } from 'socket.io';

/** Packets that may wait to be sent to one socket: who is further behind with reading gets no more until it has read. */
const mostUnsent = 200;

/** Whether a socket reads slower than it is sent to. */
export function lags(socket: Socket): boolean {
  // socket.io types the connection as one without its buffer.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
  return writeBuffer.length > mostUnsent;
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
