import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listOf, Problem } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { until as waitUntil } from '../support/until.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Job = z.object({
  ...{ id: z.string(), kind: z.string(), subject: z.string().nullable(), format: z.string() },
  ...{
    state: z.enum(['waiting', 'making', 'ready', 'failed']),
    step: z.string().nullable(),
    progress: z.number(),
  },
  report: z.object({ id: z.string(), sha256: z.string(), tlp: z.string() }).nullable(),
  problem: z.object({ code: z.string() }).nullable(),
});
type Job = z.infer<typeof Job>;

/** Somebody who leads a case, long enough to be cut off while it is set. */
async function incident() {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  const theCase = await ph.opens();
  const long = await ph.opens();
  const sentence = 'العميل 10.0.0.1 يتصل بـ hxxp://example[.]org ثم 连接 くり返し ไทย हिन्दी ខ្មែរ. ';
  for (let n = 0; n < 12; n += 1) await ph.posts(sentence.repeat(240), long);
  return { world, ph, sg, theCase, long };
}

let scene: Awaited<ReturnType<typeof incident>>;
beforeAll(async () => (scene = await incident()));

const asks = (person: Person, body: object, key?: string) =>
  person.post('/api/report-jobs', body, key === undefined ? {} : { 'idempotency-key': key });
const at = ({ id }: Job) => `/api/report-jobs/${id}`;
const seen = async (person: Person, job: Job) => Job.parse(done(await person.get(at(job))));

/** Looks again and again until a job is as it is wanted; each look waits for the server's answer. */
async function until(person: Person, job: Job, wanted: (now: Job) => boolean): Promise<Job> {
  for (;;) {
    const now = await seen(person, job);
    if (wanted(now)) return now;
    await new Promise((again) => setTimeout(again, 20));
  }
}
const finished = ({ state }: Job) => state === 'ready' || state === 'failed';

async function made(person: Person, body: object): Promise<Job> {
  return until(person, Job.parse(done(await asks(person, body))), finished);
}

/** A long report that is being laid out, so that whatever is asked for next waits until it is called off. */
async function atThePress(person: Person): Promise<Job> {
  const job = Job.parse(done(await asks(person, { of: 'case', id: scene.long.id })));
  return until(person, job, ({ step }) => step === 'setting');
}

it.each([
  ['case', () => ({ id: scene.theCase.id, leaveOut: 'timeline', format: 'html' }), 'incident'],
  ['cases', () => ({ status: 'new,triage', format: 'xlsx' }), 'cases'],
  ['posture', () => ({ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }), 'posture'],
  ['capabilities', () => ({ format: 'csv' }), 'capabilities'],
])(
  'makes a report of %s, which is fetched when it is ready and is listed with the others',
  async (of, query, kind) => {
    const job = await made(scene.ph, { of, ...query() });
    expect(job).toMatchObject({ kind, state: 'ready', step: null, progress: 1, problem: null });
    const { status, headers, bytes, record } = await scene.ph.downloads(`${at(job)}/file`);
    expect([status, headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, true]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(job.report?.sha256);
    expect(done(await scene.ph.get(record))).toMatchObject({ id: job.report?.id, kind });
    const list = listOf(Job).parse({ next: null, ...Object(done(await scene.ph.get('/api/report-jobs'))) });
    expect(list.items.map(({ id }) => id)).toContain(job.id);
  },
);

it('says of what is not in the book that it is not there, and nothing else', async () => {
  const { state, problem, report } = await made(scene.sg, { of: 'case', id: scene.theCase.id });
  expect([state, problem?.code, report]).toEqual(['failed', 'not-found', null]);
  expect((await asks(scene.ph, { of: 'case' })).status).toBe(400);
  expect((await asks(scene.ph, { of: 'users' })).status).toBe(400);
});

it('is the business of whoever asked for it alone', async () => {
  const job = await made(scene.ph, { of: 'case', id: scene.theCase.id, format: 'json' });
  const colleague = await scene.world.user('PH', ['manager']);
  for (const other of [scene.sg, colleague]) {
    for (const answer of [
      await other.get(at(job)),
      await other.get(`${at(job)}/file`),
      await other.delete(at(job)),
    ])
      expect([answer.status, answer.body]).toMatchObject([404, { code: 'not-found' }]);
    expect(JSON.stringify(done(await other.get('/api/report-jobs')))).not.toContain(job.id);
  }
  expect((await seen(scene.ph, job)).state).toBe('ready');
});

it('fails with its press, and the next report has another', async () => {
  const job = await atThePress(scene.ph);
  expect(await scene.world.server.ask('endPress')).toBe(0);
  const { state, problem } = await until(scene.ph, job, finished);
  expect([state, problem?.code]).toEqual(['failed', 'internal-error']);
  const next = await made(scene.ph, { of: 'case', id: scene.theCase.id, format: 'html' });
  expect(next.state).toBe('ready');
});

it('is one report for one key, whoever asks twice', async () => {
  const body = { of: 'case', id: scene.theCase.id, format: 'csv' };
  const [first, again] = [await asks(scene.ph, body, 'once'), await asks(scene.ph, body, 'once')];
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(first.headers.get('location')).toBe(at(Job.parse(first.body)));
  expect(Job.parse(again.body).id).toBe(Job.parse(first.body).id);
  const other = await asks(scene.ph, { ...body, format: 'html' }, 'once');
  expect([other.status, other.body]).toMatchObject([409, { code: 'idempotency-key-reused' }]);
  await until(scene.ph, Job.parse(first.body), finished);
});

it('ends the work on what is called off, refuses more than three at once, and leaves nothing behind', async () => {
  const records = async () =>
    listOf(z.object({ subject: z.string() })).parse(
      done(await scene.ph.get(`/api/reports?caseId=${scene.long.id}`)),
    );
  const long = await atThePress(scene.ph);
  const next = Job.parse(done(await asks(scene.ph, { of: 'case', id: scene.theCase.id, format: 'json' })));
  const third = Job.parse(done(await asks(scene.ph, { of: 'case', id: scene.theCase.id, format: 'json' })));
  const fourth = await asks(scene.ph, { of: 'case', id: scene.theCase.id });
  expect([fourth.status, fourth.body]).toMatchObject([429, { code: 'too-many-reports' }]);

  expect(long).toMatchObject({ state: 'making', progress: 0.5 });
  expect(await scene.ph.get(`${at(long)}/file`)).toMatchObject({ status: 409, body: { code: 'not-ready' } });
  for (const job of [long, third]) expect((await scene.ph.delete(at(job))).status).toBe(204);
  expect((await scene.ph.get(at(long))).status).toBe(404);

  const ready = await until(scene.ph, next, finished);
  expect([ready.state, (await records()).items]).toEqual(['ready', []]);
  expect((await scene.ph.delete(at(ready))).status).toBe(204);
  expect((await scene.ph.get(`${at(ready)}/file`)).status).toBe(404);
});

it('leaves room for other organisations, however many people of one ask', async () => {
  const more = [await scene.world.user('PH', ['manager']), await scene.world.user('PH', ['manager'])];
  const taken: [Person, Job][] = [];
  for (const person of [scene.ph, ...more])
    for (let n = 0; n < 3; n += 1) {
      const answer = await asks(person, { of: 'case', id: scene.long.id });
      if (taken.length < 8) taken.push([person, Job.parse(done(answer))]);
      else expect([answer.status, answer.body]).toMatchObject([429, { code: 'too-many-reports' }]);
    }
  const theirs = Job.parse(done(await asks(scene.sg, { of: 'cases', format: 'csv' })));
  for (const [person, job] of taken.reverse()) expect((await person.delete(at(job))).status).toBe(204);
  expect((await until(scene.sg, theirs, finished)).state).toBe('ready');
});

it('takes turns with those of other organisations, whoever asked first', async () => {
  const long = await atThePress(scene.ph);
  const own = Job.parse(done(await asks(scene.ph, { of: 'cases', format: 'csv' })));
  const theirs = Job.parse(done(await asks(scene.sg, { of: 'cases', format: 'csv' })));
  expect((await scene.ph.delete(at(long))).status).toBe(204);
  const [last, first] = [await until(scene.ph, own, finished), await until(scene.sg, theirs, finished)];
  // The ids of the records are in the order in which they were made.
  expect([last.report?.id, first.report?.id].sort()).toEqual([first.report?.id, last.report?.id]);
});

it('shares its turns with what is asked for at the line, of which only so much may wait', async () => {
  const colleague = await scene.world.user('PH', ['manager']);
  const long = await atThePress(scene.ph);
  const line = `/api/cases/${scene.theCase.id}/report`;
  const answers = Array.from({ length: 12 }, (_, n) =>
    scene.ph.get(n % 2 ? `${line}?format=html` : `${line}/outline`),
  );
  const refused = await Promise.race(answers);
  expect([refused.status, refused.body]).toMatchObject([429, { code: 'too-many-reports' }]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const job = await asks(scene.ph, { of: 'cases', format: 'csv' });
  expect([job.status, job.body]).toMatchObject([429, { code: 'too-many-reports' }]);
  const theirs = Job.parse(done(await asks(colleague, { of: 'cases', format: 'csv' })));
  expect((await scene.ph.delete(at(long))).status).toBe(204);
  expect((await until(colleague, theirs, finished)).state).toBe('ready');
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect([...new Set(statuses)].sort()).toEqual([200, 429]);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10);
});

it.each([
  ['is disabled', { disabled: true }, { disabled: false }],
  ['is no manager any more', { roles: ['operator'] }, { roles: ['manager'] }],
])('is dropped when its person %s by the time that its turn comes', async (_, taken, givenBack) => {
  const [person, colleague] = [
    await scene.world.user('PH', ['manager']),
    await scene.world.user('PH', ['manager']),
  ];
  const admin = await scene.world.user('PH', ['admin']);
  const theCase = await scene.ph.opens();
  const body = { of: 'case', id: theCase.id, format: 'json' };
  const long = await atThePress(scene.ph);
  const dropped = Job.parse(done(await asks(person, body)));
  const kept = Job.parse(done(await asks(colleague, body)));
  done(await admin.patch(`/api/users/${person.id}`, taken));
  expect((await scene.ph.delete(at(long))).status).toBe(204);
  // The turn of the colleague comes after it.
  const { report } = await until(colleague, kept, finished);
  done(await admin.patch(`/api/users/${person.id}`, givenBack));
  expect((await person.get(at(dropped))).status).toBe(404);
  const made = listOf(z.object({ id: z.string() })).parse(
    done(await scene.ph.get(`/api/reports?caseId=${theCase.id}`)),
  );
  expect(made.items.map(({ id }) => id)).toEqual([report?.id]);
});

it('does not outlive the content that it was made of', async () => {
  const theCase = await scene.ph.opens();
  const { eventId } = await scene.ph.posts('Somebody by name.', theCase);
  const job = await made(scene.ph, { of: 'case', id: theCase.id, format: 'json' });
  const theirs = await made(scene.sg, { of: 'cases', format: 'csv' });
  const admin = await scene.world.user('PH', ['admin']);
  done(await admin.post(`/api/events/${eventId}/redaction`, { reason: 'A name that must go.' }));
  await waitUntil('the report is gone', async () => (await scene.ph.get(at(job))).status === 404);
  expect((await scene.ph.get(`${at(job)}/file`)).status).toBe(404);
  expect((await seen(scene.sg, theirs)).state).toBe('ready');
});

it('shows the pages beforehand, of a long report its beginning, and makes none', async () => {
  const Preview = z.object({ pages: z.array(z.string()), whole: z.boolean() });
  const shown = async (person: Person, { id }: { id: string }) =>
    person.post('/api/report-previews', { of: 'case', id, leaveOut: 'status' });
  const before = JSON.stringify(done(await scene.ph.get('/api/reports')));
  const short = Preview.parse(done(await shown(scene.ph, scene.theCase)));
  expect([short.whole, short.pages.length]).toEqual([true, 2]);
  for (const page of short.pages)
    expect(page).toMatch(/^<svg [^>]*viewBox="0 0 595\.\d+ 841\.\d+">.+<\/svg>$/);
  expect(short.pages.join('')).not.toMatch(/<script|<foreignObject|href="(?!#|data:image\/svg\+xml;)/);
  expect((await shown(scene.sg, scene.theCase)).status).toBe(404);
  const [superseded, long] = await Promise.all([shown(scene.ph, scene.long), shown(scene.ph, scene.long)]);
  expect([superseded.status, Preview.parse(done(long)).whole]).toEqual([409, false]);
  expect(JSON.stringify(done(await scene.ph.get('/api/reports')))).toBe(before);
});

it('is begun anew, as the same job, by a server that knows nothing of it when its key comes again', async () => {
  const other = await node.server.another();
  try {
    const ph = await scene.world.user('PH', ['manager']);
    const body = { of: 'cases', format: 'csv' };
    const first = await until(ph, Job.parse(done(await asks(ph, body, 'once'))), finished);
    const there = ph.at(other);
    expect((await there.get(at(first))).status).toBe(404);
    const again = await Promise.all([asks(there, body, 'once'), asks(there, body, 'once')]);
    for (const { status, headers, body: said } of again)
      expect([status, headers.get('location'), Job.parse(said).id]).toEqual([202, at(first), first.id]);
    const ready = await until(there, first, finished);
    expect([ready.state, ready.report?.id === first.report?.id]).toEqual(['ready', false]);
    expect((await there.downloads(`${at(first)}/file`)).status).toBe(200);
  } finally {
    await other.stop();
  }
});

it('does not hold up a server that ends, and whoever waits for one at the line is told', async () => {
  const other = await node.server.another();
  const ph = scene.ph.at(other);
  await atThePress(ph);
  const line = `/api/cases/${scene.theCase.id}/report?format=html`;
  const answers = Array.from({ length: 11 }, () => ph.get(line));
  // One is too many, so the others wait.
  expect((await Promise.race(answers)).status).toBe(429);
  await other.stop();
  const codes = (await Promise.all(answers)).map(({ body }) => Problem.parse(body).code);
  expect(codes.sort()).toEqual([...Array<string>(10).fill('called-off'), 'too-many-reports']);
});
