import { isInternal, type KnownEvidence } from '@entente/domain';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { ofType, withCorrections } from './kinds.js';

/**
 * The files of the case, each by its hash, with through whose hands it went as far as this book tells. That the house
 * took out its own file again is no news to it, and would mark the whole report as internal.
 */
export function evidence({ events, page }: Told, t: Telling): Draft {
  if (page.evidence.length === 0) return undefined;
  const { words } = t;
  const links = ofType(events, 'custody-recorded').filter(({ marking }) => !isInternal(marking));
  const told: ReadonlySet<string> = new Set(links.map(({ id }) => id));
  const rows = page.evidence.map((one) => [
    [one.name, one.description, `${one.mediaType}, ${inThousands(one.size)} B`].filter(Boolean).join('\n'),
    one.sha256,
    custodyOf(
      one.custody.filter(({ id }) => told.has(id)),
      t,
    ),
    `${t.who(one.author.organization)}\n${t.time(one.at)}`,
    one.tlp,
  ]);
  return {
    from: [
      ...withCorrections(events, ofType(events, 'evidence-added')),
      ...links.filter(({ data }) => page.evidence.some(({ id }) => id === data.id)),
    ],
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.file'], kind: 'text', width: 26 },
          { title: words['column.sha256'], kind: 'code', width: 18 },
          { title: words['column.custody'], kind: 'text', width: 25 },
          { title: words['column.who'], kind: 'text', width: 17 },
          { title: words['column.tlp'], kind: 'tlp', width: 14 },
        ],
        rows,
      },
    ],
  };
}

/** `1 073 741 824`, on one line and read alike in every language. */
function inThousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}

function custodyOf(custody: KnownEvidence['custody'], t: Telling): string {
  return custody
    .map(({ at, author, act, text }) => {
      const said = `${t.time(at)} ${t.who(author.organization)}: ${wordFor(t.words, 'custody', act)}`;
      return text ? `${said}: ${text}` : said;
    })
    .join('\n');
}
