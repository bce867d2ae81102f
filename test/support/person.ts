import type { z } from 'zod';
import { Book, Case, Done, type Entry } from './contract.js';
import { checkDeclared } from './declared.js';
import { connect, type Listener, type Listening } from './listener.js';

/** What a server answered: `body` is the parsed JSON, the text where it is none, undefined where there is nothing. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
  etag: string | null;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
type HeadersGiven = Record<string, string>;

/** There was no answer, or that the server is closing: it is away, or went while it was asked. */
export class Unreachable extends Error {}

/** Sends one request and reads the whole answer. */
export async function send(
  url: string,
  method: Method,
  headers: HeadersGiven = {},
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isAsSent(body) ? body : JSON.stringify(body) }),
    redirect: 'manual',
  }).catch(unreachable);
  const text = await response.text().catch(unreachable);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text === '' ? undefined : text;
  if (isJson && response.ok && text !== '') checkDeclared(method, url, response.status, parsed);
  const etag = response.headers.get('etag');
  return { status: response.status, headers: response.headers, body: parsed, etag };
}

function isAsSent(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function unreachable(cause: unknown): never {
  throw new Unreachable('The server did not answer.', { cause });
}

export interface Of {
  organization: { id: string; shortName: string; country: string };
  id: string;
  email: string;
}

type CaseOf = { id: string } | string;
type Organized = { organization: { id: string } } | { id: string } | string;
interface Marked {
  tlp?: string;
  recipients?: Organized[];
}

/** What a case is opened with where a test does not say otherwise. */
export const incident = {
  title: 'Ransomware in a hospital network',
  summary: 'Wards are on paper since the morning.',
  classification: 'malicious-code/c2-server',
  severity: 'high',
  tlp: 'TLP:GREEN',
} as const;

/** Somebody of an organisation who speaks to a server: raw requests, and what one does in an incident. */
export class Person {
  readonly organization: Of['organization'];
  readonly id: string;
  readonly email: string;

  constructor(
    of: Of,
    private readonly server: { url: string },
    /** The headers that say who asks; empty for nobody. */
    readonly credentials: HeadersGiven,
  ) {
    ({ organization: this.organization, id: this.id, email: this.email } = of);
  }

  /** The same person at another server over the same database, or with another credential. */
  at(server: { url: string }, credentials = this.credentials): Person {
    return new Person(this, server, credentials);
  }

  request(method: Method, path: string, body?: unknown, headers: HeadersGiven = {}): Promise<Answer> {
    return send(`${this.server.url}${path}`, method, { ...this.credentials, ...headers }, body);
  }
  get(path: string, headers?: HeadersGiven): Promise<Answer> {
    return this.request('GET', path, undefined, headers);
  }
  post(path: string, body?: unknown, headers?: HeadersGiven): Promise<Answer> {
    return this.request('POST', path, body, headers);
  }
  put(path: string, body?: unknown, headers?: HeadersGiven): Promise<Answer> {
    return this.request('PUT', path, body, headers);
  }
  patch(path: string, body?: unknown, headers?: HeadersGiven): Promise<Answer> {
    return this.request('PATCH', path, body, headers);
  }
  delete(path: string): Promise<Answer> {
    return this.request('DELETE', path);
  }

  /** A file as somebody downloads it, with the record of it that its answer names, if it is a report. */
  async downloads(path: string) {
    const response = await fetch(`${this.server.url}${path}`, { headers: this.credentials });
    const { status, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const record = /<(\/api\/reports\/[^>]+)>/.exec(headers.get('link') ?? '')?.[1] ?? '';
    return { status, headers, bytes, text: bytes.toString(), record };
  }

  /** Opens a case. */
  async opens(said: Record<string, unknown> = {}): Promise<Case> {
    return Case.parse(done(await this.post('/api/cases', { ...incident, ...said })));
  }

  /** Does something to a case, as `POST /api/cases/{id}/…`. */
  async does(to: CaseOf, what: string, body: unknown = {}): Promise<z.infer<typeof Done>> {
    return Done.parse(done(await this.post(`/api/cases/${idOf(to)}/${what}`, body)));
  }

  invites(whom: Organized, to: CaseOf, role = 'assisting') {
    return this.does(to, 'participants', { organizationId: organizationOf(whom), role });
  }
  accepts(theCase: CaseOf) {
    return this.does(theCase, `participants/${this.organization.id}/acceptance`);
  }
  declines(theCase: CaseOf, reason = 'Nobody is free.') {
    return this.does(theCase, `participants/${this.organization.id}/declination`, { reason });
  }
  withdraws(from: CaseOf, reason = 'Our part is done.') {
    return this.does(from, `participants/${this.organization.id}/withdrawal`, { reason });
  }
  removes(whom: Organized, from: CaseOf, reason = 'Not needed any more.') {
    return this.does(from, `participants/${organizationOf(whom)}/removal`, { reason });
  }
  posts(text: string, to: CaseOf, { tlp, recipients }: Marked = {}) {
    const named = recipients && { recipients: recipients.map(organizationOf) };
    return this.does(to, 'updates', { text, ...(tlp && { tlp }), ...named });
  }
  asks(whom: Organized, about: CaseOf, text: string, { tlp }: Marked = {}) {
    const request = { to: organizationOf(whom), kind: 'forensics', urgency: 'priority', text };
    return this.does(about, 'assistance-requests', { ...request, ...(tlp && { tlp }) });
  }

  /** The case as this person's organisation has it. */
  async reads(theCase: CaseOf): Promise<Case> {
    return Case.parse(done(await this.get(`/api/cases/${idOf(theCase)}`)));
  }

  /** The texts of the updates that this person's organisation was given, oldest first. */
  async texts(of: CaseOf): Promise<string[]> {
    return (await this.reads(of)).updates.map(({ text }) => text);
  }

  /** The whole book of this person's organisation, from a number on. */
  async book(after = 0): Promise<Entry[]> {
    const { items, head } = Book.parse(done(await this.get(`/api/book?after=${after}&limit=1000`)));
    const last = items.at(-1)?.number ?? head.number;
    return last < head.number ? [...items, ...(await this.book(last))] : items;
  }

  /** Connects a socket, which from then on keeps all that it is sent. */
  socket(choice?: Listening): Promise<Listener> {
    const authorization = this.credentials['authorization'];
    const token = authorization?.replace('Bearer ', '');
    return connect(this.server.url, { ...(token ? { token } : { headers: this.credentials }), ...choice });
  }
}

/** The body of an answer that a test relies on; a refusal fails the test with what it says. */
export function done({ status, body }: Answer): unknown {
  if (status === 503) throw new Unreachable('The server is closing.');
  if (status >= 300) throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

function idOf(theCase: CaseOf): string {
  return typeof theCase === 'string' ? theCase : theCase.id;
}

function organizationOf(whom: Organized): string {
  if (typeof whom === 'string') return whom;
  return 'organization' in whom ? whom.organization.id : whom.id;
}
