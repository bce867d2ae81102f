import type { CaseId } from '@entente/domain';
import type { Bed } from './bed.js';
import { drive } from './drive.js';
import { named, words } from './incidents.js';
import type { Row } from './row.js';

const lists = {
  'newest activity first': '',
  'status, half of the open': 'status=triage',
  'country, in a quarter': `country=${named.frequent}`,
  'country, in one case': `country=${named.rare}`,
  'search, in a sixth': `q=${words.frequent}`,
  'search, in one case': `q=${words.rare}`,
};

/** Lists of 50, asked for as a browser does (compressed). */
export async function* listing(bed: Bed, clients: readonly number[], seconds: number): AsyncGenerator<Row> {
  for (const [name, query] of Object.entries(lists))
    for (const count of clients)
      yield {
        ...(await read(bed, count, seconds, `/api/cases?limit=50&${query}`)),
        what: `list: ${name}`,
      };
}

/** One long case: whole, and the end of its timeline. */
export async function* reading(
  bed: Bed,
  { id, events }: { id: CaseId; events: number },
  clients: readonly number[],
  seconds: number,
): AsyncGenerator<Row> {
  const pages = {
    [`case of ${events} events`]: `/api/cases/${id}`,
    'its last 200 entries': `/api/cases/${id}/entries?before=999999999&limit=200`,
  };
  for (const [what, path] of Object.entries(pages))
    for (const count of clients) yield { ...(await read(bed, count, seconds, path)), what };
}

function read(bed: Bed, clients: number, seconds: number, path: string) {
  return drive(bed, clients, seconds, (connection) => connection.expect({ path, compressed: true }));
}
