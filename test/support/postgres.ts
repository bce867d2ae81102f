import { z } from 'zod';

/**
 * An empty database on a real PostgreSQL, made in some 0.2 s; the server is shared by the whole run of tests and
 * starts (in about a second) when the first database is asked for. `drop` disconnects whoever is left.
 *
 * @param keeper where the server is kept; the tests' own by default (postgres-keeper.mjs).
 */
export async function freshPostgres(
  keeper = process.env['POSTGRES_KEEPER'],
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!keeper)
    throw new Error('No PostgreSQL is kept for this process: start one with startPostgresKeeper().');
  const { name, url } = Database.parse(await ask(keeper, 'POST'));
  return {
    url,
    async drop() {
      await ask(`${keeper}/${name}`, 'DELETE');
    },
  };
}

const Database = z.object({ name: z.string(), url: z.string() });

async function ask(url: string, method: 'POST' | 'DELETE'): Promise<unknown> {
  const response = await fetch(url, { method });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
