import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import { ofType, withCorrections } from './kinds.js';

/** What was written down to be done better. */
export function lessons({ events, page }: Told, t: Telling): Draft {
  const learned = page.updates.filter(({ lesson }) => lesson);
  if (learned.length === 0) return undefined;
  const ids = new Set(learned.map(({ id }) => id));
  return {
    from: withCorrections(
      events,
      ofType(events, 'update-posted').filter(({ id }) => ids.has(id)),
    ),
    blocks: learned.flatMap(({ text, author, at }) => [
      { kind: 'note', text: `${t.who(author.organization)}, ${t.time(at)}` } as const,
      { kind: 'text', text: plain(text) } as const,
    ]),
  };
}
