import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import type { Block } from '../report.js';
import { ofType } from './kinds.js';

/** How the case went from status to status and between the levels of escalation, and how long each lasted. */
export function status({ events, view }: Told, t: Telling): Draft {
  const { words } = t;
  const opened = ofType(events, 'case-opened');
  const moves = ofType(events, 'status-changed');
  const levels = ofType(events, 'escalation-changed');
  const from = [...opened, ...moves, ...levels];
  if (from.length === 0) return undefined;

  const stays = [
    ...opened.map((event) => ({ at: event.at, status: 'new', reason: '' })),
    ...moves.map(({ at, data }) => ({
      at,
      status: data.to,
      reason: data.reason ?? data.closingSummary ?? '',
    })),
  ];
  const rows = stays.map(({ at, status, reason }, i) => {
    const until = stays[i + 1]?.at ?? (view.status === 'closed' ? undefined : t.at);
    return [t.time(at), wordFor(words, 'status', status), until ? t.length(at, until) : '', plain(reason)];
  });
  const escalations = levels.map(({ at, data }) => [
    t.time(at),
    wordFor(words, 'escalation', data.level),
    plain(data.reason),
  ]);
  const blocks: Block[] = [
    {
      kind: 'table',
      columns: [
        { title: words['column.time'], kind: 'time', width: 18 },
        { title: words['column.status'], kind: 'text', width: 17 },
        { title: words['column.lasted'], kind: 'text', width: 15 },
        { title: words['column.reason'], kind: 'text', width: 50 },
      ],
      rows,
    },
  ];
  if (escalations.length > 0)
    blocks.push({
      kind: 'table',
      columns: [
        { title: words['column.time'], kind: 'time', width: 18 },
        { title: words['field.escalation'], kind: 'text', width: 17 },
        { title: words['column.reason'], kind: 'text', width: 65 },
      ],
      rows: escalations,
    });
  return { from, blocks };
}
