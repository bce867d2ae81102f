import { z } from 'zod';
import { AgreementId, documentsNow, rejected, type DutyHours, type OrganizationId } from '@entente/domain';
import { instant } from '@entente/journal';
import { presentAgreement } from '../agreements/agreements.services.js';
import { kindNames, termsTyped, Wording } from './agreement-text.js';
import { WrongUsage, type Answer } from './answer.js';
import { commandLine, idTyped, organizationNamed, withNode, type Node } from './node.js';
import { optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const PaperOptions = Wording.extend({
  signed: z.boolean().default(false),
  evidence: z.string().trim().min(1).max(2_000).optional(),
});

/** Records an agreement that exists on paper: proposed, or with `--signed` signed by all its parties. */
export async function addAgreement(terminal: Terminal, options: unknown): Promise<Answer> {
  const { signed, evidence, ...words } = optionsOf(PaperOptions, options);
  if (evidence && !signed)
    throw new WrongUsage('--evidence: says how signatures are evidenced, so it needs --signed.');
  const agreement = await withNode(terminal, async (node) => {
    const terms = await termsTyped(terminal, node, words);
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
    const one = register.find(({ id }) => id === idTyped(AgreementId, typedId, 'agreement'));
    if (!one) throw rejected('not-found', 'There is no such agreement in your book.');
    const { nameOf } = await node.organizations.directory();
    const { predecessor, successor, termination, noticeBy } = one;
    const lines = [
      one.title,
      `${kindNames[one.kind]} of ${one.parties.map(nameOf).join(', ')}; ${one.state}, up to ${one.ceiling}`,
      `From ${one.effectiveFrom} until ${one.endsAt}${noticeBy === null ? '' : `, notice by ${noticeBy}`}`,
      `Scopes: ${one.scopes.join(', ')}`,
      ...one.signatures.map(({ party, at }) => `Signed by ${nameOf(party)} ${at}`),
      ...documentsNow(one).map(
        ({ by, at, name, sha256 }) => `Document of ${nameOf(by)} ${at}: ${name}, SHA-256 ${sha256}`,
      ),
      ...one.suspensions.map(
        ({ by, since, reason }) => `Suspended by ${nameOf(by)} since ${since}: ${reason}`,
      ),
      ...(termination
        ? [`Ended by ${nameOf(termination.by)} at ${termination.effectiveAt}: ${termination.reason}`]
        : []),
      ...(predecessor ? [`Follows on ${predecessor}`] : []),
      ...(successor ? [`Followed by ${successor}`] : []),
      ...(one.contacts ?? []).map(({ organizationId, name, role, phone, email, hours }) =>
        [nameOf(organizationId), name, role, phone, email, hours && hoursOf(hours)]
          .filter(Boolean)
          .join('\t'),
      ),
      ...(one.handlingTerms ? ['', one.handlingTerms] : []),
    ];
    return { text: lines.join('\n'), json: one };
  });
}

const ExchangeOptions = z.object({ ...reading, limit: z.coerce.number().int().min(1).max(200).default(50) });

/** What an organisation and the other parties told each other under an agreement: counted by month, and the last of it. */
export function showExchange(terminal: Terminal, typedId: string, typed: unknown): Promise<Answer> {
  const { as, limit } = optionsOf(ExchangeOptions, typed);
  return withNode(terminal, async (node) => {
    const { id: us } = await organizationNamed(node, as);
    const id = idTyped(AgreementId, typedId, 'agreement');
    if (!(await node.journal.books.agreement(us, id)))
      throw rejected('not-found', 'There is no such agreement in your book.');
    const { figures, items } = await node.exchange.under(us, id, limit);
    const { nameOf } = await node.organizations.directory();
    const lines = [
      ...figures.map(
        ({ month, tlp, given, received }) => `${month}\t${tlp}\tgiven ${given}\treceived ${received}`,
      ),
      ...items.map(({ at, direction, organization, type, tlp }) =>
        [at, direction === 'given' ? 'to' : 'from', nameOf(organization), type, tlp].join('\t'),
      ),
    ];
    return { text: lines.join('\n'), json: { figures, items, next: null } };
  });
}

/** Days from Monday, and by the clocks of the organisation. */
function hoursOf({ days, from, until }: DutyHours): string {
  return `days ${days.join('')} ${from}–${until}`;
}

async function registerOf({ journal }: Node, organization: OrganizationId) {
  const rows = await journal.books.agreementVersions(organization);
  const [now, register] = [instant(journal.now()), rows.map(({ view }) => view)];
  return rows.map(({ view, version }) => presentAgreement(view, version, now, register));
}
