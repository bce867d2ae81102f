import { text } from 'node:stream/consumers';
import { rejected } from '@entente/domain';
import { Password } from '../identity/identity.services.js';
import { WrongUsage } from './answer.js';
import type { Terminal } from './terminal.js';

/** Reads a password from stdin, and from nowhere else: arguments and environment are seen by others on the machine. */
export async function passwordFromStdin({ stdin }: Terminal): Promise<string> {
  if (stdin.isTTY)
    throw new WrongUsage('--password-stdin: pipe the password in, for example with < password-file.');
  const password = Password.safeParse((await text(stdin)).replace(/\r?\n$/, ''));
  if (!password.success)
    throw rejected('invalid-password', password.error.issues.map(({ message }) => message).join(' '));
  return password.data;
}
