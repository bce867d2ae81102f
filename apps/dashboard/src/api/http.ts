/** The one door to the server's HTTP API (docs/api.md). */

/** A field of the input that is not right; `code` is the kind of fault, as zod names it. */
export interface Fault {
  path: string;
  message: string;
  code?: string;
}

/** What the server answers when it does not do what was asked (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly Fault[] = [],
  ) {
    super(detail);
  }
}

export const offlineCode = 'offline';

export interface Sending {
  /** The version that the change was decided on; the server answers 412 when there is a newer one. */
  ifMatch?: number | undefined;
  /** Repeats of the same attempt carry the same key, so that a lost answer does not do a thing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, undefined, signal ? { signal } : {});
}

/** A file that the server makes, with the name that it gives it. */
export async function readFile(path: string, signal: AbortSignal): Promise<{ blob: Blob; name: string }> {
  const answer = await fetch(`/api${path}`, { credentials: 'same-origin', signal });
  if (!answer.ok) throw await problemOf(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await answer.blob(), name: name ?? 'entente' };
}

export function write<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  sending: Sending = {},
): Promise<T> {
  return request<T>(method, path, body, { idempotencyKey: crypto.randomUUID(), ...sending });
}

async function request<T>(method: string, path: string, body: unknown, sending: Sending): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (sending.idempotencyKey && method === 'POST') headers['idempotency-key'] = sending.idempotencyKey;
  if (sending.ifMatch !== undefined) headers['if-match'] = `"${sending.ifMatch}"`;
  const answer = await fetch(`/api${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(sending.signal && { signal: sending.signal }),
  }).catch((error: unknown) => {
    if (sending.signal?.aborted) throw error;
    throw new Problem(0, offlineCode, '');
  });
  if (!answer.ok) throw await problemOf(answer);
  const text = await answer.text();
  // The parsing boundary: the server's answers follow the shapes of shapes.ts by contract.
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(answer: Response): Promise<Problem> {
  return problemIn(answer.status, await answer.text(), answer.statusText);
}

/** The problem that an answer tells; one without a code where it does not. */
export function problemIn(status: number, text: string, statusText: string): Problem {
  try {
    const body = JSON.parse(text) as { code?: string; detail?: string; errors?: Problem['errors'] };
    return new Problem(status, body.code ?? 'unknown', body.detail ?? statusText, body.errors);
  } catch {
    return new Problem(status, 'unknown', statusText);
  }
}
