import { startKeeper } from './keeper.mjs';

/**
 * Starts the process that keeps a PostgreSQL for tests (postgres-server.mjs); PostgreSQL itself only starts
 * with the first database asked for.
 *
 * @param {{ durable?: boolean }} [options] `durable`: every commit is synced to disk, as in operation.
 */
export function startPostgresKeeper({ durable = false } = {}) {
  return startKeeper('postgres-server.mjs', durable ? ['--durable'] : []);
}
