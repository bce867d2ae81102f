import { z } from 'zod';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Publication = z.looseObject({
  id: z.string(),
  version: z.number(),
  content: z.looseObject({ kind: z.string(), title: z.string() }),
  editions: z.number(),
  withdrawn: z.looseObject({ reason: z.string() }).nullable(),
  acknowledged: z.array(z.looseObject({ organization: z.string() })),
  comments: z.array(z.looseObject({ text: z.string() })),
  acknowledgedByUs: z.boolean(),
});
type Publication = z.infer<typeof Publication>;
const Items = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one), next: z.string().nullable() });

const bulletin = {
  kind: 'bulletin',
  title: 'Loaders in invoices',
  text: 'They come as `.one` files.',
  indicators: [{ type: 'domain-name', value: 'Evil[.]Example' }],
} as const;
const scopes = ['threat-information', 'capability', 'mutual-response'];

const publishes = async (by: Person, said: object = {}): Promise<Publication> =>
  Publication.parse(
    done(await by.post('/api/publications', { content: bulletin, tlp: 'TLP:AMBER', ...said })),
  );
const reads = (by: Person, { id }: { id: string }) => by.get(`/api/publications/${id}`);
const does = (by: Person, { id }: { id: string }, what: string, body: object = {}) =>
  by.post(`/api/publications/${id}/${what}`, body);
const titles = async (by: Person, query = '') =>
  Items(Publication)
    .parse(done(await by.get(`/api/publications${query}`)))
    .items.map(({ content }) => content.title);

describe('what is published', () => {
  it('keeps its editions, of which each reader has those that it was given', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    await world.agreement('PH', 'SG', { scopes });
    await world.agreement('PH', 'MY', { scopes, ceiling: 'TLP:GREEN' });
    const { id } = await publishes(ph);
    const content = { ...bulletin, text: 'They come as archives.' };
    done(await ph.put(`/api/publications/${id}`, { content, tlp: 'TLP:GREEN' }));
    const Edition = z.object({ tlp: z.string(), content: z.looseObject({ text: z.string() }) });
    const editions = async (by: Person) =>
      Items(Edition)
        .parse(done(await by.get(`/api/publications/${id}/editions`)))
        .items.map((one) => [one.tlp, one.content.text]);
    const [first, second] = [
      ['TLP:AMBER', bulletin.text],
      ['TLP:GREEN', content.text],
    ];
    expect(await editions(ph)).toEqual([second, first]);
    expect(await editions(sg)).toEqual([second, first]);
    expect(await editions(my)).toEqual([second]);
    expect((await (await world.team('RU')).get(`/api/publications/${id}/editions`)).status).toBe(404);
  });

  it('is read, acknowledged and commented by those who may have it, and by nobody else', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    await world.agreement('PH', 'SG', { scopes });
    await world.agreement('PH', 'MY');
    const published = await publishes(ph);
    expect(published.content).toMatchObject({ indicators: [{ value: 'evil.example' }] });

    expect(Publication.parse(done(await reads(sg, published)))).toMatchObject({ acknowledgedByUs: false });
    done(await does(sg, published, 'acknowledgement'));
    done(await does(sg, published, 'comments', { text: 'Seen here too.' }));
    expect(Publication.parse(done(await reads(ph, published)))).toMatchObject({
      acknowledged: [{ organization: sg.organization.id }],
      comments: [{ text: 'Seen here too.' }],
    });
    expect(await does(sg, published, 'acknowledgement')).toMatchObject({
      ...{ status: 409, body: { code: 'already-acknowledged' } },
    });

    for (const answer of [
      await reads(my, published),
      await my.put(`/api/publications/${published.id}`, { content: bulletin, tlp: 'TLP:CLEAR' }),
      await does(my, published, 'withdrawal', { reason: 'Not ours.' }),
      await does(my, published, 'acknowledgement'),
      await does(my, published, 'comments', { text: 'What is it?' }),
      await my.get(`/api/publications/${published.id}/disclosures`),
    ])
      expect(answer.status).toBe(404);
    expect(await titles(my)).toEqual([]);
    expect(JSON.stringify(await my.book())).not.toContain(published.id);
  });

  it('comes over the socket as every other entry does', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    await world.agreement('PH', 'SG', { scopes });
    const [listener, stranger] = [await sg.socket(), await my.socket()];
    await listener.follows(1_000_000);
    await stranger.follows(1_000_000);
    const { id } = await publishes(ph);
    await listener.hearsOf('publication-published');
    expect(stranger.wire.join()).not.toContain(id);
  });

  it('has editions: revised by its publisher at the version seen, withdrawn with a reason', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG', { scopes });
    const first = await publishes(ph);
    const revise = (by: Person, version: number) =>
      by.put(
        `/api/publications/${first.id}`,
        { content: { ...bulletin, title: 'Loaders, corrected' }, tlp: 'TLP:GREEN' },
        { 'if-match': `"${version}"` },
      );
    expect((await revise(ph, first.version - 1)).status).toBe(412);
    expect(await revise(sg, 1)).toMatchObject({ status: 412 });
    const second = Publication.parse(done(await revise(ph, first.version)));
    expect(second).toMatchObject({ editions: 2, content: { title: 'Loaders, corrected' } });
    const seen = Publication.parse(done(await reads(sg, first)));
    expect(await revise(sg, seen.version)).toMatchObject({
      status: 409,
      body: { code: 'not-the-publisher' },
    });

    done(await does(ph, first, 'withdrawal', { reason: 'It was wrong.' }));
    expect(Publication.parse(done(await reads(sg, first))).withdrawn).toMatchObject({
      reason: 'It was wrong.',
    });
    expect(await titles(sg, '?status=current')).toEqual([]);
    expect(await titles(sg, '?status=withdrawn')).toEqual(['Loaders, corrected']);
  });

  it('goes to whom the question about its audience said, and the ledger says the same', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    await world.agreement('PH', 'SG', { scopes });
    await world.agreement('PH', 'MY', { scopes, ceiling: 'TLP:GREEN' });
    const Verdicts = Items(
      z.looseObject({ organization: z.string(), verdict: z.string(), explanation: z.string().optional() }),
    );
    const question = { kind: 'bulletin', tlp: 'TLP:AMBER' };
    const { items } = Verdicts.parse(done(await ph.post('/api/publications/audience', question)));
    const verdictFor = (one: Person) =>
      items.find(({ organization }) => organization === one.organization.id);
    expect(verdictFor(sg)?.verdict).toBe('disclose');
    expect(verdictFor(my)?.explanation).toContain('covers up to TLP:GREEN');
    const red = { kind: 'bulletin', tlp: 'TLP:RED' };
    const nobody = Verdicts.parse(done(await ph.post('/api/publications/audience', red))).items;
    expect(new Set(nobody.map(({ verdict }) => verdict))).toEqual(new Set(['withhold']));

    const published = await publishes(ph);
    const Ledger = Items(z.looseObject({ organization: z.string(), basis: z.string() }));
    const ledger = Ledger.parse(done(await ph.get(`/api/publications/${published.id}/disclosures`)));
    expect(ledger.items).toMatchObject([{ organization: sg.organization.id, basis: 'agreement' }]);
    expect((await reads(my, published)).status).toBe(404);
  });

  it('does not name in the ledger of who comments whom its publisher has named', async () => {
    const world = node.world();
    const [ph, sg, my, ru] = await world.teams('PH', 'SG', 'MY', 'RU');
    await world.agreement('PH', 'SG', 'MY', 'RU', 'US', { scopes });
    const idOf = ({ organization }: Person) => organization.id;
    const published = await publishes(ph, { recipients: [sg, my, ru].map(idOf) });
    done(await does(ru, published, 'comments', { text: 'Seen here.' }));
    const Ledger = Items(z.looseObject({ organization: z.string().nullable(), basis: z.string() }));
    const toldBy = async (person: Person) =>
      Ledger.parse(done(await person.get(`/api/publications/${published.id}/disclosures`))).items.map(
        ({ organization }) => organization,
      );
    expect(await toldBy(ru)).toEqual([idOf(ph), null, null]);
    expect((await toldBy(ph)).sort()).toEqual([sg, my, ru].map(idOf).sort());

    done(await does(sg, published, 'comments', { text: 'Here too.' }));
    expect((await toldBy(ru)).slice(0, 2).sort()).toEqual([ph, sg].map(idOf).sort());
    expect((await toldBy(ru)).slice(2)).toEqual([null]);
  });

  it('is found by its words in any script, by kind and by publisher, page by page', async () => {
    const ph = await node.world().team('PH');
    const texts = ['Загрузчики в счетах', '発票のローダー', 'تحذير', 'Loaders'];
    for (const title of texts)
      await publishes(ph, { content: { kind: 'practice', title: `${title} 100%`, text: title } });
    for (const title of texts)
      expect(await titles(ph, `?q=${encodeURIComponent(title.toUpperCase())}`)).toEqual([`${title} 100%`]);
    expect(await titles(ph, '?kind=bulletin')).toEqual([]);
    await publishes(ph, { content: { ...bulletin, products: ['Señal 3'] } });
    for (const q of ['EVIL.EXAMPLE', 'senal 3', '3 evil senal'])
      expect(await titles(ph, `?kind=bulletin&q=${encodeURIComponent(q)}`)).toEqual([bulletin.title]);
    expect(await titles(ph, '?q=evil+nowhere')).toEqual([]);
    expect(await titles(ph, `?kind=practice,policy&publisher=${ph.organization.id}`)).toHaveLength(4);
    const page = Items(Publication).parse(done(await ph.get('/api/publications?kind=practice&limit=3')));
    const rest = await titles(ph, `?kind=practice&limit=3&cursor=${page.next ?? ''}`);
    expect([...page.items.map(({ content }) => content.title), ...rest]).toEqual(
      [...texts].reverse().map((title) => `${title} 100%`),
    );
    expect((await ph.get('/api/publications?cursor=AAAA')).status).toBe(400);
  });

  it.each([
    { content: { ...bulletin, kind: 'rumour' }, tlp: 'TLP:GREEN' },
    { content: { ...bulletin, secret: true }, tlp: 'TLP:GREEN' },
    { content: { ...bulletin, title: '' }, tlp: 'TLP:GREEN' },
    {
      content: {
        kind: 'policy',
        title: 'A policy',
        text: 'x',
        jurisdiction: 'PH',
        status: 'in-force',
        link: 'javascript:alert(1)',
      },
      tlp: 'TLP:GREEN',
    },
    { content: bulletin, tlp: 'TLP:GREEN', recipients: ['nobody'] },
    { content: bulletin },
  ])('is refused with where it is wrong: %j', async (body) => {
    const ph = await node.world().team('PH');
    expect(await ph.post('/api/publications', body)).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-input', errors: [{ path: expect.any(String) as string }] } },
    });
  });
});

describe('capabilities', () => {
  it('are matched: the offers of partners that answer a need, the best first', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    const agreement = await world.agreement('PH', 'SG', 'MY', { scopes });
    const offer = { kind: 'offer', text: 'Two analysts.', assistance: 'forensics', sectors: ['energy'] };
    await publishes(sg, { content: { ...offer, title: 'Disk forensics', hoursToDeploy: 72 } });
    await publishes(my, { content: { ...offer, title: 'Memory forensics', hoursToDeploy: 4 } });
    await publishes(my, { content: { ...offer, title: 'Takedowns', assistance: 'takedown' } });
    await publishes(ph, { content: { ...offer, title: 'Our own' } });
    const dueAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const found = () =>
      ph.get(`/api/capabilities/matches?assistance=forensics&sectors=energy,health&dueAt=${dueAt}`);
    const Match = z.looseObject({
      offer: Publication,
      inTime: z.boolean().nullable(),
      sectors: z.array(z.string()),
    });
    const matches = Items(Match).parse(done(await found())).items;
    expect(matches.map((match) => [match.offer.content.title, match.inTime, match.sectors])).toEqual([
      ['Memory forensics', true, ['energy']],
      ['Disk forensics', false, ['energy']],
    ]);

    done(await my.post(`/api/agreements/${agreement}/suspension`, { reason: 'Under review.' }));
    expect(done(await found())).toEqual({ items: [], next: null });
    expect(await titles(ph, '?kind=offer')).toContain('Disk forensics');
  });
});

describe('a list of needs and offers', () => {
  it('holds what the book of its maker holds, with the offers that answer a need', async () => {
    const world = node.world();
    const [ph, sg, ru] = await world.teams('PH', 'SG', 'RU');
    await world.agreement('PH', 'SG', { scopes });
    const said = { text: 'Two analysts.', assistance: 'forensics', sectors: ['energy'] };
    await publishes(ph, { tlp: 'TLP:GREEN', content: { ...said, kind: 'need', title: 'Help with disks' } });
    await publishes(sg, { content: { ...said, kind: 'offer', title: 'Disk forensics', hoursToDeploy: 9 } });
    await publishes(ru, { content: { ...said, kind: 'offer', title: 'For others' } });
    const { text, record } = await ph.downloads('/api/capabilities/report?format=csv');
    const [, need, offer, end] = text.split('\r\n');
    const { shortName } = sg.organization;
    expect(need).toContain('Help with disks,Forensics,Energy');
    expect(need).toContain(`${shortName}: Disk forensics (knows Energy)`);
    expect(offer).toContain(`What partners can give,${shortName},Disk forensics,Forensics,Energy,,9,`);
    expect(end).toBe('');
    expect(text).not.toContain('For others');
    expect(done(await ph.get(record))).toMatchObject({
      kind: 'capabilities',
      tlp: 'TLP:AMBER',
      subject: null,
    });
    const outline = '/api/capabilities/report/outline?leaveOut=theirOffers';
    expect(done(await ph.get(outline))).toMatchObject({ tlp: 'TLP:GREEN', sections: { length: 3 } });
  });
});

describe('a bulletin from a case', () => {
  it('carries indicators of its publisher, and of others only what they marked TLP:CLEAR', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG', { scopes });
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const adds = async (by: Person, value: string, said: object = {}) =>
      (await by.does(incident, 'indicators', { type: 'domain-name', value, ...said })).eventId;
    const own = await adds(ph, 'own.example', { tlp: 'TLP:AMBER' });
    const theirs = await adds(sg, 'theirs.example');
    const open = await adds(sg, 'open.example', { tlp: 'TLP:CLEAR' });
    const chooses = (...indicators: string[]) =>
      ph.post('/api/publications/indicators', { caseId: incident.id, indicators });
    expect(done(await chooses(own, open))).toMatchObject({
      items: [
        { type: 'domain-name', value: 'own.example' },
        { type: 'domain-name', value: 'open.example' },
      ],
    });
    expect(await chooses(own, theirs)).toMatchObject({ status: 409, body: { code: 'not-the-owner' } });
    expect((await chooses('nothing')).status).toBe(400);
  });
});
