import { hash, randomFillSync } from 'node:crypto';
import { configure } from 'safe-stable-stringify';
import { v7 as uuidv7 } from 'uuid';
import type { EventId, Marking, OrganizationId, StreamKind } from '@entente/domain';

/** The hash before the first entry of a book. */
export const noHash = '0'.repeat(64);

/** Drawn from the system for 256 salts or ids at once: asking it costs as much as a statement of SQL. */
const pool = Buffer.alloc(16 * 256);
let drawn = pool.length;

function freshBytes(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 16;
  return pool.subarray(drawn - 16, drawn);
}

/** 16 random bytes that keep a digest from being guessed back into its content. */
export function freshSalt(): string {
  return freshBytes().toString('hex');
}

/** A UUIDv7 of a moment, in milliseconds. */
export function freshId(msecs: number): string {
  return uuidv7({ msecs, random: freshBytes() });
}

const spell = configure({ deterministic: true, strict: true });

/** RFC 8785: one spelling for one value, so that two parties who hash it get the same. Throws on what is no JSON. */
export function canonical(value: unknown): string {
  return spell(value) ?? 'null';
}

function sha256(text: string): string {
  return hash('sha256', text);
}

/** What is kept of a request, to know it again when it is repeated. */
export function requestHash(request: unknown): string {
  return sha256(canonical(request));
}

/** The digest of an event, over the event exactly as every reader is served it. */
export function digestOf(event: Omit<ServedEvent, 'data'> & { data: object | null }): string {
  return sha256(canonical(event));
}

/** The hash of an entry: it seals the entry, and through the hash before it all earlier entries of the book. */
export function hashOf(
  previous: string,
  entry: { number: number; digest: string; basis: string; agreementId: string | null; at: string },
): string {
  return sha256(canonical([previous, entry.number, entry.digest, entry.basis, entry.agreementId, entry.at]));
}

/** An event as it is served and sealed (docs/api.md, Checking a book alone). */
export interface ServedEvent {
  id: EventId;
  stream: { kind: StreamKind; id: string };
  type: string;
  owner: OrganizationId;
  actor: string;
  at: string;
  marking: Omit<Marking, 'recipients'>;
  /** Null once it was erased. */
  data: Record<string, unknown> | null;
  salt: string | null;
}
