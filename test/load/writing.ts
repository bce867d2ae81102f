import type { CaseId } from '@entente/domain';
import type { Bed } from './bed.js';
import type { Connection } from './connection.js';
import { drive, type Turn } from './drive.js';
import { incident, update } from './incidents.js';
import type { Row } from './row.js';

/** How many partners take part in the cases that are written to. */
export const partnersInACase = 5;

let opened = 0;

async function openCase(connection: Connection): Promise<string> {
  const { headers } = await connection.expect({
    ...{ method: 'POST', path: '/api/cases', body: incident(opened++) },
  });
  const place = /^location: (\S+)/im.exec(headers)?.[1];
  if (!place) throw new Error('An opened case has no address.');
  return place;
}

/** Commands over HTTP; each is answered when it is committed. */
export async function* opening(bed: Bed, clients: readonly number[], seconds: number): AsyncGenerator<Row> {
  for (const count of clients) yield { ...(await drive(bed, count, seconds, openCase)), what: 'open a case' };
}

/** The clients share the cases out among themselves, where there are as many. */
export async function* updating(
  bed: Bed,
  cases: readonly CaseId[],
  clients: readonly number[],
  seconds: number,
): AsyncGenerator<Row> {
  let posted = 0;
  const turn: Turn = (connection, client) =>
    connection.expect({
      ...{ method: 'POST', path: `/api/cases/${cases[client % cases.length] ?? ''}/updates` },
      body: update(posted++),
    });
  for (const count of clients)
    yield {
      ...(await drive(bed, count, seconds, turn)),
      what: `post an update to ${partnersInACase} partners`,
    };
}

export async function* inviting(bed: Bed, clients: readonly number[], seconds: number): AsyncGenerator<Row> {
  const turn: Turn = async (connection) => {
    const place = await openCase(connection);
    for (const { organization } of bed.world.partners.slice(0, partnersInACase))
      await connection.expect({
        ...{ method: 'POST', path: `${place}/participants` },
        body: { organizationId: organization, role: 'assisting' },
      });
  };
  for (const count of clients)
    yield {
      ...(await drive(bed, count, seconds, turn)),
      what: `open a case, invite ${partnersInACase} partners`,
    };
}
