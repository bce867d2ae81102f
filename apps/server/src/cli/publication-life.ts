import { z } from 'zod';
import {
  Comment,
  EventId,
  PublicationId,
  Publish,
  Revise,
  Tlp,
  Withdraw,
  type PublicationCommand,
} from '@entente/domain';
import { acting, actingAs, confirm, type Acting } from './acting.js';
import { WrongUsage, type Answer } from './answer.js';
import { heldAgainst, jsonFrom, pipedInto } from './json-file.js';
import { caseReferred, commandLine, idsOf, idTyped, organizationNamed, withNode, type Node } from './node.js';
import { CommaSeparated, optionsOf } from './options.js';
import type { Terminal } from './terminal.js';

const Marked = z.object({ ...acting, tlp: Tlp.optional(), recipients: CommaSeparated.optional() });

const PublishOptions = Marked.extend({
  case: z.string().optional(),
  indicators: CommaSeparated.pipe(z.array(EventId)).optional(),
});

/**
 * Publishes what a JSON file (`-`: stdin) says, as the API takes it: `{content, tlp, recipients?}`. Organisations may be
 * given by their short names, and what is typed goes before what the file says.
 */
export function publish(terminal: Terminal, file: string, typed: unknown): Promise<Answer> {
  const { case: reference, indicators = [], ...options } = optionsOf(PublishOptions, typed);
  if ((reference === undefined) !== (indicators.length === 0))
    throw new WrongUsage('--case: says of which case --indicators are, and needs them.');
  return withNode(terminal, async (node) => {
    const said = heldAgainst(Publish, await saidIn(terminal, node, file, options));
    const input =
      reference === undefined ? said : await raisedFrom(node, said, { ...options, reference, indicators });
    const { by, manner } = await actingAs(node, options, { publish: input });
    const { id } = await node.publishing.publish(by, input, manner.once);
    return {
      text: `Published “${input.content.title}” as ${id}, ${input.tlp}.`,
      json: await node.publicationReading.one(by, id),
    };
  });
}

/** A bulletin that carries indicators of a case, beside those that it says itself. */
async function raisedFrom(
  node: Node,
  said: Publish,
  { as, reference, indicators }: { as: string; reference: string; indicators: readonly EventId[] },
): Promise<Publish> {
  const { content } = said;
  if (content.kind !== 'bulletin') throw new WrongUsage('--case: only a bulletin is raised from a case.');
  const { id: organization } = await organizationNamed(node, as);
  const id = await caseReferred(node, { reference, organization, as });
  const carried = await node.publishing.indicatorsFrom({ userId: commandLine, organization }, id, indicators);
  return { ...said, content: { ...content, indicators: [...content.indicators, ...carried] } };
}

/** Who would be given what `publish` would publish, and who not and why. */
export function audience(terminal: Terminal, file: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(Marked, typed);
  return withNode(terminal, async (node) => {
    const { content, tlp, recipients } = heldAgainst(Publish, await saidIn(terminal, node, file, options));
    const { by } = await actingAs(node, options, {});
    const named = content.kind === 'project' ? content.parties : recipients;
    const { items } = await node.publicationReading.audience(by, {
      ...{ kind: content.kind, tlp },
      ...(named && { recipients: named }),
    });
    const { nameOf } = await node.organizations.directory();
    const lines = items.map(({ organization, verdict, explanation = '' }) =>
      [nameOf(organization), verdict === 'disclose' ? 'is given it' : 'is not given it', explanation].join(
        '\t',
      ),
    );
    return { text: lines.join('\n'), json: { items, next: null } };
  });
}

/** Publishes a new edition, said as for `publish`. */
export function revise(
  terminal: Terminal,
  { id, file }: { id: string; file: string },
  typed: unknown,
): Promise<Answer> {
  const options = optionsOf(Marked, typed);
  return act(terminal, id, options, async ({ node }) => {
    const input = heldAgainst(Revise, await saidIn(terminal, node, file, options));
    return { type: 'revise', input };
  });
}

const WithdrawOptions = z.object({ ...acting, ...Withdraw.shape, yes: z.boolean().default(false) });

export function withdraw(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const { reason, yes, ...options } = optionsOf(WithdrawOptions, typed);
  return act(terminal, id, options, async ({ title }) => {
    await confirm(terminal, { yes, question: `Withdraw “${title}”?` });
    return { type: 'withdraw', input: { reason } };
  });
}

export function acknowledge(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(z.object(acting), typed);
  return act(terminal, id, options, () => ({ type: 'acknowledge' }));
}

/** Comments with a text, or with what is piped in for `-`. */
export function comment(
  terminal: Terminal,
  { id, text }: { id: string; text: string },
  typed: unknown,
): Promise<Answer> {
  const { tlp, recipients, ...options } = optionsOf(Marked, typed);
  return act(terminal, id, options, async ({ node }) => ({
    type: 'comment',
    input: heldAgainst(Comment, {
      text: text === '-' ? await pipedInto(terminal) : text,
      ...(tlp && { tlp }),
      ...(recipients && { recipients: await idsOf(node, recipients) }),
    }),
  }));
}

const done = {
  revise: 'Revised',
  withdraw: 'Withdrew',
  acknowledge: 'Acknowledged',
  comment: 'Commented on',
} as const satisfies Record<Exclude<PublicationCommand['type'], 'publish'>, string>;

type Change = Exclude<PublicationCommand, { type: 'publish' }>;

/** Does what a command says to a publication that is in the book of who acts. */
function act(
  terminal: Terminal,
  typedId: string,
  options: Acting,
  commandOn: (on: { node: Node; title: string }) => Change | Promise<Change>,
): Promise<Answer> {
  return withNode(terminal, async (node) => {
    const id = idTyped(PublicationId, typedId, 'publication');
    const organization = (await organizationNamed(node, options.as)).id;
    const { title } = (await node.publicationReading.one({ organization }, id)).content;
    const command = await commandOn({ node, title });
    const { by, name, manner } = await actingAs(node, options, { id, ...command });
    const { eventId, version } = await node.publishing.command(by, id, command, manner);
    const json = command.type === 'revise' ? await node.publicationReading.one(by, id) : { eventId, version };
    return { text: `${done[command.type]} “${title}” for ${name}.`, json };
  });
}

const Said = z.looseObject(
  {
    content: z.looseObject({ parties: z.array(z.string()).optional() }).optional(),
    recipients: z.array(z.string()).optional(),
  },
  'Say {"content": …, "tlp": …}.',
);

async function saidIn(
  terminal: Terminal,
  node: Node,
  file: string,
  typed: z.infer<typeof Marked>,
): Promise<unknown> {
  const { content, ...said } = heldAgainst(Said, await jsonFrom(terminal, file));
  const recipients = typed.recipients ?? said.recipients;
  const parties = content?.parties;
  return {
    ...said,
    content: parties ? { ...content, parties: await idsOf(node, parties) } : content,
    ...(typed.tlp && { tlp: typed.tlp }),
    ...(recipients && { recipients: await idsOf(node, recipients) }),
  };
}
