import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Case, Done, Problem, type Entry } from '../support/contract.js';
import { incident, type Answer, type Person } from '../support/person.js';
import { aNode, type World } from '../support/world.js';

const node = aNode();

type Who = 'PH' | 'SG' | 'MY';
type Step = [who: Who, path: string, body: Record<string, unknown>, type: string];

const closing = { to: 'closed', disposition: 'resolved', closingSummary: 'Cleaned, and back in service.' };
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/**
 * One incident with everything that the contract lets be done to a case. In braces: an organisation by its country, or the
 * item or event that an earlier step made, by the type of its event.
 */
const life: Step[] = [
  ['PH', 'status', { to: 'triage', reason: 'Somebody looks at it.' }, 'status-changed'],
  [
    'PH',
    'participants',
    { organizationId: '{SG}', role: 'assisting', message: 'Help.' },
    'participant-invited',
  ],
  ['SG', 'participants/{SG}/declination', { reason: 'Nobody is free.' }, 'invitation-declined'],
  ['PH', 'participants', { organizationId: '{SG}', role: 'affected' }, 'participant-invited'],
  ['SG', 'participants/{SG}/acceptance', {}, 'invitation-accepted'],
  ['PH', 'participants', { organizationId: '{MY}', role: 'informed' }, 'participant-invited'],
  ['MY', 'participants/{MY}/acceptance', { reason: 'Gladly.' }, 'invitation-accepted'],
  ['PH', 'escalation', { level: 'operational', reason: 'Three countries now.' }, 'escalation-changed'],
  ['PH', 'status', { to: 'responding' }, 'status-changed'],
  ['SG', 'updates', { text: 'Wards here too.', tlp: 'TLP:AMBER', pap: 'PAP:GREEN' }, 'update-posted'],
  ['SG', 'corrections', { corrects: '{update-posted}', text: 'Two wards here.' }, 'correction-made'],
  ['PH', 'updates', { text: 'For SG alone.', recipients: ['{SG}'] }, 'update-posted'],
  [
    'MY',
    'indicators',
    { type: 'file:sha256', value: sha256, note: 'Dropper', toBlock: true },
    'indicator-added',
  ],
  [
    'PH',
    'assistance-requests',
    { to: '{SG}', kind: 'forensics', urgency: 'immediate', text: 'Image the disk.' },
    'assistance-requested',
  ],
  [
    'SG',
    'assistance-requests/{assistance-requested}/response',
    { state: 'acknowledged' },
    'assistance-answered',
  ],
  [
    'SG',
    'assistance-requests/{assistance-requested}/response',
    { state: 'accepted', text: 'Two of us come.' },
    'assistance-answered',
  ],
  [
    'SG',
    'assistance-requests/{assistance-requested}/response',
    { state: 'in-progress' },
    'assistance-answered',
  ],
  [
    'SG',
    'assistance-requests/{assistance-requested}/response',
    { state: 'delivered' },
    'assistance-answered',
  ],
  ['PH', 'assistance-requests/{assistance-requested}/response', { state: 'closed' }, 'assistance-answered'],
  [
    'SG',
    'assistance-requests',
    {
      to: '{PH}',
      kind: 'blocking',
      urgency: 'routine',
      text: 'Block it.',
      dueAt: '2099-01-01T08:00:00+08:00',
    },
    'assistance-requested',
  ],
  [
    'SG',
    'assistance-requests/{assistance-requested}/cancellation',
    { reason: 'It is gone.' },
    'assistance-cancelled',
  ],
  [
    'PH',
    'tasks',
    { title: 'Ask the vendor', assignee: '{MY}', dueAt: '2099-01-01T00:00:00.000Z' },
    'task-assigned',
  ],
  ['MY', 'tasks/{task-assigned}/state', { state: 'in-progress' }, 'task-state-changed'],
  ['PH', 'tasks/{task-assigned}/state', { state: 'cancelled' }, 'task-state-changed'],
  ['SG', 'clocks', { duty: 'sg-cii' }, 'clock-started'],
  ['SG', 'clocks/{clock-started}/met', { note: 'By telephone.' }, 'clock-met'],
  ['PH', 'handover', { organizationId: '{SG}' }, 'handover-offered'],
  ['PH', 'handover/withdrawal', {}, 'handover-withdrawn'],
  ['PH', 'handover', { organizationId: '{SG}' }, 'handover-offered'],
  ['SG', 'handover/acceptance', {}, 'handover-accepted'],
  ['PH', 'participants/{PH}/withdrawal', { reason: 'Our part is done.' }, 'participant-withdrew'],
  ['SG', 'participants/{MY}/removal', { reason: 'A mistake.' }, 'participant-removed'],
  ['SG', 'status', closing, 'status-changed'],
  ['SG', 'updates', { text: 'Next time, ring first.', lesson: true }, 'update-posted'],
  ['SG', 'status', { to: 'responding', reason: 'It is back.' }, 'status-changed'],
];

/** Three countries with papers between all of them. */
async function threeNations(world: World): Promise<Record<Who, Person>> {
  const [PH, SG, MY] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG', 'MY');
  return { PH, SG, MY };
}

/** What a step made: the item that the event speaks of, or the event. */
function made({ event }: Entry): string {
  return z.object({ id: z.string() }).safeParse(event.data).data?.id ?? event.id;
}

describe('everything that is done to a case', () => {
  it('is refused on a stale version, done once however often it is sent, and answered with the new version', async () => {
    const all = await threeNations(node.world());
    const theCase = await all.PH.opens();
    const known = new Map<string, string>(
      Object.entries(all).map(([code, { organization }]) => [code, organization.id]),
    );
    const fill = (text: string) =>
      text.replace(/\{([\w-]+)\}/g, (_, name: string) => known.get(name) ?? name);

    for (const [who, path, given, type] of life) {
      const [person, step] = [all[who], `${who} ${path} ${JSON.stringify(given)}`];
      const url = `/api/cases/${theCase.id}/${fill(path)}`;
      const body: unknown = JSON.parse(fill(JSON.stringify(given)));
      const { version } = await person.reads(theCase);
      const head = (await person.book()).length;

      const stale = await person.post(url, body, { 'if-match': '"0"' });
      expect([step, stale.status, stale.etag, Problem.parse(stale.body).code]).toEqual([
        ...[step, 412, `"${version}"`, 'stale-version'],
      ]);
      expect([step, (await person.book()).length]).toEqual([step, head]);

      const headers = { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
      const answers = await Promise.all([1, 2, 3].map(() => person.post(url, body, headers)));
      for (const answer of answers) expect([step, answer.status]).toEqual([step, 201]);
      const [done] = answers.map((answer) => Done.parse(answer.body));
      expect(answers.map((answer) => answer.body)).toEqual([done, done, done]);
      expect(answers.map(({ etag }) => etag)).toEqual(answers.map(() => `"${done?.version ?? 0}"`));
      const other = await person.post(`/api/cases/${theCase.id}/updates`, { text: 'Else.' }, headers);
      expect([step, other.status, other.body]).toMatchObject([step, 409, { code: 'idempotency-key-reused' }]);

      const own = (await person.book(head)).filter(({ event }) => event.owner === person.organization.id);
      expect([step, ...own.map(({ event }) => event.type)]).toEqual([step, type]);
      expect(own[0]?.event.id).toBe(done?.eventId);
      if (own[0]) known.set(type, made(own[0]));
      expect((await person.reads(theCase)).version).toBeGreaterThanOrEqual(done?.version ?? Infinity);
    }

    expect((await all.SG.get(`/api/cases/${theCase.id}`)).body).toMatchObject({
      ...{ status: 'responding', escalation: 'operational', disposition: null },
      lead: { id: known.get('SG') },
      assistanceRequests: [
        { state: 'closed', text: 'Image the disk.' },
        { state: 'cancelled', text: 'Block it.', dueAt: '2099-01-01T00:00:00.000Z' },
      ],
      clocks: [{ duty: 'sg-cii', state: 'met', note: 'By telephone.' }],
      indicators: [{ type: 'file:sha256', value: sha256, toBlock: true }],
    });
    expect(await all.SG.texts(theCase)).toEqual([
      'Two wards here.',
      'For SG alone.',
      'Next time, ring first.',
    ]);
    expect(await all.MY.texts(theCase)).toEqual(['Two wards here.']);
    expect((await all.SG.reads(theCase)).participants).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ organization: known.get('PH'), state: 'withdrawn' }),
        expect.objectContaining({ organization: known.get('SG'), state: 'accepted', role: 'lead' }),
        expect.objectContaining({ organization: known.get('MY'), state: 'removed' }),
      ]),
    );
    for (const person of Object.values(all))
      expect(await person.get('/api/verification')).toMatchObject({ body: { problems: [] } });
  });
});

describe('opening a case', () => {
  it('answers the case, where it is and its version, with all that was said of it', async () => {
    const [ph] = await node.world().teams('PH');
    const said = {
      ...{ ...incident, title: 'Вымогатель в порту Давао', pap: 'PAP:AMBER' },
      ...{ affectedCountries: ['PH', 'Balkans'], sectors: ['health', 'ports'] },
      ...{ occurredAt: '2026-11-01T08:00:00+08:00', detectedAt: '2026-11-02T00:00:00.000Z' },
      externalReferences: [{ source: 'MISP', url: 'https://misp.example/events/7', externalId: '7' }],
    };
    const answer = await ph.post('/api/cases', said);
    const opened = Case.parse(answer.body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/cases/${opened.id}`);
    expect(answer.etag).toBe(`"${opened.version}"`);
    expect(answer.body).toMatchObject({ ...said, occurredAt: '2026-11-01T00:00:00.000Z' });
    expect(opened).toMatchObject({ status: 'new', escalation: 'technical', lead: { country: 'PH' } });
    expect(await ph.reads(opened)).toEqual(opened);
  });

  it('with a key opens one, also when it is sent five times at once, and answers each as the first', async () => {
    const [ph] = await node.world().teams('PH');
    const headers = { 'idempotency-key': 'the telephone rang' };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ph.post('/api/cases', incident, headers)));
    const first = Case.parse(answers[0]?.body);
    await ph.posts('Meanwhile.', first);
    answers.push(await ph.post('/api/cases', incident, headers));
    for (const { status, body, etag, headers: given } of answers)
      expect([status, body, etag, given.get('location')]).toEqual([
        ...[201, answers[0]?.body, '"1"', `/api/cases/${first.id}`],
      ]);
    expect((await ph.book()).map(({ event }) => event.type)).toEqual(['case-opened', 'update-posted']);
    const other = await ph.post('/api/cases', { ...incident, severity: 'low' }, headers);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
  });

  it('takes another caller’s key for another key, and one that is none for a mistake', async () => {
    const world = node.world();
    const [one, colleague] = [await world.team('PH'), await world.team('PH')];
    const headers = { 'idempotency-key': 'one' };
    const cases = [
      await one.post('/api/cases', incident, headers),
      await colleague.post('/api/cases', incident, headers),
    ];
    expect(new Set(cases.map(({ body }) => Case.parse(body).id)).size).toBe(2);
    for (const key of ['', 'x'.repeat(201)])
      expect(await one.post('/api/cases', incident, { 'idempotency-key': key })).toMatchObject({
        status: 400,
      });
  });

  it('gives references without gaps and twice to nobody, though many open at once', async () => {
    const [ph] = await node.world().teams('PH');
    const opened = await Promise.all(Array.from({ length: 20 }, () => ph.opens()));
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(20);
  });
});

describe('the header of a case', () => {
  const changes = {
    ...{ title: 'Ransomware in two ports', summary: 'Cranes stand still.' },
    ...{ classification: 'availability/sabotage', severity: 'severe', tlp: 'TLP:AMBER', pap: 'PAP:GREEN' },
    ...{ affectedCountries: ['PH', 'MY'], sectors: ['transport'] },
  };

  it.each(Object.entries(changes))('changes its %s alone', async (field, value) => {
    const [ph] = await node.world().teams('PH');
    const before = await ph.opens();
    const answer = await ph.patch(`/api/cases/${before.id}`, { [field]: value }, { 'if-match': '"1"' });
    expect([answer.status, answer.etag]).toEqual([200, '"2"']);
    const { lastActivityAt } = Case.parse(answer.body);
    expect(answer.body).toMatchObject({ ...before, [field]: value, version: 2, lastActivityAt });
    const stale = await ph.patch(`/api/cases/${before.id}`, { [field]: value }, { 'if-match': '"1"' });
    expect([stale.status, stale.etag]).toEqual([412, '"2"']);
  });

  it('is the lead’s, and is not changed by nothing or by what does not fit', async () => {
    const all = await threeNations(node.world());
    const theCase = await all.PH.opens();
    await all.PH.invites(all.SG, theCase);
    await all.SG.accepts(theCase);
    const url = `/api/cases/${theCase.id}`;
    expect(await all.SG.patch(url, changes)).toMatchObject({ status: 409, body: { code: 'not-the-lead' } });
    for (const wrong of [{}, { title: '' }, { severity: 'worse' }, { status: 'closed' }, { lead: 'SG' }])
      expect([wrong, (await all.PH.patch(url, wrong)).status]).toEqual([wrong, 400]);
    expect((await all.PH.reads(theCase)).title).toBe(theCase.title);
  });
});

describe('a version', () => {
  it('lets one of those who write at once through; who reads again and repeats loses nothing', async () => {
    const all = await threeNations(node.world());
    const theCase = await all.PH.opens();
    await all.PH.invites(all.SG, theCase);
    await all.SG.accepts(theCase);
    const texts = Array.from({ length: 12 }, (_, n) => `Update ${n}.`);
    let refused = 0;
    const posted = texts.map(async (text, n) => {
      const person = n % 2 ? all.PH : all.SG;
      let etag = `"${(await person.reads(theCase)).version}"`;
      for (;;) {
        const answer: Answer = await person.post(
          `/api/cases/${theCase.id}/updates`,
          { text },
          { 'if-match': etag },
        );
        if (answer.status === 201) return;
        expect([answer.status, answer.etag]).toEqual([412, expect.stringMatching(/^"\d+"$/)]);
        refused += 1;
        etag = answer.etag ?? '';
      }
    });
    await Promise.all(posted);
    expect(refused).toBeGreaterThan(0);
    for (const person of [all.PH, all.SG]) expect((await person.texts(theCase)).sort()).toEqual(texts.sort());
  });

  it.each(['"99"', 'W/"99"', '"abc"', '"1", "2"', 'abc'])(
    'other than the current one is stale: %s',
    async (tag) => {
      const [ph] = await node.world().teams('PH');
      const theCase = await ph.opens();
      const answer = await ph.post(`/api/cases/${theCase.id}/updates`, { text: 'One.' }, { 'if-match': tag });
      expect([answer.status, answer.etag]).toEqual([412, '"1"']);
    },
  );

  it.each(['*', '"1"', 'W/"1"', '1'])('that is the current one, or any, is taken: %s', async (tag) => {
    const [ph] = await node.world().teams('PH');
    const theCase = await ph.opens();
    const answer = await ph.post(`/api/cases/${theCase.id}/updates`, { text: 'One.' }, { 'if-match': tag });
    expect([answer.status, answer.etag]).toEqual([201, '"2"']);
  });
});
