import { defang } from '@entente/domain';
import { indicatorName } from '../../words/names.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { ofType, withCorrections } from './kinds.js';

/** Indicators, each defanged: a report is read where a click or a scanner would follow them. */
export function indicators({ events, page }: Told, t: Telling): Draft {
  if (page.indicators.length === 0) return undefined;
  const { words } = t;
  const rows = page.indicators.map(({ type, value, note, toBlock, author, at, tlp }) => [
    indicatorName(type, t.language),
    defang(type, value),
    [note, toBlock ? words['text.toBlock'] : undefined].filter(Boolean).join('\n'),
    `${t.who(author.organization)}\n${t.time(at)}`,
    tlp,
  ]);
  return {
    from: withCorrections(events, ofType(events, 'indicator-added')),
    blocks: [
      { kind: 'note', text: words['text.defanged'] },
      {
        kind: 'table',
        columns: [
          { title: words['column.type'], kind: 'text', width: 15 },
          { title: words['column.value'], kind: 'code', width: 34 },
          { title: words['column.note'], kind: 'text', width: 20 },
          { title: words['column.who'], kind: 'text', width: 17 },
          { title: words['column.tlp'], kind: 'tlp', width: 14 },
        ],
        rows,
      },
    ],
  };
}
