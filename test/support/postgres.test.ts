import pg from 'pg';
import { freshPostgres } from './postgres.js';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a fresh PostgreSQL', () => {
  it('answers, and knows nothing of another one', async () => {
    const [one, other] = await Promise.all([freshPostgres(), freshPostgres()]);
    await ask(one.url, 'create table book (number bigint)');
    expect(await ask(one.url, 'select count(*)::int as entries from book')).toEqual([{ entries: 0 }]);
    await expect(ask(other.url, 'select * from book')).rejects.toThrow('relation "book" does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone when it was dropped, even under a client', async () => {
    const database = await freshPostgres();
    const client = new pg.Client(database.url);
    const cut = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    expect(await cut).toBeInstanceOf(Error);
    await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist');
  });
});
