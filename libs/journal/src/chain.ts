import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The hash before the first entry of a book. */
export const noHash = '0'.repeat(64);

/** 16 random bytes that keep a digest from being guessed back into its content. */
export function freshSalt(): string {
  return randomBytes(16).toString('hex');
}

/** RFC 8785: one spelling for one value, so that two parties who hash it get the same. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The digest of an event, over the event exactly as every reader is served it. */
export function digestOf(event: ServedEvent): string {
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
  id: string;
  stream: { kind: string; id: string };
  type: string;
  owner: string;
  actor: string;
  at: string;
  marking: unknown;
  data: unknown;
  salt: string | null;
}
