import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresKeeper } from '../support/postgres-keeper.mjs';
import { freshPostgres } from '../support/postgres.js';
import { startServer, type Server } from './server.js';
import { Founding, type World } from './world.js';

export type DatabaseName = 'SQLite' | 'PostgreSQL';

/** A server under test over a database of its own, and who can sign in there. */
export interface Bed {
  database: DatabaseName;
  world: World;
  server: Server;
}

/**
 * Founds a world in an empty database, starts the server on it, and takes all away afterwards. PostgreSQL syncs its
 * commits to disk here, as in operation. `found` may fill the database; what it answers is handed on.
 */
export async function withBed<F>(
  database: DatabaseName,
  found: (founding: Founding) => Promise<F>,
  work: (bed: Bed, founded: F) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const keeper = database === 'PostgreSQL' ? await startPostgresKeeper({ durable: true }) : undefined;
  try {
    const url = keeper && (await freshPostgres(keeper.url)).url;
    const environment = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', ...(url && { DATABASE_URL: url }) };
    const { world, founded } = await Founding.of(environment, async (founding) => ({
      world: founding.world,
      founded: await found(founding),
    }));
    const server = await startServer(environment);
    try {
      await work({ database, world, server }, founded);
    } finally {
      await server.stop();
    }
  } finally {
    await keeper?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
