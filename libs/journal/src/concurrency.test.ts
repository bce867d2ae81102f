import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { covers, stateAt, type CaseId, type OrganizationId } from '@entente/domain';
import { kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

interface Command {
  /** Marks what it records. */
  actor: string;
  refused: boolean;
  run: () => Promise<unknown>;
}

interface Incident {
  id: CaseId;
  lead: OrganizationId;
  participant: OrganizationId;
  outsider: OrganizationId;
}

const failed = () => Promise.reject(new Error('failed after it had recorded'));

/** Commands that are right, and commands that are refused, for one reason each: `which` chooses. */
function right(world: World, { id, lead, participant }: Incident, which: number, actor: string) {
  const by = which % 2 ? lead : participant;
  const kinds: (() => Promise<unknown>)[] = [
    () => world.act(by, id, { type: 'post-update', input: { text: actor } }, { actor }),
    () => world.act(by, id, { type: 'post-update', input: { text: actor, tlp: 'TLP:RED' } }, { actor }),
    () => world.act(by, id, { type: 'post-update', input: { text: actor, tlp: 'TLP:GREEN' } }, { actor }),
    () =>
      world.act(
        by,
        id,
        { type: 'post-update', input: { text: actor, recipients: [participant] } },
        { actor },
      ),
    () =>
      world.act(
        lead,
        id,
        { type: 'change-header', input: { summary: actor, severity: 'severe' } },
        { actor },
      ),
    () =>
      world.act(
        by,
        id,
        { type: 'add-indicator', input: { type: 'ipv4-addr', value: '198.51.100.7' } },
        { actor },
      ),
    () => world.ask(lead, id, participant, { actor }),
    () => world.openCase(by, { title: actor }, { actor }),
  ];
  return kinds[which % kinds.length];
}

function wrong(world: World, { id, lead, participant, outsider }: Incident, which: number, actor: string) {
  const post = { type: 'post-update', input: { text: actor } } as const;
  const kinds: (() => Promise<unknown>)[] = [
    () => world.act(outsider, id, post, { actor }),
    () => world.act(lead, id, post, { actor, ifVersion: 1_000_000 }),
    () => world.act(participant, id, { type: 'change-status', input: { to: 'triage' } }, { actor }),
    () =>
      world.act(lead, id, { type: 'post-update', input: { text: actor, recipients: [outsider] } }, { actor }),
    () =>
      world.act(lead, id, { type: 'add-indicator', input: { type: 'ipv4-addr', value: 'none' } }, { actor }),
    () => world.act(lead, id, { type: 'change-status', input: { to: 'recovering' } }, { actor }),
    () => world.act(lead, id, post, { actor, once: { caller: lead, key: 'used', request: actor } }),
    () => world.doing(async (tx) => world.perform(tx, lead, id, post, { actor }).then(failed)),
    () =>
      world.doing(async (tx) => {
        await world.perform(tx, participant, id, post, { actor });
        await world.perform(tx, outsider, id, post, { actor });
      }),
    () =>
      world.doing(async (tx) => {
        await world.perform(tx, lead, id, post, { actor });
        await tx.query('INSERT INTO no_such_table VALUES (1)').catch(() => undefined);
      }),
  ];
  return kinds[which % kinds.length];
}

describe.each(kinds)('500 commands at once on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  let settled: PromiseSettledResult<unknown>[];
  const commands: Command[] = [];

  /** Eight cases of four organisations, with agreements of all sorts among six. */
  async function incidents(): Promise<Incident[]> {
    const { PH, SG, MY, AU, US, RU } = await world.organizations('PH', 'SG', 'MY', 'AU', 'US', 'RU');
    await world.agreement([PH, SG]);
    await world.agreement([PH, SG, MY, AU]);
    await world.agreement([MY, AU], { ceiling: 'TLP:AMBER+STRICT' });
    await world.agreement([PH, RU], { ceiling: 'TLP:GREEN' });
    await world.agreement([SG, US], { scopes: ['research'] });
    const suspended = await world.agreement([MY, US]);
    await world.agree(US, suspended, { type: 'suspend', reason: 'elections' });
    const circle = [PH, SG, MY, AU];
    const made: Incident[] = [];
    for (let i = 0; i < 8; i += 1) {
      const lead = circle[i % 4] ?? PH;
      const participant = circle[(i + 1) % 4] ?? SG;
      const id = await world.openCase(lead);
      await world.join(lead, id, ...circle.filter((one) => one !== lead).slice(0, 1 + (i % 3)));
      if (!(await test.journal.books.case(participant, id))) await world.join(lead, id, participant);
      await world.act(
        lead,
        id,
        { type: 'post-update', input: { text: 'first' } },
        { once: { caller: lead, key: 'used', request: 'first' } },
      );
      made.push({ id, lead, participant, outsider: US });
    }
    return made;
  }

  beforeAll(async () => {
    test = await openTestJournal(kind);
    world = new World(test.journal);
    const cases = await incidents();
    // Two servers on PostgreSQL; SQLite has one.
    const servers = kind === 'postgres' ? [world, new World(await test.another())] : [world];
    for (let i = 0; i < 500; i += 1) {
      const incident = cases[i % cases.length];
      const server = servers[i % servers.length];
      const refused = i % 3 === 2;
      const actor = `command-${i}`;
      const which = Math.floor(i / 3);
      const run = incident && server && (refused ? wrong : right)(server, incident, which, actor);
      if (run) commands.push({ actor, refused, run });
    }
    settled = await Promise.allSettled(commands.map(({ run }) => run()));
  }, 120_000);
  afterAll(() => test.close());

  const books = async () =>
    (await test.journal.books.query<{ organization: OrganizationId }>('SELECT organization FROM book')).map(
      ({ organization }) => organization,
    );

  it('does the right ones and refuses the wrong ones', () => {
    expect(commands).toHaveLength(500);
    expect(settled.map(({ status }) => status)).toEqual(
      commands.map(({ refused }) => (refused ? 'rejected' : 'fulfilled')),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(166);
  });

  it('has recorded one event of each that it acknowledged, entered it for its owner, and nothing of the others', async () => {
    const rows = await test.journal.books.query<{ actor: string; entries: number }>(
      `SELECT e.actor, COUNT(n.number) AS entries FROM event e
        LEFT JOIN entry n ON n.event = e.id AND n.organization = e.owner WHERE e.actor LIKE 'command-%' GROUP BY e.id, e.actor`,
    );
    const acknowledged = commands.filter(({ refused }) => !refused).map(({ actor }) => actor);
    expect(rows.map(({ actor }) => actor).sort()).toEqual([...acknowledged].sort());
    expect(new Set(rows.map(({ entries }) => entries))).toEqual(new Set([1]));
  });

  it('has numbered every book from 1 without gaps, and chained it', async () => {
    for (const book of await books()) {
      const entries = await world.entries(book);
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, i) => i + 1));
      expect(await test.journal.verify(book)).toMatchObject({ entries: entries.length, problems: [] });
    }
  });

  it('has stored every view and tag as its rebuild makes it, to the byte', async () => {
    const { books: read } = test.journal;
    const snapshot = async () => ({
      views: await read.query('SELECT * FROM "view" ORDER BY organization, stream_id'),
      tags: await read.query('SELECT * FROM case_tag ORDER BY organization, stream_id, kind, value'),
    });
    const before = await snapshot();
    expect(before.tags.length).toBeGreaterThan(before.views.length);
    expect(await test.journal.rebuild()).toEqual({ views: before.views.length, changed: 0 });
    expect(await snapshot()).toEqual(before);
  });

  it('has entered on the strength of an agreement only what it covers', async () => {
    let seen = 0;
    for (const reader of await books())
      for (const { basis, agreementId, at, event } of await world.entries(reader)) {
        if (basis !== 'agreement') continue;
        const { owner } = event;
        const paper = await test.journal.books.agreement(owner, agreementId ?? '');
        expect(paper?.view.parties).toEqual(expect.arrayContaining([owner, reader]));
        expect(paper && stateAt(paper.view, at)).toBe('active');
        const { tlp } = event.marking as { tlp: Parameters<typeof covers>[1] };
        expect(paper && covers(paper.view.ceiling, tlp)).toBe(true);
        seen += 1;
      }
    expect(seen).toBeGreaterThan(100);
  });

  if (kind === 'postgres')
    it('ran into no deadlock', async () => {
      await test.journal.books.query('SELECT pg_stat_force_next_flush()');
      const rows = await test.journal.books.query<{ deadlocks: number }>(
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      );
      expect(rows).toEqual([{ deadlocks: 0 }]);
    });
});
