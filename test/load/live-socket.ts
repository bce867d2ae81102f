import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

export interface Following {
  token: string;
  /** Number of the last entry that is not wanted. */
  after: number;
}

const entryBegins = Buffer.from('42/live,["entry"');
const textFrame = 0x81;
const nothing = Buffer.alloc(0);

/**
 * Follows a book over a bare websocket that speaks just enough Engine.IO and Socket.IO; resolves when the server has
 * acknowledged. The usual client parses every entry, a thousand times for one update, and would take the processor
 * from the server under test; this one hands over the bytes of each.
 */
export async function followBook(
  url: string,
  { token, after }: Following,
  onEntry: (packet: Buffer) => void,
): Promise<void> {
  const socket = await upgrade(`${url}/socket.io/?EIO=4&transport=websocket`);
  const send = (text: string) => socket.write(maskedFrame(text));
  await new Promise<void>((resolve, reject) => {
    const take = (packet: Buffer): void => {
      if (packet.subarray(0, entryBegins.length).equals(entryBegins)) {
        onEntry(packet);
        return;
      }
      const text = packet.toString('utf8');
      if (text === '2') send('3');
      else if (text.startsWith('0{')) send(`40/live,${JSON.stringify({ token })}`);
      else if (text.startsWith('40/live,')) send(`42/live,0${JSON.stringify(['follow', { after }])}`);
      else if (text.startsWith('43/live,0[{"head"')) resolve();
      else reject(new Error(`The server did not let a socket follow: ${text}`));
    };
    let received: Buffer = nothing;
    socket.on('data', (chunk: Buffer) => {
      received = takeFrames(received.length === 0 ? chunk : Buffer.concat([received, chunk]), take);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The server closed a socket.')));
  });
}

function upgrade(url: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent: false,
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    asked.once('upgrade', (_response, socket: Socket, head) => {
      socket.unshift(head);
      resolve(socket);
    });
    asked.once('response', ({ statusCode }) => reject(new Error(`No websocket: ${statusCode ?? 0}`)));
    asked.once('error', reject);
    asked.end();
  });
}

/** A client masks what it sends (RFC 6455, 5.3); a mask of zeros leaves it as it is. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([textFrame, ...length, 0, 0, 0, 0]), payload]);
}

/** Hands over the payload of every whole frame, and answers the bytes that are left. */
function takeFrames(bytes: Buffer, take: (payload: Buffer) => void): Buffer {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = bytes.readUInt8(at + 1);
    const start = at + (short === 127 ? 10 : short === 126 ? 4 : 2);
    if (bytes.length < start) break;
    const length =
      short === 127 ? bytes.readUInt32BE(at + 6) : short === 126 ? bytes.readUInt16BE(at + 2) : short;
    if (bytes.length < start + length) break;
    if (bytes.readUInt8(at) === textFrame) take(bytes.subarray(start, start + length));
    at = start + length;
  }
  return at === 0 ? bytes : at === bytes.length ? nothing : bytes.subarray(at);
}
