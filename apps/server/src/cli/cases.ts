import { z } from 'zod';
import { CaseQuery, presentCase } from '../cases/cases.services.js';
import type { Answer } from './answer.js';
import { caseReferred, commandLine, organizationNamed, withNode } from './node.js';
import { onward, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const { status, severity, tlp, classification, country, lead, participant, q, limit, cursor } =
  CaseQuery.shape;
const ListOptions = z.object({
  ...{ ...reading, status, severity, tlp, classification, country, lead, participant },
  ...{ search: q, limit, cursor, waiting: z.boolean().default(false) },
});

/** The cases in the book of one organisation, those with news first, a page at a time. */
export function listCases(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, search, waiting, ...wanted } = optionsOf(ListOptions, typed);
  return withNode(terminal, async (node) => {
    const by = await organizationNamed(node, as);
    const query = { ...wanted, q: search, sort: '-lastActivityAt' as const };
    const page = await node.caseList.page(
      by.id,
      commandLine,
      waiting ? { ...query, waiting: 'true' } : query,
    );
    const looking = await node.caseReading.looking({ organization: by.id });
    const items = page.items.map((one) => presentCase(one, looking));
    const lines = items.map((one) =>
      [one.reference, one.status, one.severity, one.tlp, one.lead.shortName, one.title].join('\t'),
    );
    return { text: lines.join('\n'), json: { items, next: page.next }, notes: onward(page.next) };
  });
}

const ShowOptions = z.object(reading);

/** A case with its words, as the book of one organisation tells it. */
export function showCase(terminal: Terminal, reference: string, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(ShowOptions, typed);
  return withNode(terminal, async (node) => {
    const { id: organization } = await organizationNamed(node, as);
    const id = await caseReferred(node, { reference, organization, as });
    const { body } = await node.caseReading.whole({ organization }, id);
    const { nameOf } = await node.organizations.directory();
    const roster = body.participants.map(
      ({ organization: one, role, state }) => `${nameOf(one)} (${role ?? 'role unknown'}, ${state})`,
    );
    const lines = [
      `${body.reference}  ${body.title}`,
      `${body.status}, ${body.severity}, ${body.classification}, ${body.escalation}, ${body.tlp}`,
      `Led by ${body.lead.shortName}; taking part: ${roster.join(', ')}`,
      `Updates: ${body.updates.length}, indicators: ${body.indicators.length}, files of evidence: ${body.evidence.length}, requests: ${body.assistanceRequests.length}, tasks: ${body.tasks.length}`,
      ...(body.summary === '' ? [] : ['', body.summary]),
      ...body.updates.flatMap(({ at, author, tlp: marking, text }) => [
        '',
        `${at}  ${nameOf(author.organization)}  ${marking}`,
        text,
      ]),
    ];
    return { text: lines.join('\n'), json: body };
  });
}
