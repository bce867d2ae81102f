import { write } from '../api/http.js';
import { queries } from '../api/queries.js';
import { sessionQuery } from '../api/reading.js';
import type { Session } from '../api/shapes.js';

type Kept = Session['kept'];
interface KeptChange extends Partial<Omit<Kept, 'seen'>> {
  seen?: Partial<Kept['seen']>;
}

/** Has the server keep something for the one who is signed in; on this screen it is so at once. */
export async function changeKept({
  views,
  toldClocks = [],
  seen,
  opened = [],
  look,
}: KeptChange): Promise<void> {
  // Who has just signed out leaves the screens, and some of them say then what was seen.
  if (!queries.getQueryData(sessionQuery.queryKey)) return;
  queries.setQueryData(sessionQuery.queryKey, (session) => {
    if (!session) return session;
    const { kept } = session;
    const told = [...kept.toldClocks, ...toldClocks];
    return {
      ...session,
      kept: {
        views: views ?? kept.views,
        toldClocks: told,
        seen: { ...kept.seen, ...seen },
        opened: [...kept.opened, ...opened],
        look: { ...kept.look, ...look },
      },
    };
  });
  await write('PATCH', '/session/kept', {
    ...(views && { views }),
    ...(toldClocks.length > 0 && { toldClocks }),
    ...(seen && { seen }),
    ...(opened.length > 0 && { opened }),
    ...(look && { look }),
  });
}
