import { connect, type Socket } from 'node:net';

/** What was answered; `body` is empty where it came compressed, since nobody here reads that. */
export interface Answer {
  status: number;
  headers: string;
  body: string;
}

export interface Question {
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** Ask as a browser does, which takes a compressed answer. */
  compressed?: boolean;
}

interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/**
 * One kept-alive HTTP connection that asks one thing at a time. Node's own client costs several times as much of the
 * processor, which the server under test would be measured without.
 */
export class Connection {
  private received = nothing;
  private pending: Pending | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly common: string,
  ) {
    socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      this.read();
    });
    socket.on('error', (error) => this.pending?.reject(error));
    socket.on('close', () => this.pending?.reject(new Error('The server closed the connection.')));
  }

  static async to(url: string, token: string): Promise<Connection> {
    const { hostname, port, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket, ` HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n`);
  }

  ask({ method = 'GET', path, body, compressed = false }: Question): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const about =
      text === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
    const encoding = compressed ? 'accept-encoding: gzip, deflate, br, zstd\r\n' : '';
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.socket.write(`${method} ${path}${this.common}${encoding}${about}\r\n${text}`);
    });
  }

  /** Asks, and answers the parsed body; anything but success is an error, for a benchmark of refusals says nothing. */
  async expect(question: Question): Promise<Answer> {
    const answer = await this.ask(question);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new Error(`${question.method ?? 'GET'} ${question.path}: ${answer.status} ${answer.body}`);
  }

  close(): void {
    this.socket.destroy();
  }

  private read(): void {
    const end = this.received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const start = end + headEnd.length;
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    const after = length === undefined ? endOfChunks(this.received, start) : start + Number(length);
    if (after === undefined || this.received.length < after) return;
    const plain = length !== undefined && !/^content-encoding:/im.test(head);
    const body = plain ? this.received.toString('utf8', start, after) : '';
    this.received = this.received.length === after ? nothing : this.received.subarray(after);
    const { pending } = this;
    this.pending = undefined;
    pending?.resolve({ status: Number(head.slice(9, 12)), headers: head, body });
  }
}

/** Where a chunked body ends; undefined while it has not come whole. */
function endOfChunks(bytes: Buffer, start: number): number | undefined {
  for (let at = start; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    at = line + 2 + size + 2;
    if (size === 0) return at;
    if (at > bytes.length) return undefined;
  }
}
