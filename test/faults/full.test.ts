import { anOwnNode } from '../support/world.js';

const node = anOwnNode();

/** Lets the database grow by no page more, as on a disk that is full; or again as it likes. */
async function disk(is: 'full' | 'free'): Promise<void> {
  const [pages] = (await node.server.ask('database', { sql: 'PRAGMA page_count', parameters: [] })) as [
    { page_count: number },
  ];
  const most = is === 'full' ? pages.page_count : 2 ** 31 - 2;
  await node.server.ask('database', { sql: `PRAGMA max_page_count = ${most}`, parameters: [] });
}

it('says that a full disk took nothing, goes on reading, and writes again once there is room', async () => {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG');
  const incident = await ph.opens();
  await ph.invites(sg, incident);
  await sg.accepts(incident);
  const follower = await sg.socket();
  await follower.follows();

  await disk('full');
  const long = 'All mail servers of the ministry. '.repeat(500);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      ph.post(`/api/cases/${incident.id}/updates`, { text: `${n} ${long}` }),
    ),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, body, headers } of refused) {
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'storage-full' } });
    expect(headers.get('retry-after')).toBe('60');
  }
  const taken = answers.length - refused.length;
  expect(await sg.texts(incident)).toHaveLength(taken);
  expect(await ph.get('/health/live')).toMatchObject({ status: 200 });

  await disk('free');
  await ph.posts('There is room again.', incident);
  expect((await sg.texts(incident)).slice(taken)).toEqual(['There is room again.']);
  expect(await ph.get('/api/verification')).toMatchObject({ body: { problems: [] } });
  expect(await node.server.ask('rebuild')).toMatchObject({ changed: 0 });
  const book = await sg.book();
  await follower.hears(book.length);
  expect(follower.numbers).toEqual(book.map(({ number }) => number));
});
