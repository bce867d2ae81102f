import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type BetterSqlite3 from 'better-sqlite3';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import type { Journal } from './journal.js';
import type { Transaction } from './queue.js';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

const note = (tx: Transaction, key: string, value = '') =>
  tx.query('INSERT INTO node_setting (key, value) VALUES (?, ?)', [key, value]);

async function notes(journal: Journal, like: string): Promise<string[]> {
  const rows = await journal.books.query<{ key: string }>(
    'SELECT key FROM node_setting WHERE key LIKE ? ORDER BY key',
    [`${like}%`],
  );
  return rows.map(({ key }) => key);
}

const outcomes = (settled: PromiseSettledResult<unknown>[]) => settled.map(({ status }) => status);

describe.each(kinds)('the write queue on %s', (kind) => {
  let test: TestJournal;
  let journal: Journal;
  beforeAll(async () => {
    test = await openTestJournal(kind);
    ({ journal } = test);
  });
  afterAll(() => test.close());

  it('shows nobody what is not committed', async () => {
    const other = await test.another();
    let written = () => {};
    let goOn = () => {};
    const halfway = new Promise<void>((resolve) => (written = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const writing = Promise.all([
      journal.write((tx) => note(tx, 'seen-1')),
      journal.write(async (tx) => {
        await note(tx, 'seen-2');
        written();
        await gate;
      }),
    ]);
    await halfway;
    for (const reader of [journal, other]) expect(await notes(reader, 'seen-2')).toEqual([]);
    goOn();
    await writing;
    for (const reader of [journal, other]) expect(await notes(reader, 'seen-')).toEqual(['seen-1', 'seen-2']);
  });

  it('takes back what fails and nothing else', async () => {
    const works = Array.from({ length: 30 }, (_, i) =>
      journal.write(async (tx) => {
        await note(tx, `mixed-${String(i).padStart(2, '0')}`);
        if (i % 3 === 1) throw new Error('changed its mind');
        if (i % 3 === 2) await tx.query('INSERT INTO no_such_table VALUES (1)');
        return i;
      }),
    );
    const settled = await Promise.allSettled(works);
    expect(outcomes(settled)).toEqual(settled.map((_, i) => (i % 3 ? 'rejected' : 'fulfilled')));
    expect(await notes(journal, 'mixed-')).toEqual(
      Array.from({ length: 10 }, (_, i) => `mixed-${String(i * 3).padStart(2, '0')}`),
    );
  });

  it('acknowledges nothing of a work of which a statement failed, even when it caught the error', async () => {
    const work = journal.write(async (tx) => {
      await note(tx, 'caught');
      await tx.query('INSERT INTO no_such_table VALUES (1)').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('A statement of this piece of work had failed.');
    expect(await notes(journal, 'caught')).toEqual([]);
  });

  it('refuses a statement that comes after the end of its work', async () => {
    const late = await journal.write((tx) => Promise.resolve({ note: () => note(tx, 'late') }));
    await expect(late.note()).rejects.toThrow('must await');
    expect(await notes(journal, 'late')).toEqual([]);
  });

  it('answers with a failure when the commit fails, and goes on', async () => {
    // Only a deferred constraint, of which we have none, fails as late as that.
    await journal.write((tx) => tx.query('CREATE TABLE owner (id integer PRIMARY KEY)'));
    await journal.write((tx) =>
      tx.query('CREATE TABLE owned (id integer REFERENCES owner DEFERRABLE INITIALLY DEFERRED)'),
    );
    const settled = await Promise.allSettled([
      journal.write((tx) => note(tx, 'commit-1')),
      journal.write((tx) => tx.query('INSERT INTO owned VALUES (7)')),
      journal.write(() => Promise.reject(new Error('refused anyway'))),
    ]);
    // On SQLite they were one batch.
    const first = kind === 'sqlite' ? 'rejected' : 'fulfilled';
    expect(outcomes(settled)).toEqual([first, 'rejected', 'rejected']);
    expect(await notes(journal, 'commit-')).toEqual(kind === 'sqlite' ? [] : ['commit-1']);
    await journal.write((tx) => note(tx, 'commit-2'));
    expect(await notes(journal, 'commit-2')).toEqual(['commit-2']);
  });

  it('does all of more than fit into one batch', async () => {
    const count = kind === 'sqlite' ? 1500 : 600;
    const keys = Array.from({ length: count }, (_, i) => `many-${String(i).padStart(4, '0')}`);
    expect(
      await Promise.all(keys.map((key) => journal.write((tx) => note(tx, key).then(() => key)))),
    ).toEqual(keys);
    expect(await notes(journal, 'many-')).toEqual(keys);
  });

  it('finishes what waits before it closes', async () => {
    const closing = await test.another();
    const works = Array.from({ length: 50 }, (_, i) =>
      closing.write((tx) => note(tx, `closing-${String(i).padStart(2, '0')}`)),
    );
    const closed = closing.close();
    await Promise.all(works);
    await closed;
    expect(await notes(journal, 'closing-')).toHaveLength(50);
    await expect(closing.write((tx) => note(tx, 'closing-late'))).rejects.toThrow();
  });
});

describe('the write queue on sqlite alone', () => {
  it('writes nothing while it is the turn of another, and goes on in the order in which turns were asked for', async () => {
    const test = await openTestJournal('sqlite');
    const { journal } = test;
    try {
      const endOfAnother = await journal.turns.take();
      const said: string[] = [];
      const written = journal.write((tx) => note(tx, 'turn-1')).then(() => said.push('written'));
      // The queue asks for its turn once others had theirs of the event loop.
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      const later = journal.turns.take().then((end) => {
        said.push('later');
        end();
      });
      expect(await notes(journal, 'turn-')).toEqual([]);
      endOfAnother();
      await Promise.all([written, later]);
      expect(said).toEqual(['written', 'later']);
      expect(await notes(journal, 'turn-')).toEqual(['turn-1']);
    } finally {
      await test.close();
    }
  });

  it('does a batch again in which one failed after it had written, and the next with care at once', async () => {
    const test = await openTestJournal('sqlite');
    const { journal } = test;
    const batch = async (name: string, fails: boolean) => {
      let times = 0;
      const settled = await Promise.allSettled([
        journal.write((tx) => {
          times += 1;
          return note(tx, `${name}-kept`);
        }),
        journal.write(async (tx) => {
          await note(tx, `${name}-lost`);
          if (fails) throw new Error('changed its mind');
        }),
        journal.write(() => Promise.reject(new Error('refused before it wrote'))),
      ]);
      expect(outcomes(settled)).toEqual(['fulfilled', fails ? 'rejected' : 'fulfilled', 'rejected']);
      return times;
    };
    try {
      expect(await batch('batch-1', true)).toBe(2);
      expect(await batch('batch-2', true)).toBe(1);
      expect(await batch('batch-3', false)).toBe(1);
      expect(await batch('batch-4', true)).toBe(2);
      expect(await notes(journal, 'batch-')).toEqual([
        ...['batch-1-kept', 'batch-2-kept', 'batch-3-kept', 'batch-3-lost', 'batch-4-kept'],
      ]);
    } finally {
      await test.close();
    }
  });

  it('writes nothing outside of a transaction when a disk that cannot be read has ended it', async () => {
    const test = await openTestJournal('sqlite');
    const { journal } = test;
    const { driver } = journal.database.writer;
    const connection = (driver as BetterSqlite3Driver).databaseConnection as BetterSqlite3.Database;
    const prepare = connection.prepare.bind(connection);
    const unreadable = {
      reader: true,
      all: () => {
        connection.exec('ROLLBACK');
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' });
      },
    };
    Object.assign(connection, {
      prepare: (text: string) => (text.includes('unreadable') ? unreadable : prepare(text)),
    });
    try {
      const settled = await Promise.allSettled([
        journal.write((tx) => note(tx, 'disk-1')),
        journal.write((tx) => tx.query('SELECT key FROM node_setting -- unreadable')),
        journal.write(async (tx) => {
          await note(tx, 'disk-2');
          await note(tx, 'disk-3');
        }),
      ]);
      expect(outcomes(settled)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(await notes(journal, 'disk-')).toEqual([]);
    } finally {
      await test.close();
    }
  });

  it('fails what a full disk cannot take, loses nothing that it acknowledged, and goes on', async () => {
    const test = await openTestJournal('sqlite');
    const { journal } = test;
    const { writer } = journal.database;
    const world = new World(journal);
    const { PH } = await world.organizations('PH');
    const [size] = await journal.books.query<{ page_count: number }>('PRAGMA page_count');
    await writer.query(`PRAGMA max_page_count = ${(size?.page_count ?? 0) + 60}`);
    const summary = 'x'.repeat(5_000);
    const settled = await Promise.allSettled(
      Array.from({ length: 60 }, () => world.openCase(PH, { summary })),
    );
    const acknowledged = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(acknowledged.length).toBeLessThan(60);

    await writer.query('PRAGMA max_page_count = 1000000');
    const after = await world.openCase(PH);
    const opened = (await world.entries(PH)).map(({ event }) => event.stream.id);
    expect(opened).toEqual([...acknowledged, after]);
    expect((await journal.verify(PH)).problems).toEqual([]);
    expect(await journal.rebuild()).toMatchObject({ changed: 0 });
    await test.close();
  });
});

describe('the write queue on postgres alone', () => {
  let test: TestJournal;
  let journal: Journal;
  beforeAll(async () => {
    test = await openTestJournal('postgres');
    ({ journal } = test);
  });
  afterAll(() => test.close());

  const fail = (tx: Transaction, code: string) =>
    tx.query(`DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END $$`);

  it.each(['40001', '40P01'])('tries again what the server could not serialise (%s)', async (code) => {
    let attempts = 0;
    await journal.write(async (tx) => {
      attempts += 1;
      await note(tx, `again-${code}`);
      if (attempts < 3) await fail(tx, code);
    });
    expect(attempts).toBe(3);
    expect(await notes(journal, `again-${code}`)).toHaveLength(1);
  });

  it('gives up after six attempts, and at once on any other failure', async () => {
    let attempts = 0;
    const work = (code: string) =>
      journal.write((tx) => {
        attempts += 1;
        return fail(tx, code);
      });
    await expect(work('40001')).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(6);
    await expect(work('22000')).rejects.toMatchObject({ code: '22000' });
    expect(attempts).toBe(7);
  });

  it('comes out of a deadlock with both done', async () => {
    const { PH, SG } = await new World(journal).organizations('PH', 'SG');
    let waiting = 0;
    const both = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (waiting < 2) return;
        clearInterval(timer);
        resolve();
      }, 5);
    });
    const lock = 'SELECT 1 FROM book WHERE organization = ? FOR UPDATE';
    const crossing = (first: string, second: string) =>
      journal.write(async (tx) => {
        await tx.query(lock, [first]);
        waiting += 1;
        await both;
        await tx.query(lock, [second]);
        return first;
      });
    expect(await Promise.all([crossing(PH, SG), crossing(SG, PH)])).toEqual([PH, SG]);
  });

  it('locks books in the order of their organisations, so that recording runs into no deadlock', async () => {
    const plan = await journal.books.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (COSTS OFF) SELECT organization, number, hash, at FROM book
         WHERE organization IN ('SG', 'PH', 'MY') ORDER BY organization FOR UPDATE`,
    );
    const lines = plan.map((line) => line['QUERY PLAN']);
    expect(lines[0]).toBe('LockRows');
    expect(lines[1]).toMatch(/Sort|Index Scan/);
  });

  it('goes on when the server has cut its connections', async () => {
    const cut = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()';
    const writes = (name: string) =>
      Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => journal.write((tx) => note(tx, `${name}-${i}`))),
      );
    const underway = writes('cut');
    await journal.books.query(`${cut} AND pid <> pg_backend_pid()`);
    const acknowledged = (await underway).filter(({ status }) => status === 'fulfilled').length;
    expect((await notes(journal, 'cut')).length).toBeGreaterThanOrEqual(acknowledged);
    expect(outcomes(await writes('after'))).toEqual(Array(20).fill('fulfilled'));
  });

  it('does not keep the locks of a server that has fallen silent', async () => {
    const rows = await journal.books.query('SHOW idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
  });

  it('leaves connections to the readers while many wait for one lock', async () => {
    const { PH } = await new World(journal).organizations('PH');
    const world = new World(journal);
    const id = await world.openCase(PH);
    const posts = Array.from({ length: 100 }, (_, i) => world.post(PH, id, String(i)));
    expect(await journal.books.head(PH)).toHaveProperty('number');
    await Promise.all(posts);
    expect((await journal.books.head(PH)).number).toBe(101);
  });
});
