import { z } from 'zod';
import {
  PublicationId,
  type OrganizationId,
  type Publication,
  type PublicationContent,
} from '@entente/domain';
import { PublicationQuery } from '../publications/publications.services.js';
import type { Answer } from './answer.js';
import { idTyped, organizationNamed, withNode, type Node } from './node.js';
import { onward, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const { kind, status, q, limit, cursor } = PublicationQuery.shape;
const ListOptions = z.object({
  ...{ ...reading, kind, status, limit, cursor },
  ...{ search: q, publisher: z.string().optional() },
});

/** The publications in the book of one organisation, those with news first, a page at a time. */
export function listPublications(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, search, publisher, ...wanted } = optionsOf(ListOptions, typed);
  return withNode(terminal, async (node) => {
    const organization = (await organizationNamed(node, as)).id;
    const from = publisher === undefined ? undefined : (await organizationNamed(node, publisher)).id;
    const page = await node.publicationList.page(organization, { ...wanted, q: search, publisher: from });
    const items = page.items.map((one) => node.publicationReading.present({ organization }, one));
    const { nameOf } = await node.organizations.directory();
    const lines = items.map((one) =>
      [one.id, one.content.kind, stateOf(one), one.tlp, nameOf(one.publisher), one.content.title].join('\t'),
    );
    return { text: lines.join('\n'), json: { items, next: page.next }, notes: onward(page.next) };
  });
}

const ShowOptions = z.object(reading);

/** One publication, as the book of one organisation tells of it. */
export function showPublication(terminal: Terminal, typedId: string, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(ShowOptions, typed);
  return withNode(terminal, async (node) => {
    const { id: organization } = await organizationNamed(node, as);
    return shown(node, organization, idTyped(PublicationId, typedId, 'publication'));
  });
}

/** The editions of a publication that one organisation's book was given, the newest first. */
export function listEditions(terminal: Terminal, typedId: string, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(ShowOptions, typed);
  return withNode(terminal, async (node) => {
    const { id: organization } = await organizationNamed(node, as);
    const id = idTyped(PublicationId, typedId, 'publication');
    const { items } = await node.publicationReading.editions({ organization }, id);
    const lines = items.map(({ edition, at, tlp, content }) => [edition, at, tlp, content.title].join('\t'));
    return { text: lines.join('\n'), json: { items } };
  });
}

async function shown(node: Node, organization: OrganizationId, id: PublicationId): Promise<Answer> {
  const one = await node.publicationReading.one({ organization }, id);
  const { nameOf } = await node.organizations.directory();
  const lines = [
    one.content.title,
    `${one.content.kind} of ${nameOf(one.publisher)}, ${one.tlp}, ${stateOf(one)}, editions: ${one.editions}`,
    `Published ${one.publishedAt}${one.revisedAt === null ? '' : `, revised ${one.revisedAt}`}`,
    ...(one.withdrawn ? [`Withdrawn ${one.withdrawn.at}: ${one.withdrawn.reason}`] : []),
    ...one.acknowledged.map(
      ({ organization: by, at, edition }) =>
        `Read by ${nameOf(by)} ${at}${edition === one.edition ? '' : ', an earlier edition'}`,
    ),
    ...factsOf(one.content, nameOf),
    ...['', one.content.text],
    ...one.comments.flatMap((comment) => [
      ...['', `${comment.at}  ${nameOf(comment.organization)}  ${comment.tlp}`, comment.text],
    ]),
  ];
  return { text: lines.join('\n'), json: one };
}

/** What its kind says beside title and text, a line each, under the names that the API has for it. */
function factsOf(
  { kind: _, title: __, text: ___, ...facts }: PublicationContent,
  nameOf: (id: OrganizationId) => string,
): string[] {
  const named = 'parties' in facts ? { ...facts, parties: facts.parties.map(nameOf) } : facts;
  return Object.entries(named).flatMap(([name, value]: [string, unknown]) => {
    const many: unknown[] = Array.isArray(value) ? value : [value];
    const records = many.filter((one) => typeof one === 'object' && one !== null);
    const words = many.filter((one) => typeof one !== 'object').join(', ');
    const lines = [...(words === '' ? [] : [words]), ...records.map((one) => Object.values(one).join('  '))];
    return lines.map((line) => `${name}: ${line}`);
  });
}

function stateOf({ withdrawn, current }: Pick<Publication, 'withdrawn'> & { current: boolean }): string {
  return withdrawn ? 'withdrawn' : current ? 'current' : 'past';
}
