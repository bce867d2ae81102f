import { SignedIn } from '../support/contract.js';
import { send } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode, inSession } from '../support/world.js';

const node = aNode();
const password = 'seven cranes stand still';

function signIn(body: unknown) {
  return send(`${node.server.url}/api/session`, 'POST', {}, body);
}

/** The cookie of an answer as a browser would send it back. */
function cookieOf({ headers }: { headers: Headers }): string {
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('signing in', () => {
  it('gives a session in a cookie that no script and no other site can use', async () => {
    const person = await node.world().user('PH', ['operator', 'manager'], { password });
    const answer = await signIn({ email: person.email, password });
    expect(answer.status).toBe(201);
    const setCookie = answer.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/^entente_session=[\w-]{43};/);
    expect(setCookie).toContain('HttpOnly');
    expect(setCookie).toContain('SameSite=Strict');
    expect(setCookie).toContain('Path=/');
    const signedIn = SignedIn.parse(answer.body);
    expect(signedIn).toMatchObject({
      user: { id: person.id, email: person.email },
      organization: { id: person.organization.id, country: 'PH' },
      roles: ['operator', 'manager'],
    });
    const session = await person.at(node.server, { cookie: cookieOf(answer) }).get('/api/session');
    expect(SignedIn.parse(session.body)).toEqual(signedIn);
  });

  it('minds the case of the password, not that of the address', async () => {
    const { email } = await node.world().user('PH', ['operator'], { password });
    expect((await signIn({ email: email.toUpperCase(), password })).status).toBe(201);
    expect((await signIn({ email, password: password.toUpperCase() })).status).toBe(401);
  });

  it('says the same whatever was wrong', async () => {
    const world = node.world();
    const person = await world.user('PH', ['operator'], { password });
    const [service, disabled] = [
      await world.user('PH', ['operator']),
      await world.user('PH', ['operator'], { password }),
    ];
    const admin = await world.user('PH', ['admin']);
    await admin.patch(`/api/users/${disabled.id}`, { disabled: true });
    const answers = [
      await signIn({ email: person.email, password: 'seven cranes stood still' }),
      await signIn({ email: 'nobody@cert.example', password }),
      await signIn({ email: service.email, password: '' }),
      await signIn({ email: disabled.email, password }),
      await signIn({ email: '', password: '' }),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, headers.get('set-cookie')]).toEqual([401, null]);
      expect(body).toEqual(answers[0]?.body);
    }
  });

  it('is not possible with a token in place of a session, nor with both mixed up', async () => {
    const person = await node.world().team('PH');
    const token = (person.credentials['authorization'] ?? '').replace('Bearer ', '');
    for (const headers of [
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: 'Bearer ' },
    ])
      expect((await person.at(node.server, headers).get('/api/session')).status).toBe(401);
    expect((await person.get('/api/session')).status).toBe(200);
  });
});

describe('failing to sign in', () => {
  it('ten times in a minute closes the account to that address for the rest of it, and no other account', async () => {
    const world = node.world();
    const [target, colleague] = [
      await world.user('PH', ['operator'], { password }),
      await world.user('PH', ['operator'], { password }),
    ];
    for (let i = 0; i < 10; i += 1)
      expect((await signIn({ email: target.email, password: `guess number ${i}` })).status).toBe(401);
    for (const tried of [password, 'one more guess', password]) {
      const answer = await signIn({ email: target.email, password: tried });
      expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await signIn({ email: colleague.email, password })).status).toBe(201);
  });

  it('many times at once is no way around it', async () => {
    const { email } = await node.world().user('PH', ['operator'], { password });
    const guesses = Array.from({ length: 30 }, (_, i) => signIn({ email, password: `guess number ${i}` }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('never slows down who knows the password', async () => {
    const { email } = await node.world().user('PH', ['operator'], { password });
    for (let i = 0; i < 15; i += 1) expect((await signIn({ email, password })).status).toBe(201);
  });
});

describe('signing out', () => {
  it('ends the session and takes the cookie back', async () => {
    const person = await inSession(await node.world().team('PH'), node.server);
    const answer = await person.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^entente_session=;/);
    expect((await person.get('/api/session')).status).toBe(401);
    expect((await person.get('/api/cases')).status).toBe(401);
  });
});

describe('changing the password', () => {
  it('needs the old one, ends every session and begins a new one', async () => {
    const person = await node.world().user('PH', ['operator'], { password });
    const [here, elsewhere] = [await inSession(person, node.server), await inSession(person, node.server)];
    const change = (current: string, to: string) =>
      here.post('/api/session/password', { current, password: to });
    expect(await change('seven cranes stood still', 'eight cranes stand still')).toMatchObject({
      status: 401,
    });
    expect(await change(password, 'too short')).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    const changed = await change(password, 'eight cranes stand still');
    expect(changed.status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(401);
    expect((await person.at(node.server, { cookie: cookieOf(changed) }).get('/api/session')).status).toBe(
      200,
    );
    expect((await signIn({ email: person.email, password })).status).toBe(401);
    expect((await signIn({ email: person.email, password: 'eight cranes stand still' })).status).toBe(201);
  });
});

describe('what another process ends', () => {
  it('is over here within a second, for requests too', async () => {
    const other = await node.server.another();
    try {
      const world = node.world();
      const [admin, person] = [await world.user('PH', ['admin']), await world.team('PH')];
      expect((await person.get('/api/session')).status).toBe(200);
      await admin.at(other).patch(`/api/users/${person.id}`, { disabled: true });
      await until(
        'the token is refused',
        async () => (await person.get('/api/session')).status === 401,
        5_000,
      );
    } finally {
      await other.stop();
    }
  });
});
