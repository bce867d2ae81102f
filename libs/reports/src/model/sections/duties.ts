import { clockState } from '@entente/domain';
import { dutySource } from '../../words/names.js';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { ofType } from './kinds.js';

/** The duties to report that the incident set running, and whether each was met in time. */
export function duties({ events, view }: Told, t: Telling): Draft {
  if (view.clocks.length === 0) return undefined;
  const { words } = t;
  const rows = view.clocks.map((clock) => {
    const state = clockState(clock, t.at);
    const said = state === 'missed' && clock.metAt ? words['text.metLate'] : words[`text.${state}`];
    return [
      [wordFor(words, 'duty', clock.duty), clock.duty ? dutySource(clock.duty, t.language) : '']
        .filter(Boolean)
        .join('\n'),
      t.who(clock.organization),
      t.time(clock.startedAt),
      t.time(clock.dueAt),
      [said, t.time(clock.metAt), clock.note].filter(Boolean).join('\n'),
    ];
  });
  return {
    from: ofType(events, 'clock-started', 'clock-met'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.duty'], kind: 'text', width: 28 },
          { title: words['column.organization'], kind: 'text', width: 12 },
          { title: words['column.started'], kind: 'time', width: 16 },
          { title: words['column.due'], kind: 'time', width: 16 },
          { title: words['column.state'], kind: 'text', width: 28 },
        ],
        rows,
      },
    ],
  };
}
