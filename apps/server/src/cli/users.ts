import { z } from 'zod';
import { rejected } from '@entente/domain';
import { NewUser } from '../identity/identity.services.js';
import type { Answer } from './answer.js';
import { organizationNamed, withNode } from './node.js';
import { optionsOf } from './options.js';
import { passwordFromStdin } from './password.js';
import type { Terminal } from './terminal.js';

const UserOptions = z.object({
  organization: z.string(),
  email: NewUser.shape.email,
  name: NewUser.shape.name,
  role: NewUser.shape.roles,
  passwordStdin: z.boolean().default(false),
});

/** Adds a person, or, without a password, a service account that signs in with tokens alone. */
export async function addUser(terminal: Terminal, options: unknown): Promise<Answer> {
  const { organization: of, email, name, role: roles, passwordStdin } = optionsOf(UserOptions, options);
  const password = passwordStdin ? await passwordFromStdin(terminal) : undefined;
  const user = await withNode(terminal, async (node) => {
    const { id } = await organizationNamed(node, of);
    return node.users.add(id, { email, roles, ...(name && { name }), ...(password && { password }) });
  });
  const kind = user.service ? ', without a password' : '';
  return { text: `Added ${user.email} to ${of} as ${user.roles.join(', ')}${kind}.`, json: user };
}

const TokenOptions = z.object({ user: z.string(), label: z.string().trim().max(200).default('') });

/** Makes an API token. It stands in the answer and nowhere else. */
export async function addToken(terminal: Terminal, options: unknown): Promise<Answer> {
  const { user: email, label } = optionsOf(TokenOptions, options);
  const token = await withNode(terminal, async ({ users, credentials }) => {
    const user = await users.withEmail(email);
    if (!user) throw rejected('not-found', `Nobody is registered as ${email}: add them with user add.`);
    return credentials.addToken(user.organization, user.id, label);
  });
  return { text: token.token, json: token };
}
