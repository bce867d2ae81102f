import { z } from 'zod';
import { listOf, Organization, Problem, SignedIn } from '../support/contract.js';
import { done, send, type Person } from '../support/person.js';
import { aNode, inSession } from '../support/world.js';

const node = aNode();
const password = 'seven cranes stand still';

const User = z.object({
  ...{ id: z.string(), email: z.string(), name: z.string(), roles: z.array(z.string()) },
  ...{ disabled: z.boolean(), service: z.boolean(), createdAt: z.string() },
});
const Token = z.object({ id: z.string(), userId: z.string(), label: z.string(), createdAt: z.string() });
const NewToken = Token.extend({ token: z.string().regex(/^ent_[\w-]{43}$/) });
const Session = z.object({
  id: z.string(),
  userId: z.string(),
  expiresAt: z.string(),
  userAgent: z.string(),
});

const codeOf = ({ body }: { body: unknown }) => Problem.parse(body).code;

async function users(admin: Person) {
  return listOf(User).parse(done(await admin.get('/api/users'))).items;
}

function bearing(person: Person, token: string): Person {
  return person.at(node.server, { authorization: `Bearer ${token}` });
}

let n = 0;
const freshEmail = () => `somebody-${Date.now()}-${(n += 1)}@cert.example`;

describe('users', () => {
  it('are added by an administrator, in the own organisation, each address once on the node', async () => {
    const world = node.world();
    const [admin, other] = [await world.user('PH', ['admin']), await world.user('SG', ['admin'])];
    const email = freshEmail();
    const answer = await admin.post('/api/users', {
      email: email.toUpperCase(),
      roles: ['operator'],
      password,
    });
    expect(answer.status).toBe(201);
    const user = User.parse(answer.body);
    expect(user).toMatchObject({ email, roles: ['operator'], disabled: false, service: false });
    expect(JSON.stringify(answer.body)).not.toMatch(/argon|hash|password/i);
    expect((await users(admin)).map(({ id }) => id)).toContain(user.id);
    expect((await users(other)).map(({ id }) => id)).not.toContain(user.id);
    for (const one of [admin, other])
      expect(codeOf(await one.post('/api/users', { email, roles: ['auditor'] }))).toBe('email-taken');
    const session = await send(`${node.server.url}/api/session`, 'POST', {}, { email, password });
    expect(SignedIn.parse(session.body).organization.id).toBe(admin.organization.id);
  });

  it.each([
    ['no address', { email: 'nobody', roles: ['operator'] }, 'email'],
    ['no role', { roles: [] }, 'roles'],
    ['a role that there is not', { roles: ['king'] }, 'roles.0'],
    ['a short password', { roles: ['operator'], password: 'short' }, 'password'],
    ['what an administrator does not give', { roles: ['operator'], organization: 'other' }, ''],
  ])('are not added with %s', async (_, said, path) => {
    const admin = await node.world().user('PH', ['admin']);
    const { status, body } = await admin.post('/api/users', { email: freshEmail(), ...said });
    expect([status, Problem.parse(body).errors?.map((one) => one.path)]).toEqual([400, [path]]);
  });

  it('are added once with one key, whatever the password', async () => {
    const admin = await node.world().user('PH', ['admin']);
    const [email, headers] = [freshEmail(), { 'idempotency-key': 'one' }];
    const add = () => admin.post('/api/users', { email, roles: ['operator'], password }, headers);
    const answers = await Promise.all([add(), add()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0].body).toEqual(answers[1].body);
  });

  it('of one organisation are out of reach for the administrators of another', async () => {
    const world = node.world();
    const [admin, victim] = [
      await world.user('SG', ['admin']),
      await world.user('PH', ['operator', 'admin']),
    ];
    const their = await world.user('PH', ['admin']);
    const token = NewToken.parse(done(await their.post('/api/tokens', { userId: victim.id })));
    const session = await inSession(victim, node.server);
    const [{ id: sessionId } = { id: '' }] = listOf(Session).parse(
      (await their.get('/api/sessions')).body,
    ).items;
    const attempts = [
      await admin.patch(`/api/users/${victim.id}`, { disabled: true }),
      await admin.patch(`/api/users/${victim.id}`, { roles: ['auditor'] }),
      await admin.post(`/api/users/${victim.id}/password`, { password }),
      await admin.post('/api/tokens', { userId: victim.id, label: 'stolen' }),
      await admin.delete(`/api/tokens/${token.id}`),
      await admin.delete(`/api/sessions/${sessionId}`),
    ];
    expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 404));
    for (const path of ['/api/users', '/api/tokens', '/api/sessions', '/api/people'])
      expect(JSON.stringify((await admin.get(path)).body)).not.toContain(victim.id);
    for (const one of [victim, session, bearing(victim, token.token)])
      expect((await one.get('/api/users')).status).toBe(200);
  });

  it('keep their name and their roles as they were last set, and one administrator at least', async () => {
    const world = node.world();
    const admin = await world.user('PH', ['admin']);
    const change = (id: string, said: object) => admin.patch(`/api/users/${id}`, said);
    for (const said of [{ roles: ['operator'] }, { disabled: true }])
      expect(codeOf(await change(admin.id, said))).toBe('last-administrator');
    const other = await world.user('PH', ['operator']);
    const renamed = await change(other.id, { name: 'Анна', roles: ['admin', 'auditor', 'admin'] });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Анна', roles: ['admin', 'auditor'] } });
    expect(await other.get('/api/session')).toMatchObject({ body: { user: { name: 'Анна' } } });
    expect(await change(admin.id, { roles: ['operator'] })).toMatchObject({ status: 200 });
    expect(await admin.get('/api/users')).toMatchObject({ status: 403 });
    for (const wrong of [{}, { roles: [] }, { email: 'else@cert.example' }, { name: '' }])
      expect((await other.patch(`/api/users/${other.id}`, wrong)).status).toBe(400);
  });

  it('that are disabled are out at once, with every session and token, and may come back without their sessions', async () => {
    const world = node.world();
    const [admin, person] = [await world.user('PH', ['admin']), await world.user('PH', ['operator'])];
    const session = await inSession(person, node.server);
    expect((await session.get('/api/cases')).status).toBe(200);
    done(await admin.patch(`/api/users/${person.id}`, { disabled: true }));
    for (const one of [person, session]) expect((await one.get('/api/cases')).status).toBe(401);
    done(await admin.patch(`/api/users/${person.id}`, { disabled: false }));
    expect((await person.get('/api/cases')).status).toBe(200);
    expect((await session.get('/api/cases')).status).toBe(401);
  });

  it('whose password an administrator sets are signed out everywhere, and sign in with the new one', async () => {
    const world = node.world();
    const [admin, person] = [
      await world.user('PH', ['admin']),
      await world.user('PH', ['operator'], { password }),
    ];
    const session = await inSession(person, node.server);
    const set = await admin.post(`/api/users/${person.id}/password`, { password: 'other words than before' });
    expect([set.status, set.body]).toEqual([204, undefined]);
    expect((await session.get('/api/cases')).status).toBe(401);
    const signIn = (word: string) =>
      send(`${node.server.url}/api/session`, 'POST', {}, { email: person.email, password: word });
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn('other words than before')).status).toBe(201);
  });

  it('are names to their colleagues, and opaque to partners', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const theCase = await ph.opens();
    await ph.posts('Cranes stand still.', theCase);
    await ph.invites(sg, theCase);
    await sg.accepts(theCase);
    const People = listOf(z.strictObject({ id: z.string(), name: z.string() }));
    expect(People.parse((await ph.get('/api/people')).body).items).toEqual([
      { id: ph.id, name: expect.stringContaining('PH') as unknown },
    ]);
    const [own, theirs] = [await ph.reads(theCase), await sg.reads(theCase)];
    expect(own.updates[0]?.author.user?.id).toBe(ph.id);
    expect(theirs.updates[0]?.author).toEqual({ organization: ph.organization.id });
  });
});

describe('a token', () => {
  it('is shown once, kept as a fingerprint, and gone at once when it is removed', async () => {
    const world = node.world();
    const [admin, person] = [await world.user('PH', ['admin']), await world.user('PH', ['responder'])];
    const made = await admin.post('/api/tokens', { userId: person.id, label: 'for the SIEM' });
    expect(made.status).toBe(201);
    const { id, token } = NewToken.parse(made.body);
    const machine = bearing(person, token);
    expect((await machine.get('/api/cases')).status).toBe(200);
    expect((await machine.get('/api/tokens')).status).toBe(403);
    const listed = await admin.get('/api/tokens');
    expect(listOf(Token).parse(listed.body).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, userId: person.id, label: 'for the SIEM' })]),
    );
    expect(JSON.stringify(listed.body)).not.toContain(token.slice(4));
    const kept = await node.server.ask('database', {
      ...{ sql: 'SELECT * FROM api_token WHERE id = ?', parameters: [id] },
    });
    expect(JSON.stringify(kept)).not.toContain(token.slice(4));
    expect((await admin.delete(`/api/tokens/${id}`)).status).toBe(204);
    expect((await machine.get('/api/cases')).status).toBe(401);
    expect((await admin.delete(`/api/tokens/${id}`)).status).toBe(404);
  });
});

describe('sessions', () => {
  it('are seen and ended by an administrator, without their secrets', async () => {
    const world = node.world();
    const [admin, person] = [await world.user('PH', ['admin']), await world.user('PH', ['operator'])];
    const [one, other] = [await inSession(person, node.server), await inSession(person, node.server)];
    const answer = await admin.get('/api/sessions');
    const sessions = listOf(Session).parse(answer.body).items;
    expect(sessions.map(({ userId }) => userId)).toEqual([person.id, person.id]);
    for (const { credentials } of [one, other])
      expect(JSON.stringify(answer.body)).not.toContain(credentials['cookie']?.split('=')[1]);
    for (const { id } of sessions) expect((await admin.delete(`/api/sessions/${id}`)).status).toBe(204);
    for (const session of [one, other]) expect((await session.get('/api/cases')).status).toBe(401);
    expect((await person.get('/api/cases')).status).toBe(200);
  });
});

describe('an organisation', () => {
  let shortName = 0;
  const newcomer = (said: object = {}) => ({
    ...{ name: 'CERT of a new member', shortName: `NEW-${Date.now()}-${(shortName += 1)}`, country: 'TH' },
    ...{ kind: 'sectoral-csirt', timeZone: 'Asia/Bangkok', languages: ['th', 'en'], ...said },
  });

  it('is registered by the registrar, once, and given its first administrator, who does the rest', async () => {
    const registrar = await node.registrar();
    const input = newcomer({ name: 'ศูนย์ประสานงานฯ' });
    const answers = await Promise.all(
      [1, 2].map(() => registrar.post('/api/organizations', input, { 'idempotency-key': input.shortName })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { id } = Organization.parse(answers[0]?.body);
    expect(Organization.parse(answers[1]?.body).id).toBe(id);
    expect(await registrar.get(`/api/organizations/${input.shortName}`)).toMatchObject({
      body: { ...input, id },
    });
    expect(codeOf(await registrar.post('/api/organizations', input))).toBe('short-name-taken');
    const admin = { name: 'Somchai', email: freshEmail(), password };
    const first = await registrar.post(`/api/organizations/${id}/administrator`, admin);
    expect(first).toMatchObject({ status: 201, body: { roles: ['admin', 'manager', 'operator'] } });
    const second = { ...admin, email: freshEmail() };
    const again = await registrar.post(`/api/organizations/${id}/administrator`, second);
    expect(codeOf(again)).toBe('administrator-exists');
    const { email } = admin;
    const session = await send(`${node.server.url}/api/session`, 'POST', {}, { email, password });
    expect(SignedIn.parse(session.body)).toMatchObject({ organization: { id }, user: { name: 'Somchai' } });
  });

  it('is not registered by the administrator of any other organisation', async () => {
    const admin = await node.world().user('PH', ['admin']);
    const input = newcomer();
    expect((await admin.post('/api/organizations', input)).status).toBe(403);
    const administrator = { name: 'Mine', email: freshEmail(), password };
    const taken = await admin.post(
      `/api/organizations/${admin.organization.id}/administrator`,
      administrator,
    );
    expect(taken.status).toBe(403);
    expect((await admin.get(`/api/organizations/${input.shortName}`)).status).toBe(404);
  });

  it('changes what it says of itself, but not its short name and country, nor anything of another', async () => {
    const world = node.world();
    const [admin, other] = [await world.user('PH', ['admin']), await world.user('SG', ['admin'])];
    const { id, shortName, country } = admin.organization;
    const address = `/api/organizations/${id}`;
    const settings = {
      ...{ name: 'Sentro ng Tugon', kind: 'government-csirt', phone: '+63 2 5550 0100' },
      ...{ timeZone: 'Asia/Manila', languages: ['fil', 'en'] },
    };
    const changed = { ...settings, id, shortName, country, host: false };
    expect((await admin.put(address, settings)).body).toEqual(changed);
    expect((await other.get(address)).body).toEqual(changed);
    expect((await other.put(address, settings)).status).toBe(403);
    for (const kept of ['shortName', 'country'])
      expect(codeOf(await admin.put(address, { ...settings, [kept]: 'SG' }))).toBe('invalid-input');
    const { phone: _phone, ...without } = settings;
    expect((await admin.put(address, without)).body).not.toHaveProperty('phone');
  });

  it.each([
    ['country', 'ph'],
    ['country', 'XX'],
    ['shortName', 'no blanks'],
    ['kind', 'army'],
    ['timeZone', 'Mars/Olympus'],
    ['languages', ['English please']],
    ['email', 'cert'],
    ['nodeUrl', 'http://plain.example'],
    ['pgpFingerprint', 'abc'],
  ])('is not registered with a wrong %s: %p', async (field, value) => {
    const registrar = await node.registrar();
    const answer = await registrar.post('/api/organizations', newcomer({ [field]: value }));
    expect([answer.status, Problem.parse(answer.body).errors?.[0]?.path.split('.')[0]]).toEqual([400, field]);
  });
});

describe('what is kept for a person', () => {
  const keptOf = async (person: Person) =>
    z.object({ kept: z.unknown() }).parse(done(await person.get('/api/session'))).kept;
  const keep = (person: Person, change: unknown) => person.patch('/api/session/kept', change);

  it('is there in whatever session, and nobody else’s', async () => {
    const world = node.world();
    const [one, other] = [await world.user('PH', ['operator']), await world.user('PH', ['operator'])];
    const views = [{ name: 'Severe', search: { severity: 'severe', group: 'status' } }];
    done(
      await keep(one, {
        views,
        toldClocks: ['clock-1'],
        seen: { inbox: 7 },
        opened: [9, 12],
        look: { theme: 'dark', language: 'ms' },
      }),
    );
    done(
      await keep(one, {
        toldClocks: ['clock-2', 'clock-1'],
        seen: { inbox: 3, feed: 9 },
        opened: [12, 5, 11],
        look: { language: 'ar' },
      }),
    );
    const look = { theme: 'dark', language: 'ar' };
    const toldClocks = ['clock-1', 'clock-2'];
    const kept = { views, toldClocks, seen: { inbox: 7, feed: 9 }, opened: [9, 12, 11], look };
    expect(await keptOf(await inSession(one, node.server))).toEqual(kept);
    const nothing = { views: [], toldClocks: [], seen: { inbox: 0, feed: 0 }, opened: [], look: {} };
    expect(await keptOf(other)).toEqual(nothing);
  });

  it.each([
    ['views', [{ name: '', search: {} }]],
    ['views', Array.from({ length: 51 }, (_, n) => ({ name: `View ${n}`, search: {} }))],
    ['views', [{ name: 'Long', search: { q: 'x'.repeat(501) } }]],
    ['toldClocks', ['no id!']],
    ['seen', { inbox: -1 }],
    ['seen', { elsewhere: 1 }],
    ['opened', Array.from({ length: 201 }, (_, n) => n)],
    ['look', { language: 'xx' }],
    ['look', { sound: true }],
  ])('has limits: %s', async (field, value) => {
    const answer = await keep(await node.world().user('PH', ['operator']), { [field]: value });
    expect([answer.status, Problem.parse(answer.body).errors?.[0]?.path.split('.')[0]]).toEqual([400, field]);
  });
});
