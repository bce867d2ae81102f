import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Journal } from './journal.js';
import { emptyDatabase, openTestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe('a backup', () => {
  it('is one moment of the database, taken while writes go on', async () => {
    const test = await openTestJournal('sqlite');
    const world = new World(test.journal);
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG]);
    const summary = 'Cranes stand still. '.repeat(200);
    await Promise.all(Array.from({ length: 300 }, () => world.openCase(PH, { summary })));
    const before = await test.journal.books.head(PH);

    const { settings, drop } = await emptyDatabase('sqlite');
    const file = 'file' in settings ? join(settings.file, '..', 'copy.db') : '';
    const writers = { going: true };
    const writing = (async () => {
      while (writers.going) await Promise.all([world.openCase(PH, { summary }), world.openCase(SG)]);
    })();
    await test.journal.backup(file);
    writers.going = false;
    await writing;
    const after = await test.journal.books.head(PH);
    expect(after.number).toBeGreaterThan(before.number);

    const copy = await Journal.open({ file });
    const head = await copy.books.head(PH);
    expect(head.number).toBeGreaterThanOrEqual(before.number);
    expect(head.number).toBeLessThan(after.number);
    for (const book of [PH, SG]) expect((await copy.verify(book)).problems).toEqual([]);
    expect(await copy.rebuild()).toMatchObject({ changed: 0 });
    await copy.close();
    await drop();
    await test.close();
  });

  it('of PostgreSQL is left to its own tools', async () => {
    const test = await openTestJournal('postgres');
    await expect(test.journal.backup('anywhere')).rejects.toMatchObject({ code: 'backup-not-here' });
    await test.close();
  });
});
