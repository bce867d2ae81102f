import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** OWASP's parameters for argon2id: 19 MiB, 2 passes, 1 lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const Password = z
  .string()
  .min(12, 'A password has at least 12 characters; a few words are fine.')
  .max(200, 'A password has at most 200 characters.');

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon2id);
}

/** Takes as long when there is no such user, so that the time tells nobody who is registered. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return stored !== null && fits;
}

const decoy = hashPassword(randomBytes(16).toString('hex'));

/** An opaque secret of 256 bits, for cookies, tokens and the set-up link. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: enough to recognise it, too little to use it. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
