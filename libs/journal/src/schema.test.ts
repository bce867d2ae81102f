import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from './journal.js';
import { emptyDatabase, kinds, openTestJournal, type TestJournal } from './testing/journal.js';

describe.each(kinds)('the schema on %s', (kind) => {
  let test: TestJournal;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());

  it('is made by the migrations exactly as the entities say', async () => {
    const { writer } = test.journal.database;
    const builder = writer.driver.createSchemaBuilder();
    const { upQueries } = await builder.log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is migrated once, however often the journal is opened', async () => {
    const migrated = () => test.journal.books.query('SELECT name FROM migrations ORDER BY id');
    const before = await migrated();
    await test.another();
    expect(before).not.toEqual([]);
    expect(await migrated()).toEqual(before);
  });

  if (kind === 'postgres')
    it('is migrated once, however many servers start at the same time', async () => {
      const { settings, drop } = await emptyDatabase(kind);
      const servers = await Promise.all(Array.from({ length: 3 }, () => Journal.open(settings)));
      for (const server of servers) await server.close();
      await drop();
    });

  it('is never synchronised from the entities', () => {
    const { writer, reader } = test.journal.database;
    expect([writer.options.synchronize, reader.options.synchronize]).toEqual([false, false]);
  });

  it('can be taken back', async () => {
    const empty = await openTestJournal(kind);
    const { writer } = empty.journal.database;
    for (let left = writer.migrations.length; left > 0; left -= 1) await writer.undoLastMigration();
    const runner = writer.createQueryRunner();
    const left: boolean[] = [];
    for (const { tableName } of writer.entityMetadatas) left.push(await runner.hasTable(tableName));
    expect(left).not.toContain(true);
    await empty.close();
  });
});
