import { z } from 'zod';
import { isCurrent, matchOffers, type Match, type Publication } from '@entente/domain';
import { instant } from '@entente/journal';
import { MatchQuery } from '../publications/publications.services.js';
import { WrongUsage, type Answer } from './answer.js';
import { organizationNamed, withNode } from './node.js';
import { Moment, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const { assistance, sectors, languages } = MatchQuery.shape;
const Options = z.object({
  ...{ ...reading, sectors, languages },
  ...{ assistance: assistance.optional(), due: Moment.optional() },
});

/**
 * What an organisation needs and what its partners can give: each of its own needs with the offers that answer it, the
 * best first; with `assistance` the offers that answer this instead.
 */
export function showCapabilities(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, assistance: kind, due: dueAt, ...rest } = optionsOf(Options, typed);
  const said = { ...rest, due: dueAt };
  const alone = (['sectors', 'languages', 'due'] as const).find((name) => said[name] !== undefined);
  if (kind === undefined && alone)
    throw new WrongUsage(`--${alone}: says more of what is wanted, so it needs --assistance.`);
  return withNode(terminal, async (node) => {
    const { id: organization } = await organizationNamed(node, as);
    const at = instant(node.journal.now());
    const known = (await node.publicationReading.capabilities({ organization })).filter((one) =>
      isCurrent(one, at),
    );
    const seeker = { organization, agreements: await node.journal.books.agreements(organization) };
    const wanted = {
      ...(rest.sectors && { sectors: rest.sectors }),
      ...(rest.languages && { languages: rest.languages }),
    };
    const needs =
      kind === undefined
        ? known.filter(({ publisher }) => publisher === organization).flatMap((one) => neededIn(one))
        : [{ need: null, wanted: { assistance: kind, ...wanted, dueAt } }];
    const items = needs.map(({ need, wanted: one }) => ({
      need,
      offers: matchOffers(one, known, seeker, at),
    }));
    const { nameOf } = await node.organizations.directory();
    const lines = items.flatMap(({ need, offers: answers }) => [
      ...(need ? [`${need.content.title} (${answers.length})`] : []),
      ...answers.map((match) => lineOf(match, nameOf(match.offer.publisher))),
    ]);
    return { text: lines.join('\n'), json: { items, next: null } };
  });
}

/** A need holds until its date: by then help must have come. */
function neededIn(need: Publication) {
  if (need.content.kind !== 'need') return [];
  const { assistance: kind, sectors: about, languages: spoken, validUntil: dueAt } = need.content;
  return [{ need, wanted: { assistance: kind, sectors: about, languages: spoken, dueAt } }];
}

function lineOf({ offer, sectors: known, languages: spoken, inTime }: Match, publisher: string): string {
  const time = inTime === null ? [] : [inTime ? 'in time' : 'too late'];
  return [publisher, offer.tlp, offer.content.title, [...time, ...known, ...spoken].join(', ')].join('\t');
}
