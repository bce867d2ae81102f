import { z } from 'zod';
import { AgreementKind, rejected, Scope, Terms, Tlp } from '@entente/domain';
import { instant } from '@entente/journal';
import { presentAgreement } from '../agreements/agreements.services.js';
import { WrongUsage, type Answer } from './answer.js';
import { commandLine, organizationNamed, withNode } from './node.js';
import { CommaSeparated, Moment, optionsOf } from './options.js';
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
