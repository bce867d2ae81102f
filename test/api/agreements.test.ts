import { z } from 'zod';
import { Agreement, Done, listOf, Problem, type Entry } from '../support/contract.js';
import {
  act,
  acts,
  draft,
  inForce,
  parties as partiesOf,
  read,
  termsOf,
  type Act,
  type Parties,
} from '../support/papers.js';
import { done, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode, yearsFromNow } from '../support/world.js';

const node = aNode();
const parties = () => partiesOf(node.world());

/** Does what brings a fresh agreement of PH and SG to a state. */
const ways: Record<string, (all: Parties) => Promise<string>> = {
  draft: async (all) => (await draft(all.ph, termsOf(all))).id,
  async proposed(all) {
    const { id } = await draft(all.ph, termsOf(all));
    done(await act(all.ph, id, 'proposal'));
    return id;
  },
  signed: (all) => inForce(all, { effectiveFrom: yearsFromNow(1) }),
  active: (all) => inForce(all),
  async suspended(all) {
    const id = await inForce(all);
    done(await act(all.sg, id, 'suspension'));
    return id;
  },
  async terminated(all) {
    const id = await inForce(all);
    done(await act(all.sg, id, 'termination'));
    return id;
  },
};

/** Two that end soon, made before all tests, so that they have ended when their test comes. */
async function endingSoon() {
  const effectiveUntil = new Date(Date.now() + 4_000).toISOString();
  const [expired, superseded] = [await parties(), await parties()];
  const made = {
    expired: { all: expired, id: await inForce(expired, { effectiveUntil }) },
    superseded: { all: superseded, id: await inForce(superseded, { effectiveUntil }) },
  };
  done(await act(superseded.sg, made.superseded.id, 'renewal'));
  return made;
}

let ending: Awaited<ReturnType<typeof endingSoon>>;
beforeAll(async () => (ending = await endingSoon()));

/** One that is in that state, fresh or of those that end. */
async function oneThatIs(state: string): Promise<{ all: Parties; id: string }> {
  if (state === 'expired' || state === 'superseded') {
    const { all, id } = ending[state];
    await until(`it is ${state}`, async () => (await read(all.ph, id)).state === state);
    return { all, id };
  }
  const all = await parties();
  return { all, id: (await ways[state]?.(all)) ?? '' };
}

describe('the life of an agreement', () => {
  it('goes from a draft that nobody else knows to an end that all know, each step told to every party', async () => {
    const all = await parties();
    const { ph, sg, my } = all;
    const answer = await ph.post('/api/agreements', termsOf(all));
    const { id } = Agreement.parse(answer.body);
    expect([answer.status, answer.headers.get('location'), answer.etag]).toEqual([
      ...[201, `/api/agreements/${id}`, '"1"'],
    ]);
    expect(answer.body).toMatchObject({
      ...termsOf(all, { effectiveFrom: expect.any(String), effectiveUntil: expect.any(String) }),
      state: 'draft',
      signatures: [],
    });
    expect((await sg.get(`/api/agreements/${id}`)).status).toBe(404);
    const changed = await ph.put(
      `/api/agreements/${id}`,
      termsOf(all, { title: 'A better title', handlingTerms: 'Ring first.' }),
    );
    expect(changed).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { title: 'A better title', handlingTerms: 'Ring first.' },
    });

    const steps: [Person, Act, string][] = [
      [ph, 'proposal', 'proposed'],
      [sg, 'signatures', 'proposed'],
      [ph, 'signatures', 'active'],
      [sg, 'suspension', 'suspended'],
      [ph, 'suspension', 'suspended'],
      [sg, 'resumption', 'suspended'],
      [ph, 'resumption', 'active'],
      [ph, 'renewal', 'active'],
      [sg, 'termination', 'terminated'],
    ];
    for (const [person, what, state] of steps) {
      const answered = await act(person, id, what);
      expect([what, answered.status, answered.etag]).toEqual([
        what,
        201,
        `"${Done.parse(answered.body).version}"`,
      ]);
      for (const party of [ph, sg]) expect([what, (await read(party, id)).state]).toEqual([what, state]);
    }
    const types = (book: Entry[]) =>
      book
        .filter(({ event }) => event.stream.id === id)
        .map(({ event }) => event.type.replace('agreement-', ''));
    const later = [
      'proposed',
      'signed',
      'signed',
      'suspended',
      'suspended',
      'resumed',
      'resumed',
      'renewed',
      'terminated',
    ];
    expect(types(await ph.book())).toEqual(['drafted', 'changed', ...later]);
    expect(types(await sg.book())).toEqual(later);
    expect((await sg.book())[0]?.event.data).toMatchObject({
      title: 'A better title',
      handlingTerms: 'Ring first.',
    });
    expect(await my.book()).toEqual([]);
    const listed = listOf(Agreement).parse((await my.get('/api/agreements')).body);
    expect(listed.items).toEqual([]);
    for (const what of acts) expect((await act(my, id, what)).status).toBe(404);
  });

  /** What may be done in which state: by the drafter, PH, and by the other party, SG. */
  const may: Record<string, { ph: Act[]; sg: Act[] }> = {
    draft: { ph: ['proposal'], sg: [] },
    proposed: { ph: ['signatures', 'termination'], sg: ['signatures', 'termination'] },
    signed: { ph: ['suspension', 'termination', 'renewal'], sg: ['suspension', 'termination', 'renewal'] },
    active: { ph: ['suspension', 'termination', 'renewal'], sg: ['suspension', 'termination', 'renewal'] },
    suspended: { ph: ['suspension', 'termination', 'renewal'], sg: ['resumption', 'termination', 'renewal'] },
    terminated: { ph: [], sg: [] },
    expired: { ph: ['renewal'], sg: ['renewal'] },
    superseded: { ph: [], sg: [] },
  };

  it.each(Object.entries(may))(
    'lets be done with one that is %s what its state allows, and nothing else',
    async (state, allowed) => {
      const { all, id } = await oneThatIs(state);
      expect((await read(all.ph, id)).state).toBe(state);
      for (const who of ['ph', 'sg'] as const)
        for (const what of acts) {
          if (allowed[who].includes(what)) continue;
          const refused = await act(all[who], id, what);
          const { code } = Problem.parse(refused.body);
          const isKnown = state !== 'draft' || who === 'ph';
          expect([who, what, refused.status]).toEqual([who, what, isKnown ? 409 : 404]);
          expect(code).toMatch(isKnown ? refusals : 'not-found');
        }
      expect((await read(all.ph, id)).state).toBe(state);
    },
  );
  const refusals = /^(agreement-state|already-signed|already-renewed|not-the-drafter|not-the-suspender)$/;

  it.each(
    Object.entries(may).flatMap(([state, { ph, sg }]) =>
      state === 'expired'
        ? []
        : [
            ...ph.map((what) => [state, 'ph', what] as const),
            ...sg.map((what) => [state, 'sg', what] as const),
          ],
    ),
  )('lets one that is %s have, by %s, its %s', async (state, who, what) => {
    const { all, id } = await oneThatIs(state);
    expect(await act(all[who], id, what)).toMatchObject({ status: 201 });
  });
});

describe('a draft', () => {
  const wrong: [string, Record<string, unknown>, string][] = [
    ['one party', { parties: ['a'] }, 'parties'],
    ['a party twice', { parties: ['a', 'a'] }, 'parties'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope that there is not', { scopes: ['everything'] }, 'scopes.0'],
    ['a ceiling that there is not', { ceiling: 'TLP:BLACK' }, 'ceiling'],
    ['an end before its beginning', { effectiveFrom: yearsFromNow(3) }, 'effectiveUntil'],
    ['a kind that there is not', { kind: 'handshake' }, 'kind'],
    ['no title', { title: '' }, 'title'],
  ];
  it.each(wrong)('is not taken with %s', async (_, said, path) => {
    const all = await parties();
    const { status, body } = await all.ph.post('/api/agreements', termsOf(all, said));
    expect([status, Problem.parse(body).errors?.map((one) => one.path)]).toEqual([400, [path]]);
  });

  it('begins with a template', async () => {
    const all = await parties();
    const Template = z.looseObject({
      id: z.string(),
      description: z.string(),
      years: z.number(),
      renewalNoticeDays: z.number(),
    });
    const { items } = listOf(Template).parse((await all.ph.get('/api/agreements/templates')).body);
    expect(items.map(({ id }) => id)).toEqual([
      ...['mutual-response', 'threat-exchange', 'research-capability', 'accession'],
    ]);
    for (const { id: _, description: __, years, ...begun } of items) {
      const terms = { ...termsOf(all), ...begun, effectiveUntil: yearsFromNow(years) };
      expect((await all.ph.post('/api/agreements', terms)).body).toMatchObject(begun);
    }
  });

  it('says when its points of contact are on duty', async () => {
    const all = await parties();
    const contact = (hours: object) => ({
      contacts: [
        { organizationId: all.sg.organization.id, name: 'Duty officer', phone: '+65 0000 0110', hours },
      ],
    });
    const night = contact({ days: [1, 2, 3, 4, 5], from: '20:00', until: '08:00' });
    const { body } = await all.ph.post('/api/agreements', termsOf(all, night));
    expect(body).toMatchObject(night);
    const late = contact({ days: [1], from: '20:00', until: '25:00' });
    const { status, body: refusal } = await all.ph.post('/api/agreements', termsOf(all, late));
    expect([status, Problem.parse(refusal).errors?.map((one) => one.path)]).toEqual([
      ...[400, ['contacts.0.hours.until']],
    ]);
  });

  it('names registered parties, and its drafter is one of them', async () => {
    const all = await parties();
    const [ph, sg] = [all.ph.organization.id, all.sg.organization.id];
    const unknown = await all.ph.post('/api/agreements', termsOf(all, { parties: [ph, 'nobody'] }));
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ path: 'parties.1' }] } });
    const others = await all.my.post('/api/agreements', termsOf(all, { parties: [ph, sg] }));
    expect(others).toMatchObject({ status: 409, body: { code: 'not-a-party' } });
    const { id } = await draft(all.my, termsOf(all, { parties: [ph, all.my.organization.id] }));
    const left = await all.my.put(`/api/agreements/${id}`, termsOf(all, { parties: [ph, sg] }));
    expect(left).toMatchObject({ status: 409, body: { code: 'not-a-party' } });
    expect((await read(all.my, id)).parties).toEqual([ph, all.my.organization.id]);
  });

  it('is changed by its drafter alone, on the version that was seen, until it is proposed', async () => {
    const all = await parties();
    const { id } = await draft(all.ph, termsOf(all));
    const put = (terms: unknown, tag: string) =>
      all.ph.put(`/api/agreements/${id}`, terms, { 'if-match': tag });
    expect(await put(termsOf(all), '"7"')).toMatchObject({ status: 412, etag: '"1"' });
    expect(await put(termsOf(all, { ceiling: 'TLP:RED' }), '"1"')).toMatchObject({
      status: 200,
      etag: '"2"',
    });
    done(await act(all.ph, id, 'proposal'));
    for (const [person, code] of [
      [all.ph, 'agreement-state'],
      [all.sg, 'not-the-drafter'],
    ] as const)
      expect(await person.put(`/api/agreements/${id}`, termsOf(all))).toMatchObject({
        status: 409,
        body: { code },
      });
    expect((await read(all.sg, id)).ceiling).toBe('TLP:RED');
  });

  it('is made once however often it is sent with one key, and so is every step', async () => {
    const all = await parties();
    const terms = termsOf(all);
    const send = (path: string, body: unknown) =>
      Promise.all([1, 2, 3].map(() => all.ph.post(path, body, { 'idempotency-key': `the same ${path}` })));
    const drafted = await send('/api/agreements', terms);
    expect(new Set(drafted.map(({ body }) => Agreement.parse(body).id)).size).toBe(1);
    const { id } = Agreement.parse(drafted[0]?.body);
    for (const what of ['proposal', 'signatures'] as const) {
      const answers = await send(`/api/agreements/${id}/${what}`, {});
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map(({ body }) => Done.parse(body).eventId)).size).toBe(1);
    }
    done(await act(all.sg, id, 'signatures'));
    const renewed = await send(`/api/agreements/${id}/renewal`, { effectiveUntil: yearsFromNow(5) });
    expect(new Set(renewed.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(listOf(Agreement).parse((await all.sg.get('/api/agreements')).body).items).toHaveLength(2);
    expect((await all.ph.book()).map(({ event }) => event.type.replace('agreement-', ''))).toEqual([
      ...['drafted', 'proposed', 'signed', 'signed', 'drafted', 'proposed', 'renewed'],
    ]);
  });
});

describe('a signature on paper', () => {
  it('is recorded by the registrar alone, with what evidences it', async () => {
    const all = await parties();
    const registrar = await node.registrar();
    const id = Agreement.parse((await registrar.post('/api/agreements', termsOf(all))).body).id;
    done(await act(registrar, id, 'proposal'));
    const sign = (by: Person, said: object) => by.post(`/api/agreements/${id}/signatures`, said);
    const onBehalfOf = all.sg.organization.id;
    const evidence = 'Signed in Singapore on 3 November, page 7.';
    expect(await sign(all.ph, { onBehalfOf, evidence })).toMatchObject({ status: 403 });
    expect(await sign(registrar, { onBehalfOf })).toMatchObject({ body: { code: 'evidence-required' } });
    expect(await sign(registrar, { onBehalfOf, evidence: ' ' })).toMatchObject({ status: 409 });
    expect(await sign(registrar, { evidence })).toMatchObject({ body: { code: 'not-a-party' } });
    expect(await sign(registrar, { onBehalfOf, evidence })).toMatchObject({ status: 201 });
    expect(await sign(all.ph, {})).toMatchObject({ status: 201 });
    expect(await read(all.sg, id)).toMatchObject({ state: 'active' });
    const body = (await all.sg.get(`/api/agreements/${id}`)).body;
    expect(body).toMatchObject({
      signatures: [
        { party: onBehalfOf, evidence, recordedBy: registrar.organization.id },
        { party: all.ph.organization.id },
      ],
    });
  });
});

describe('the points of contact', () => {
  const change = (by: Person, id: string, names: string[], version?: number) =>
    by.put(
      `/api/agreements/${id}/contacts`,
      { contacts: names.map((name) => ({ name, phone: '+65 0000 0112' })) },
      version === undefined ? {} : { 'if-match': `"${version}"` },
    );

  it('are named anew by each party for itself, and go into every party’s book', async () => {
    const all = await parties();
    const { id } = await draft(all.ph, termsOf(all));
    expect(await change(all.ph, id, ['Ana'])).toMatchObject({ body: { code: 'agreement-state' } });
    done(await act(all.ph, id, 'proposal'));
    for (const party of [all.ph, all.sg]) done(await act(party, id, 'signatures'));
    const { version } = (await all.sg.get(`/api/agreements/${id}`)).body as { version: number };
    const named = await change(all.sg, id, ['Night desk'], version);
    const contact = { organizationId: all.sg.organization.id, name: 'Night desk', phone: '+65 0000 0112' };
    expect(named).toMatchObject({ status: 200, body: { contacts: [contact], version: version + 1 } });
    expect(await change(all.sg, id, ['Late'], version)).toMatchObject({ status: 412 });
    expect((await all.ph.get(`/api/agreements/${id}`)).body).toMatchObject({ contacts: [contact] });
    expect((await change(all.ph, id, ['Ana'])).body).toMatchObject({ contacts: [contact, { name: 'Ana' }] });
    expect(await change(all.my, id, ['Mallory'])).toMatchObject({ status: 404 });
    const forged = { contacts: [{ name: 'Mallory', organizationId: all.sg.organization.id }] };
    expect(await all.ph.put(`/api/agreements/${id}/contacts`, forged)).toMatchObject({ status: 400 });
  });
});

describe('the signed document', () => {
  const sha256 = 'ab'.repeat(32);
  const document = { sha256: sha256.toUpperCase(), name: 'signed.pdf', bytes: 48_120 };
  const record = (by: Person, id: string, said: object = {}) =>
    by.post(`/api/agreements/${id}/documents`, { ...document, ...said });

  it('is known again by every party, and by nobody else', async () => {
    const all = await parties();
    const { id } = await draft(all.ph, termsOf(all));
    done(await act(all.ph, id, 'proposal'));
    expect(await record(all.ph, id)).toMatchObject({ status: 409, body: { code: 'agreement-state' } });
    for (const party of [all.ph, all.sg]) done(await act(party, id, 'signatures'));
    done(await record(all.sg, id));
    expect(await record(all.sg, id)).toMatchObject({ status: 409, body: { code: 'already-recorded' } });
    expect((await all.ph.get(`/api/agreements/${id}`)).body).toMatchObject({
      documents: [{ by: all.sg.organization.id, sha256, name: 'signed.pdf', bytes: 48_120 }],
    });
    expect(await record(all.my, id)).toMatchObject({ status: 404 });
    expect(await all.my.book()).toEqual([]);
    expect(await record(all.ph, id, { sha256: 'ab' })).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'sha256' }] } },
    });
  });
});
