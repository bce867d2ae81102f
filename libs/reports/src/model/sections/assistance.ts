import { isOverdue } from '@entente/domain';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import { ofType, withCorrections } from './kinds.js';

/** What was asked of whom, by when, and what came of it. */
export function assistance({ events, view, page }: Told, t: Telling): Draft {
  const from = withCorrections(
    events,
    ofType(events, 'assistance-requested', 'assistance-answered', 'assistance-cancelled'),
  );
  if (view.requests.length === 0) return undefined;
  const { words } = t;
  const rows = view.requests.map((request) => {
    const answers = (page.answers.get(request.id) ?? []).map(({ at, state, text }) =>
      [`${t.time(at)} ${wordFor(words, 'request', state)}`, text].filter(Boolean).join(': '),
    );
    const late = isOverdue(request, t.at) ? `\n${words['text.overdue']}` : '';
    return [
      `${t.who(request.requester)}\n${t.who(request.addressee)}`,
      plain(
        [wordFor(words, 'assistance', request.kind), page.requestTexts.get(request.id)]
          .filter(Boolean)
          .join('\n'),
      ),
      [t.time(request.requestedAt), t.time(request.dueAt)].filter(Boolean).join('\n'),
      `${wordFor(words, 'request', request.state)}${late}`,
      plain(answers.join('\n')),
    ];
  });
  return {
    from,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: `${words['column.from']} / ${words['column.to']}`, kind: 'text', width: 14 },
          { title: words['column.kind'], kind: 'text', width: 27 },
          { title: `${words['column.asked']} / ${words['column.due']}`, kind: 'time', width: 17 },
          { title: words['column.state'], kind: 'text', width: 15 },
          { title: words['column.answers'], kind: 'text', width: 27 },
        ],
        rows,
      },
    ],
  };
}

export function tasks({ events, view }: Told, t: Telling): Draft {
  if (view.tasks.length === 0) return undefined;
  const { words } = t;
  const rows = view.tasks.map((task) => [
    task.title ?? words['text.notTold'],
    t.who(task.assignee),
    t.time(task.dueAt),
    wordFor(words, 'task', task.state),
    t.time(task.since),
  ]);
  return {
    from: ofType(events, 'task-assigned', 'task-state-changed'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.title'], kind: 'text', width: 38 },
          { title: words['column.assignee'], kind: 'text', width: 16 },
          { title: words['column.due'], kind: 'time', width: 17 },
          { title: words['column.state'], kind: 'text', width: 14 },
          { title: words['column.since'], kind: 'time', width: 16 },
        ],
        rows,
      },
    ],
  };
}
