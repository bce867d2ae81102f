import { NotAdmitted } from '../support/listener.js';
import type { Person } from '../support/person.js';
import type { OwnServer } from '../support/server.js';
import { until } from '../support/until.js';
import { aNode, inSession } from '../support/world.js';

const node = aNode();

/** Another process over the same database, that ends what the first one must notice. */
let other: OwnServer;
beforeAll(async () => (other = await node.server.another()), 60_000);
afterAll(() => other.stop(), 60_000);

describe('a socket is let in', () => {
  it('with a token or with the cookie of a session, by either transport', async () => {
    const ph = await node.world().team('PH');
    const signedIn = await inSession(ph, node.server);
    for (const person of [ph, signedIn])
      for (const transport of ['websocket', 'polling'] as const) {
        const listener = await person.socket({ transports: [transport] });
        expect(await listener.follows(0)).toBe(0);
      }
  });

  it('from our own page, and from no other', async () => {
    const ph = await inSession(await node.world().team('PH'), node.server);
    const from = (origin: string) => ph.socket({ headers: { ...ph.credentials, origin } });
    await from(node.server.url);
    for (const origin of ['https://evil.example', 'null', `${node.server.url}.evil.example`])
      await expect(from(origin)).rejects.toMatchObject({ data: { code: 'forbidden' } });
  });

  it('never without, with a wrong, or with somebody else’s kind of credential', async () => {
    const ph = await node.world().team('PH');
    const wrong = ['', 'ent_', `ent_${'x'.repeat(43)}`, 'x'.repeat(10_000), "' OR 1=1 --"];
    for (const token of wrong)
      await expect(ph.socket({ token })).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
    for (const headers of [{}, { cookie: 'entente_session=' }, { cookie: 'entente_session=ent_x; a=b' }])
      await expect(ph.at(node.server, {}).socket({ headers })).rejects.toThrow(NotAdmitted);
  });

  it('only for who may read the book', async () => {
    const world = node.world();
    const [admin, auditor] = [await world.user('PH', ['admin']), await world.user('PH', ['auditor'])];
    await expect(admin.socket()).rejects.toMatchObject({ data: { code: 'forbidden' } });
    expect(await (await auditor.socket()).follows(0)).toBe(0);
  });

  it('to the books and to nothing else', async () => {
    const ph = await node.world().team('PH');
    for (const namespace of ['/', '/admin'])
      await expect(ph.socket({ namespace })).rejects.toThrow(NotAdmitted);
  });
});

describe('a socket is closed within a second, and told why', () => {
  /** An administrator and somebody with a socket of a session and one of a token. */
  async function someoneConnected() {
    const world = node.world();
    const admin = await world.user('PH', ['admin']);
    const person = await world.team('PH');
    const signedIn = await inSession(person, node.server);
    const [bySession, byToken] = [await signedIn.socket(), await person.socket()];
    return { world, admin, person, signedIn, bySession, byToken };
  }
  type Someone = Awaited<ReturnType<typeof someoneConnected>>;

  const ends: [string, (someone: Someone, at: Person) => Promise<unknown>, ('bySession' | 'byToken')[]][] = [
    ['when the session is ended', endSession, ['bySession']],
    ['when the token is removed', removeToken, ['byToken']],
    ['when the user is disabled', change({ disabled: true }), ['bySession', 'byToken']],
    ['when the user may not read any more', change({ roles: ['admin'] }), ['bySession', 'byToken']],
    ['when the password is set anew', setPassword, ['bySession']],
  ];

  describe.each([
    ['by this process', () => node.server] as const,
    ['by another process', () => other] as const,
  ])('%s', (_, where) => {
    it.each(ends)('%s', async (_what, end, closed) => {
      const someone = await someoneConnected();
      await end(someone, someone.admin.at(where()));
      for (const which of closed) {
        const listener = someone[which];
        await until(`the socket ${which} is closed`, () => !listener.socket.connected);
        expect(listener.signedOut).toMatch(/ended/);
      }
      const remains = (['bySession', 'byToken'] as const).filter((which) => !closed.includes(which));
      for (const which of remains) expect(await someone[which].follows(0)).toBe(0);
    });
  });

  it('when one signs out', async () => {
    const { signedIn, bySession, byToken } = await someoneConnected();
    expect((await signedIn.delete('/api/session')).status).toBe(204);
    await until(
      'the socket is closed',
      () => bySession.signedOut !== undefined && !bySession.socket.connected,
    );
    await expect(signedIn.socket()).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
    expect(await byToken.follows(0)).toBe(0);
  });

  it('and nobody else’s is', async () => {
    const { world, admin, person } = await someoneConnected();
    const [colleague, stranger] = [await world.team('PH'), await world.team('SG')];
    const sockets = [await colleague.socket(), await stranger.socket()];
    await change({ disabled: true })({ person }, admin);
    await until('the person is out', async () => (await person.get('/api/session')).status === 401);
    for (const listener of sockets) expect(await listener.follows(0)).toBe(0);
  });
});

async function endSession({ person }: { person: Person }, admin: Person) {
  const { body } = await admin.get('/api/sessions');
  const { items } = body as { items: { id: string; userId: string }[] };
  const session = items.find(({ userId }) => userId === person.id);
  expect((await admin.delete(`/api/sessions/${session?.id ?? ''}`)).status).toBe(204);
}

async function removeToken({ person }: { person: Person }, admin: Person) {
  const { body } = await admin.get('/api/tokens');
  const { items } = body as { items: { id: string; userId: string }[] };
  const token = items.find(({ userId }) => userId === person.id);
  expect((await admin.delete(`/api/tokens/${token?.id ?? ''}`)).status).toBe(204);
}

function change(what: { disabled?: boolean; roles?: string[] }) {
  return async ({ person }: { person: Person }, admin: Person) => {
    expect(await admin.patch(`/api/users/${person.id}`, what)).toMatchObject({ status: 200 });
  };
}

async function setPassword({ person }: { person: Person }, admin: Person) {
  const answer = await admin.post(`/api/users/${person.id}/password`, { password: 'a quite new passphrase' });
  expect(answer.status).toBe(204);
}
