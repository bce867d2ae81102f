import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import {
  PublicationId,
  Publish,
  rejected,
  Tlp,
  type OrganizationId,
  type Publication,
  type PublicationContent,
} from '@entente/domain';
import { PublicationQuery } from '../publications/publications.services.js';
import { WrongUsage, type Answer } from './answer.js';
import { commandLine, organizationNamed, withNode, type Node } from './node.js';
import { CommaSeparated, onward, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

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
    return shown(node, organization, PublicationId.parse(typedId));
  });
}

const PublishOptions = z.object({
  ...reading,
  tlp: Tlp.optional(),
  recipients: CommaSeparated.optional(),
});

/** Megabytes of text are no publication; the schema says what is one. */
const mostBytes = 4_000_000;

/**
 * Publishes what a JSON file (`-`: stdin) says, as the API takes it: `{content, tlp, recipients?}`. Recipients may be
 * given by their short names, and what is typed goes before what the file says.
 */
export function publish(terminal: Terminal, file: string, typed: unknown): Promise<Answer> {
  const { as, tlp, recipients } = optionsOf(PublishOptions, typed);
  return withNode(terminal, async (node) => {
    const organization = (await organizationNamed(node, as)).id;
    const said = Said.parse(await jsonFrom(terminal, file));
    const named = recipients ?? said.recipients;
    const ids = named && (await Promise.all(named.map((name) => organizationNamed(node, name))));
    const input = Publish.safeParse({
      ...{ ...said, ...(tlp && { tlp }) },
      ...(ids && { recipients: ids.map(({ id }) => id) }),
    });
    if (!input.success)
      throw rejected(
        'invalid-input',
        input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
      );
    const { id } = await node.publishing.publish(
      { organization, userId: commandLine },
      input.data,
      undefined,
    );
    const answer = await shown(node, organization, id);
    return {
      text: `Published “${input.data.content.title}” as ${id}, ${input.data.tlp}.`,
      json: answer.json,
    };
  });
}

const Said = z.looseObject({ recipients: z.array(z.string()).optional() }, 'Say {"content": …, "tlp": …}.');

async function jsonFrom(terminal: Terminal, file: string): Promise<unknown> {
  const path = typedPath(file, terminal);
  if (file === '-' && terminal.stdin.isTTY)
    throw new WrongUsage('Pipe the JSON in, for example with < bulletin.json.');
  if (file !== '-' && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostBytes)
    throw rejected('too-large', `${file} is larger than a publication can be.`);
  try {
    return JSON.parse(file === '-' ? await text(terminal.stdin) : readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw rejected(
      'unreadable',
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

async function shown(node: Node, organization: OrganizationId, id: PublicationId): Promise<Answer> {
  const one = await node.publicationReading.one({ organization }, id);
  const { nameOf } = await node.organizations.directory();
  const lines = [
    one.content.title,
    `${one.content.kind} of ${nameOf(one.publisher)}, ${one.tlp}, ${stateOf(one)}, editions: ${one.editions}`,
    `Published ${one.publishedAt}${one.revisedAt === null ? '' : `, revised ${one.revisedAt}`}`,
    ...(one.withdrawn ? [`Withdrawn ${one.withdrawn.at}: ${one.withdrawn.reason}`] : []),
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
