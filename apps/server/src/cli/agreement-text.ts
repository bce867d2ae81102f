import { z } from 'zod';
import {
  AgreementKind,
  agreementTemplates,
  monthsAfter,
  Scope,
  Terms,
  termsOf,
  Tlp,
  type Agreement,
} from '@entente/domain';
import { WrongUsage } from './answer.js';
import { heldAgainst, jsonFrom } from './json-file.js';
import { organizationNamed, type Node } from './node.js';
import { CommaSeparated, Moment, optionsOf } from './options.js';
import type { Terminal } from './terminal.js';

/** What an agreement says, as it is typed. */
export const Wording = z.object({
  parties: CommaSeparated.optional(),
  scopes: CommaSeparated.pipe(z.array(Scope)).optional(),
  ceiling: Tlp.optional(),
  from: Moment.optional(),
  until: Moment.optional(),
  title: z.string().optional(),
  kind: AgreementKind.optional(),
  handlingTerms: z.string().optional(),
  renewalNotice: z.coerce.number().optional(),
  contacts: z.string().optional(),
});
export type Wording = z.infer<typeof Wording>;

export const kindNames = {
  mou: 'MoU',
  loi: 'Letter of intent',
  treaty: 'Treaty',
  nda: 'Non-disclosure agreement',
  accession: 'Accession',
} as const satisfies Record<AgreementKind, string>;

const typedAs = { effectiveFrom: 'from', effectiveUntil: 'until', renewalNoticeDays: 'renewalNotice' };

/** The terms that were typed, over those with which they begin. */
export async function termsTyped(
  terminal: Terminal,
  node: Node,
  { parties: named, from, until, renewalNotice, contacts, ...words }: Wording,
  begun: Partial<Terms> = {},
): Promise<Terms> {
  const all = named ?? begun.parties ?? [];
  const parties = await Promise.all(all.map((name) => organizationNamed(node, name)));
  const kind = words.kind ?? begun.kind ?? 'mou';
  const terms = {
    ...{ title: titleOf(kind, parties), ...begun, ...words, kind },
    parties: parties.map(({ id }) => id),
    ...(from !== undefined && { effectiveFrom: from }),
    ...(until !== undefined && { effectiveUntil: until }),
    ...(renewalNotice !== undefined && { renewalNoticeDays: renewalNotice }),
    ...(contacts !== undefined && { contacts: await contactsIn(terminal, node, contacts) }),
  };
  const said = { ...terms, from: terms.effectiveFrom, until: terms.effectiveUntil };
  const missing = (['scopes', 'ceiling', 'from', 'until'] as const).find((one) => said[one] === undefined);
  if (missing) throw new WrongUsage(`--${missing}: is missing, and nothing that this begins with says it.`);
  return optionsOf(Terms, terms, typedAs);
}

/** With what a draft begins that a template has the text of: it begins at a moment, if that is known. */
export function templated(template: string, from: string | undefined): Partial<Terms> {
  const found = agreementTemplates.find(({ id }) => id === template);
  if (!found)
    throw new WrongUsage(`--template: one of ${agreementTemplates.map(({ id }) => id).join(', ')}.`);
  const { title, kind, scopes, ceiling, years, renewalNoticeDays, handlingTerms } = found;
  return {
    ...{ title, kind, scopes: [...scopes], ceiling, renewalNoticeDays, handlingTerms },
    ...(from !== undefined && { effectiveUntil: monthsAfter(from, 12 * years) }),
  };
}

/** With what a draft begins that follows on an agreement: all that it says but its term. */
export function following(agreement: Agreement): Partial<Terms> {
  const { effectiveFrom: _, effectiveUntil: __, ...text } = termsOf(agreement);
  return { ...text, predecessor: agreement.id };
}

const Contacts = z.looseObject(
  { contacts: z.array(z.looseObject({ organizationId: z.string() })) },
  'Say {"contacts": [{"organizationId": …, "name": …}]}.',
);

async function contactsIn(terminal: Terminal, node: Node, file: string) {
  const { contacts } = heldAgainst(Contacts, await jsonFrom(terminal, file));
  return Promise.all(
    contacts.map(async ({ organizationId, ...contact }) => ({
      organizationId: (await organizationNamed(node, organizationId)).id,
      ...contact,
    })),
  );
}

const namedInTitle = 4;

function titleOf(kind: AgreementKind, parties: readonly { shortName: string }[]): string {
  const names = parties.map(({ shortName }) => shortName);
  const [first = ''] = names;
  const who = names.length > namedInTitle ? `${first} and ${names.length - 1} others` : names.join('–');
  return `${kindNames[kind]} ${who}`;
}
