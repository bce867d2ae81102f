import { z } from 'zod';
import { NewOrganization } from '@entente/domain';
import { hashPassword, NewUser } from '../identity/identity.services.js';
import type { Answer } from './answer.js';
import { withNode } from './node.js';
import { optionsOf } from './options.js';
import { passwordFromStdin } from './password.js';
import type { Terminal } from './terminal.js';

const Options = z.object({
  organization: NewOrganization.shape.name,
  shortName: NewOrganization.shape.shortName,
  country: NewOrganization.shape.country,
  email: NewUser.shape.email,
  name: NewUser.shape.name,
});

/** Sets the node up: its host organisation and the first administrator. */
export async function init(terminal: Terminal, options: unknown): Promise<Answer> {
  const { organization: name, shortName, country, email, name: person } = optionsOf(Options, options);
  const administrator = { email, ...(person && { name: person }) };
  const host = NewOrganization.parse({ name, shortName, country });
  const passwordHash = await hashPassword(await passwordFromStdin(terminal));
  const begun = await withNode(
    terminal,
    ({ journal, setup }) =>
      journal.write((tx, now) => setup.begin(tx, now, host, administrator, passwordHash)),
    { begin: true },
  );
  return { text: `${shortName} hosts this node; ${begun.user.email} administers it.`, json: begun };
}
