import { z } from 'zod';
import {
  AgreementId,
  AgreementKind,
  rejected,
  Scope,
  Terms,
  Tlp,
  type OrganizationId,
} from '@entente/domain';
import { instant } from '@entente/journal';
import { presentAgreement } from '../agreements/agreements.services.js';
import { WrongUsage, type Answer } from './answer.js';
import { commandLine, organizationNamed, withNode, type Node } from './node.js';
import { CommaSeparated, Moment, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const Options = z.object({
  parties: CommaSeparated,
  scopes: CommaSeparated.pipe(z.array(Scope)),
  ceiling: Tlp,
  from: Moment,
  until: Moment,
  title: z.string().optional(),
  kind: AgreementKind.default('mou'),
  handlingTerms: z.string().optional(),
  renewalNotice: z.coerce.number().optional(),
  signed: z.boolean().default(false),
  evidence: z.string().trim().min(1).max(2_000).optional(),
});

const kindNames = {
  mou: 'MoU',
  loi: 'Letter of intent',
  treaty: 'Treaty',
  nda: 'Non-disclosure agreement',
  accession: 'Accession',
} as const satisfies Record<AgreementKind, string>;

/** Records an agreement that exists on paper: proposed, or with `--signed` signed by all its parties. */
export async function addAgreement(terminal: Terminal, options: unknown): Promise<Answer> {
  const typed = optionsOf(Options, options);
  const { parties: named, from, until, signed, evidence, title, renewalNotice, ...rest } = typed;
  if (evidence && !signed)
    throw new WrongUsage('--evidence: says how signatures are evidenced, so it needs --signed.');
  const agreement = await withNode(terminal, async (node) => {
    const parties = await Promise.all(named.map((name) => organizationNamed(node, name)));
    const terms = optionsOf(
      Terms,
      {
        ...rest,
        title: title ?? titleOf(rest.kind, parties),
        parties: parties.map(({ id }) => id),
        effectiveFrom: from,
        effectiveUntil: until,
        ...(renewalNotice !== undefined && { renewalNoticeDays: renewalNotice }),
      },
      { effectiveFrom: 'from', effectiveUntil: 'until', renewalNoticeDays: 'renewalNotice' },
    );
    const manner = { signed, ...(evidence && { evidence }) };
    const id = await node.agreements.recordPaper(commandLine, terms, manner);
    const [drafter] = terms.parties;
    const known = drafter && (await node.journal.books.agreement(drafter, id));
    if (!known) throw rejected('not-found', 'The agreement was recorded and cannot be found.');
    return presentAgreement(known.view, known.version, instant(node.journal.now()));
  });
  return {
    text: `Recorded “${agreement.title}” as ${agreement.id}; it is ${agreement.state}.`,
    json: agreement,
  };
}

const namedInTitle = 4;

function titleOf(kind: AgreementKind, parties: readonly { shortName: string }[]): string {
  const names = parties.map(({ shortName }) => shortName);
  const [first = ''] = names;
  const who = names.length > namedInTitle ? `${first} and ${names.length - 1} others` : names.join('–');
  return `${kindNames[kind]} ${who}`;
}

const BookOptions = z.object(reading);

/** The agreements in the book of one organisation with their states now, the latest first. */
export function listAgreements(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(BookOptions, typed);
  return withNode(terminal, async (node) => {
    const items = await registerOf(node, (await organizationNamed(node, as)).id);
    const lines = items.map(({ id, state, ceiling, endsAt, scopes, title }) =>
      [id, state, ceiling, `until ${endsAt.slice(0, 10)}`, scopes.join(','), title].join('\t'),
    );
    return { text: lines.join('\n'), json: { items, next: null } };
  });
}

/** One agreement with who has signed it, whom to call and what became of it, as the book of one organisation tells. */
export function showAgreement(terminal: Terminal, typedId: string, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(BookOptions, typed);
  return withNode(terminal, async (node) => {
    const register = await registerOf(node, (await organizationNamed(node, as)).id);
    const one = register.find(({ id }) => id === AgreementId.parse(typedId));
    if (!one) throw rejected('not-found', 'There is no such agreement in your book.');
    const { nameOf } = await node.organizations.directory();
    const { predecessor, successor, termination, noticeBy } = one;
    const lines = [
      one.title,
      `${kindNames[one.kind]} of ${one.parties.map(nameOf).join(', ')}; ${one.state}, up to ${one.ceiling}`,
      `From ${one.effectiveFrom} until ${one.endsAt}${noticeBy === null ? '' : `, notice by ${noticeBy}`}`,
      `Scopes: ${one.scopes.join(', ')}`,
      ...one.signatures.map(({ party, at }) => `Signed by ${nameOf(party)} ${at}`),
      ...one.suspensions.map(
        ({ by, since, reason }) => `Suspended by ${nameOf(by)} since ${since}: ${reason}`,
      ),
      ...(termination
        ? [`Ended by ${nameOf(termination.by)} at ${termination.effectiveAt}: ${termination.reason}`]
        : []),
      ...(predecessor ? [`Follows on ${predecessor}`] : []),
      ...(successor ? [`Followed by ${successor}`] : []),
      ...(one.contacts ?? []).map(({ organizationId, name, role, phone, email }) =>
        [nameOf(organizationId), name, role, phone, email].filter(Boolean).join('\t'),
      ),
      ...(one.handlingTerms ? ['', one.handlingTerms] : []),
    ];
    return { text: lines.join('\n'), json: one };
  });
}

async function registerOf({ journal }: Node, organization: OrganizationId) {
  const rows = await journal.books.agreementVersions(organization);
  const [now, register] = [instant(journal.now()), rows.map(({ view }) => view)];
  return rows.map(({ view, version }) => presentAgreement(view, version, now, register));
}
