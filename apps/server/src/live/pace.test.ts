import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import type { Entry } from '@entente/journal';
import { sendAtPace } from './pace.js';

/** A socket whose client reads nothing until it is told to. */
class Unread {
  readonly conn = Object.assign(new EventEmitter(), { writeBuffer: [] as { data: string }[] });
  readonly connected = true;
  sent = 0;

  emit(_event: string, entry: Entry): void {
    this.sent += 1;
    this.conn.writeBuffer.push({ data: JSON.stringify(entry) });
  }

  reads(): void {
    this.conn.writeBuffer = [];
    this.conn.emit('drain');
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const entriesOf = (letters: number) =>
  Array.from({ length: 500 }, () => ({ digest: 'x'.repeat(letters) }) as Entry);

describe('what is sent to a client that reads nothing', () => {
  it.each([
    ['short', 10, 201],
    ['long', 20_000, 25],
  ])('waits with the server in few %s entries, and goes on when it reads', async (_, letters, held) => {
    const socket = new Unread();
    const sending = sendAtPace(socket as unknown as Socket, entriesOf(letters));
    await turn();
    expect(socket.sent).toBe(held);
    socket.reads();
    await turn();
    expect(socket.sent).toBe(2 * held);
    while (socket.sent < 500) {
      socket.reads();
      await turn();
    }
    socket.reads();
    await sending;
  });
});
