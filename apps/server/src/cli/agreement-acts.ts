import {
  AgreementId,
  rejected,
  type Agreement,
  type AgreementCommand,
  type OrganizationId,
} from '@entente/domain';
import { instant, type Appended } from '@entente/journal';
import { presentAgreement } from '../agreements/agreements.services.js';
import { actingAs, type Acting, type Acts } from './acting.js';
import type { Answer } from './answer.js';
import { idTyped, organizationNamed, withNode, type Node } from './node.js';
import type { Terminal } from './terminal.js';

/** Who acts, on what, in the node. */
export interface On extends Acts {
  node: Node;
  view: Agreement;
}

/**
 * Does something to an agreement in the book of who acts, and says in what state that leaves it. `options` are all that was
 * typed: a repeat with the same key is one of the same words.
 */
export function act<A extends Appended>(
  terminal: Terminal,
  typedId: string,
  options: Acting,
  done: string,
  work: (on: On) => Promise<A>,
  jsonOf: (on: On, appended: A) => unknown = (_, { eventId, version }) => ({ eventId, version }),
): Promise<Answer> {
  return withNode(terminal, async (node) => {
    const { view } = await inBookOf(node, options.as, typedId);
    const acts = await actingAs(node, options, { done, id: view.id, options });
    const on = { ...acts, node, view };
    const appended = await work(on);
    const now = await presented(node, acts.by.organization, view.id);
    const state = now.state === 'active' ? `active until ${now.endsAt.slice(0, 10)}` : now.state;
    const further = 'successor' in appended ? `; every party signs ${String(appended.successor)}` : '';
    return {
      text: `${done} “${now.title}” for ${acts.name}; it is ${state}${further}.`,
      json: await jsonOf(on, appended),
    };
  });
}

/** Does what a command of the domain says. */
export function commanding(command: AgreementCommand): (on: On) => Promise<Appended> {
  return ({ node, by, view, manner }) => node.agreements.command(by, view.id, command, manner);
}

/** The agreement as the API gives it, afterwards. */
export function whole({ node, by, view }: On): Promise<unknown> {
  return presented(node, by.organization, view.id);
}

/** What the API answers where a successor was proposed. */
export function succeeded(
  _: On,
  { eventId, version, successor }: Appended & { successor: AgreementId },
): unknown {
  return { eventId, version, successor };
}

/** The agreement of that id in the book of an organisation, or a refusal. */
export async function inBookOf(node: Node, as: string, typedId: string) {
  const { id: organization } = await organizationNamed(node, as);
  return knownTo(node, organization, idTyped(AgreementId, typedId, 'agreement'));
}

async function knownTo({ journal }: Node, organization: OrganizationId, id: AgreementId) {
  const known = await journal.books.agreement(organization, id);
  if (!known) throw rejected('not-found', 'There is no such agreement in your book.');
  return known;
}

export async function presented(node: Node, organization: OrganizationId, id: AgreementId) {
  const { view, version } = await knownTo(node, organization, id);
  return presentAgreement(view, version, instant(node.journal.now()));
}
