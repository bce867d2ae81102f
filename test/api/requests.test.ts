import { Problem } from '../support/contract.js';
import { incident, send, type Answer, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();
let ph: Person;
beforeAll(async () => (ph = await node.world().team('PH')));

/** Every refusal is a problem of RFC 9457 with the status of the answer and a stable code. */
function expectProblem({ status, headers, body }: Answer, expected: number, code: string): Problem {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  const problem = Problem.parse(body);
  expect([status, problem.status, problem.code]).toEqual([expected, expected, code]);
  return problem;
}
type Problem = ReturnType<typeof Problem.parse>;

describe('what cannot be read is refused with a problem', () => {
  it.each(['{"title"', '{title: 1}', 'not json', '{"a":1}}', '{"__proto__": {"x": 1}}'])(
    'broken JSON: %s',
    async (body) => {
      expectProblem(await ph.post('/api/cases', body), 400, 'invalid-input');
    },
  );

  it.each(['[]', 'null', '"a case"', '7'])('JSON that is no object: %s', async (body) => {
    expectProblem(await ph.post('/api/cases', body), 400, 'invalid-input');
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('a body as %s', async (type) => {
    const answer = await ph.post('/api/cases', 'title=Ransomware', { 'content-type': type });
    expectProblem(answer, 415, 'unsupported-media-type');
  });

  it('a body over 1 MiB, however it is spelled', async () => {
    const summary = 'x'.repeat(1_048_577);
    expectProblem(await ph.post('/api/cases', { ...incident, summary }), 413, 'payload-too-large');
    expectProblem(await ph.post('/api/cases', summary), 413, 'payload-too-large');
  });

  it('says of every field that is wrong where and why', async () => {
    const answer = await ph.post('/api/cases', { ...incident, title: 'No', tlp: 'TLP:PINK', severity: 9 });
    const { errors } = expectProblem(answer, 400, 'invalid-input');
    expect(errors?.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['severity', 'invalid_value'],
      ['title', 'too_small'],
      ['tlp', 'invalid_value'],
    ]);
  });

  it('says what to write instead, in words that need no program', async () => {
    const said = async (answer: Promise<Answer>) =>
      (Problem.parse((await answer).body).errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    expect(await said(ph.get('/api/book?after=many&limit=1001&from=1'))).toEqual([
      'after: Give a number.',
      'limit: Give at most 1000.',
      ': There is no "from" here: leave it out, or see /api/docs for how it is spelled.',
    ]);
    expect(await said(ph.get('/api/cases?sort=title'))).toEqual([
      'sort: Give one of -lastActivityAt, -openedAt, -severity, reference.',
    ]);
    const { title: _title, ...untitled } = incident;
    expect(
      await said(ph.post('/api/cases', { ...untitled, sectors: [''], affectedCountries: 'PH' })),
    ).toEqual([
      'title: This is missing: give a text.',
      'affectedCountries: Give a list.',
      'sectors.0: Give at least 1 character.',
    ]);
  });

  it('unknown keys, in bodies and in queries', async () => {
    const theCase = await ph.opens();
    const unknown = { severty: 'high' };
    expectProblem(await ph.post('/api/cases', { ...incident, ...unknown }), 400, 'invalid-input');
    expectProblem(
      await ph.patch(`/api/cases/${theCase.id}`, { title: 'Else', ...unknown }),
      400,
      'invalid-input',
    );
    for (const path of [
      'updates',
      'status',
      'handover/acceptance',
      `participants/${ph.organization.id}/acceptance`,
    ])
      expectProblem(await ph.post(`/api/cases/${theCase.id}/${path}`, unknown), 400, 'invalid-input');
    for (const path of ['/api/cases?severty=high', '/api/book?from=1', `/api/cases/${theCase.id}?as=1`])
      expectProblem(await ph.get(path), 400, 'invalid-input');
  });

  it('text that is no text: half of a surrogate pair, or a NUL', async () => {
    for (const text of ['half \\ud83d of it', 'a \\u0000 in it'])
      expectProblem(
        await ph.post('/api/cases', JSON.stringify(incident).replace('paper', text)),
        400,
        'invalid-input',
      );
    const deep = `${'['.repeat(4_000)}"\\u0000"${']'.repeat(4_000)}`;
    const { errors } = expectProblem(await ph.post('/api/cases', deep), 400, 'invalid-input');
    expect(errors?.[0]?.path.length).toBeLessThan(100);
    expectProblem(await ph.get('/api/cases?q=%00'), 400, 'invalid-input');
    expectProblem(await ph.get('/api/cases/a%00b'), 400, 'invalid-input');
    const theCase = await ph.opens({ title: 'Whole pairs 🚢 and ไทย are text' });
    expect((await ph.reads(theCase)).title).toBe('Whole pairs 🚢 and ไทย are text');
  });

  it('text in another encoding than UTF-8, or not packed as is said', async () => {
    const inLatin1 = Buffer.from(JSON.stringify({ ...incident, title: 'Fuite chez Électricité' }), 'latin1');
    const type = { 'content-type': 'application/json; charset=iso-8859-1' };
    const { errors } = expectProblem(await ph.post('/api/cases', inLatin1, type), 400, 'invalid-input');
    expect(errors?.[0]?.message).toMatch(/UTF-8/);
    const unpacked = await ph.post('/api/cases', JSON.stringify(incident), { 'content-encoding': 'gzip' });
    expect(expectProblem(unpacked, 400, 'invalid-input').detail).toMatch(/Content-Encoding/);
  });

  it('queries out of bounds', async () => {
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=many',
      'limit=1&limit=2',
      'sort=title',
      'status=open',
      'classification=fraud',
      'country=ph',
      'cursor=x',
    ])
      expectProblem(await ph.get(`/api/cases?${query}`), 400, 'invalid-input');
    for (const query of ['after=-1', 'after=1.5', 'limit=1001', 'after=1e99'])
      expectProblem(await ph.get(`/api/book?${query}`), 400, 'invalid-input');
  });
});

it('takes as many organisations for a filter as an agreement has parties', async () => {
  const filter = (count: number) =>
    ph.get(`/api/cases?participant=${Array(count).fill(ph.organization.id).join()}`);
  expect([(await filter(100)).status, (await filter(101)).status]).toEqual([200, 400]);
});

describe('what is not there', () => {
  it('is not found, whatever its id looks like', async () => {
    for (const id of [
      'nothing',
      '0',
      '..',
      '%2e%2e%2fbook',
      "'--",
      '%F0%9F%9A%A2',
      'x'.repeat(64),
      'x'.repeat(300),
    ])
      expect(Problem.parse((await ph.get(`/api/cases/${id}`)).body).code).toMatch(
        /^(not-found|invalid-input)$/,
      );
    expectProblem(await ph.get(`/api/cases/${'x'.repeat(64)}`), 404, 'not-found');
    expectProblem(await ph.get(`/api/cases/${'x'.repeat(300)}`), 404, 'not-found');
  });

  it('is not found under any address that the API does not have', async () => {
    expectProblem(await ph.get('/api/nothing'), 404, 'not-found');
    expectProblem(await ph.get('/api/cases/'), 404, 'not-found');
    expectProblem(await ph.post('/nothing', {}), 404, 'not-found');
  });

  it('says which methods an address has that has not this one', async () => {
    const theCase = await ph.opens();
    const allowedOf = (answer: Answer) => {
      expectProblem(answer, 405, 'method-not-allowed');
      return answer.headers.get('allow');
    };
    expect(allowedOf(await ph.put('/api/cases', {}))).toBe('GET, HEAD, POST');
    expect(allowedOf(await ph.delete('/api/book'))).toBe('GET, HEAD');
    expect(allowedOf(await ph.get(`/api/cases/${theCase.id}/updates?limit=5`))).toBe('POST');
    expect(allowedOf(await ph.post('/health/live', {}))).toBe('GET, HEAD');
  });

  it('is told in one way also where the address itself is broken', async () => {
    expectProblem(await ph.get('/api/cases/%zz'), 400, 'invalid-input');
  });
});

describe('what is more than asked for', () => {
  it('an empty body is none, also where a client says that it is JSON', async () => {
    const sg = await node.world().team('SG');
    const theCase = await sg.opens();
    const answer = await sg.post(`/api/cases/${theCase.id}/handover/acceptance`, '', {});
    expectProblem(answer, 409, 'no-handover-offer');
  });

  it('HEAD answers as GET without the body', async () => {
    const theCase = await ph.opens();
    const head = await ph.request('HEAD', `/api/cases/${theCase.id}`);
    expect([head.status, head.etag, head.body]).toEqual([200, `"${theCase.version}"`, undefined]);
    expect((await ph.request('HEAD', '/api/cases/nothing')).status).toBe(404);
    expect((await send(`${node.server.url}/api/cases`, 'HEAD')).status).toBe(401);
  });
});
