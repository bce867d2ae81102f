import { z } from 'zod';
import { NewOrganization } from '@entente/domain';
import type { Answer } from './answer.js';
import { withNode } from './node.js';
import { optionsOf } from './options.js';
import type { Terminal } from './terminal.js';

const Options = z.object({
  ...NewOrganization.omit({ languages: true }).shape,
  language: NewOrganization.shape.languages,
});

export async function addOrganization(terminal: Terminal, options: unknown): Promise<Answer> {
  const { language: languages, ...rest } = optionsOf(Options, options);
  const organization = await withNode(terminal, ({ organizations }) =>
    organizations.register({ ...rest, ...(languages && { languages }) }),
  );
  const { shortName, country, id } = organization;
  return { text: `Registered ${shortName} (${country}) as ${id}.`, json: organization };
}

export async function listOrganizations(terminal: Terminal): Promise<Answer> {
  const { all } = await withNode(terminal, ({ organizations }) => organizations.directory());
  const lines = all.map(({ shortName, country, kind, name }) => [shortName, country, kind, name].join('\t'));
  return { text: lines.join('\n'), json: { items: all, next: null } };
}
