import { z } from 'zod';
import { Book, Case, Cases, Entry, ListedCase, listOf } from '../support/contract.js';
import { done, send, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode } from '../support/world.js';

const node = aNode();

async function list(person: Person, query: string) {
  return Cases.parse(done(await person.get(`/api/cases?${query}`)));
}

async function titles(person: Person, query: string): Promise<string[]> {
  return (await list(person, query)).items.map(({ title }) => title);
}

describe('a list of cases', () => {
  let ph: Person;
  let sg: Person;
  beforeAll(async () => {
    const world = node.world();
    [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const A = { title: 'Alpha', severity: 'high', tlp: 'TLP:GREEN', affectedCountries: ['PH'] };
    const B = { title: 'Bravo', severity: 'low', tlp: 'TLP:AMBER', affectedCountries: ['MY', 'Balkans'] };
    const C = { title: 'Charlie', severity: 'high', tlp: 'TLP:CLEAR', affectedCountries: ['PH', 'SG'] };
    const D = { title: 'Delta', severity: 'emergency', tlp: 'TLP:RED', classification: 'fraud/phishing' };
    await ph.opens(A);
    const bravo = await ph.opens({ ...B, classification: 'availability/ddos' });
    const charlie = await sg.opens(C);
    const delta = await ph.opens(D);
    await ph.does(bravo, 'status', { to: 'triage' });
    await sg.invites(ph, charlie);
    await ph.does(delta, 'status', { to: 'closed', disposition: 'no-action', closingSummary: 'Nothing.' });
  });

  it.each([
    ['', 'Alpha Bravo Charlie Delta'],
    ['status=triage', 'Bravo'],
    ['status=new,closed', 'Alpha Charlie Delta'],
    ['severity=high', 'Alpha Charlie'],
    ['severity=low,emergency', 'Bravo Delta'],
    ['tlp=TLP:CLEAR,TLP:RED', 'Charlie Delta'],
    ['classification=availability/ddos', 'Bravo'],
    ['country=PH', 'Alpha Charlie'],
    ['country=SG,MY', 'Bravo Charlie'],
    ['country=Balkans', 'Bravo'],
    ['lead={SG}', 'Charlie'],
    ['lead={PH}', 'Alpha Bravo Delta'],
    ['lead={PH},{SG}', 'Alpha Bravo Charlie Delta'],
    ['participant={SG}', 'Charlie'],
    ['participant={PH}', 'Alpha Bravo Charlie Delta'],
    ['waiting=true', 'Charlie'],
    ['q=brav', 'Bravo'],
    ['q=CHARLIE', 'Charlie'],
    ['severity=high&lead={PH}&status=new', 'Alpha'],
    ['severity=high&status=closed', ''],
    ['lead=nobody', ''],
  ])('is filtered by %s', async (query, expected) => {
    for (const name of ['shortName', 'id'] as const) {
      const filled = query
        .replace(/\{PH\}/g, ph.organization[name])
        .replace(/\{SG\}/g, sg.organization[name]);
      expect((await titles(ph, `${filled}&sort=reference`)).sort().join(' ')).toBe(expected);
    }
  });

  it('of another organisation has only what that one was told', async () => {
    expect(await titles(sg, '')).toEqual(['Charlie']);
    const [entry] = (await list(sg, '')).items;
    const whole = Case.parse(done(await sg.get(`/api/cases/${entry?.id ?? ''}`)));
    expect(entry).toEqual(ListedCase.parse(whole));
  });

  it.each([
    ['-lastActivityAt', 'Delta Charlie Bravo Alpha'],
    ['-openedAt', 'Delta Charlie Bravo Alpha'],
    ['-severity', 'Delta Alpha Charlie Bravo'],
  ])('is sorted by %s', async (sort, expected) => {
    const sorted = await titles(ph, `sort=${sort}`);
    if (sort === '-severity') expect([sorted[0], sorted[3]]).toEqual(['Delta', 'Bravo']);
    else expect(sorted.join(' ')).toBe(expected);
  });

  it('sorted by reference is in the order of the references', async () => {
    const references = (await list(ph, 'sort=reference')).items.map(({ reference }) => reference);
    expect(references).toEqual([...references].sort());
  });

  it('says where the book stands and counts what there is', async () => {
    expect((await list(ph, '')).head).toBe((await ph.book()).length);
    expect((await ph.get('/api/cases/summary')).body).toMatchObject({
      ...{ all: 4, open: 3, led: 2, waiting: 1, byStatus: { new: 2, triage: 1, closed: 1, responding: 0 } },
    });
  });
});

describe('a search', () => {
  const found: [title: string, q: string][] = [
    ['โรงพยาบาลถูกเรียกค่าไถ่', 'พยาบาล'],
    ['هجوم على الميناء', 'الميناء'],
    ['医院勒索软件', '勒索'],
    ['Вымогатель в порту', 'ВЫМОГАТЕЛЬ'],
    ['Ａｔｔａｃｋ on a port', 'attack'],
    ['Μεγάλη ΕΠΊΘΕΣΗ', 'επίθεση'],
    ['Ngân hàng bị tấn công', 'NGAN HANG'],
    ['Ransom of 100% paid', '100%'],
    ['ransom_note.txt found', 'ransom_n'],
    ['Path C:\\Windows\\Temp', 'c:\\win'],
    ["O'Hare's 'quoted' case", "o'hare's '"],
    ['A "double" quote; DROP TABLE', '"double" quote; drop'],
    ['Ship 🚢 stopped', '🚢'],
    ['One two three four five six seven eight nine', 'two one three four five six seven eight nine'],
  ];
  const notFound = ['100_', 'ransomXn', '%%%', 'c:win', '_', '%', '\\\\', "''"];
  let ph: Person;
  beforeAll(async () => {
    ph = await node.world().team('PH');
    for (const [title] of found) await ph.opens({ title, summary: 'plain words' });
  });

  it.each(found)('finds %s by %s, and nothing else', async (title, q) => {
    expect(await titles(ph, `q=${encodeURIComponent(q)}`)).toEqual([title]);
  });

  it('takes signs for signs: a percent sign, an underscore and a backslash stand for themselves', async () => {
    const hits = await Promise.all(notFound.map((q) => titles(ph, `q=${encodeURIComponent(q)}`)));
    expect(hits.map((hit) => hit.length)).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('finds by reference and in the summary, and everything where nothing is asked', async () => {
    const [first] = (await list(ph, 'limit=1')).items;
    expect(await titles(ph, `q=${first?.reference.toLowerCase() ?? ''}`)).toEqual([first?.title]);
    for (const q of ['PLAIN', '', '%20']) expect((await titles(ph, `q=${q}`)).length).toBe(found.length);
  });
});

describe('pages of a list', () => {
  it.each(['-lastActivityAt', '-openedAt', '-severity', 'reference'])(
    'sorted by %s have nothing twice while others write, and leave nothing out that rests',
    async (sort) => {
      const world = node.world();
      const ph = await world.team('PH');
      const severities = ['low', 'high', 'severe'];
      const open = (n: number) => ph.opens({ title: `Case ${n}`, severity: severities[n % 3] });
      const cases = await Promise.all(Array.from({ length: 23 }, (_, n) => open(n)));
      const touched = cases.filter((_, n) => n % 4 === 0);
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null; page += 1) {
        const query: string = `sort=${sort}&limit=5${cursor && `&cursor=${cursor}`}`;
        const { items, next } = await list(ph, query);
        seen.push(...items.map(({ id }) => id));
        cursor = next;
        const one = touched[page];
        if (one) await Promise.all([ph.posts('Meanwhile.', one), open(page)]);
      }
      expect(new Set(seen).size).toBe(seen.length);
      const resting = cases.filter((one) => !touched.includes(one)).map(({ id }) => id);
      expect(seen).toEqual(expect.arrayContaining(resting));
    },
  );

  it('refuses the cursor of another order', async () => {
    const ph = await node.world().team('PH');
    for (let n = 0; n < 3; n += 1) await ph.opens();
    const { next } = await list(ph, 'sort=reference&limit=2');
    expect(await ph.get(`/api/cases?limit=2&cursor=${next ?? ''}`)).toMatchObject({ status: 400 });
  });
});

describe('a case at a time', () => {
  it('is what the reader’s book told of it then', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const { id } = await ph.opens();
    const url = `/api/cases/${id}`;
    const then: { at: string; ph: unknown; sg: { status: number; body: unknown } }[] = [];
    const keep = async () => {
      const at = new Date().toISOString();
      const [own, theirs] = [await ph.get(url), await sg.get(url)];
      then.push({ at, ph: own.body, sg: { status: theirs.status, body: theirs.body } });
      await until('the moment has passed', () => new Date().toISOString() > at);
    };
    const steps = [
      () => ph.posts('Cranes stand still.', id),
      () => ph.invites(sg, id),
      () => sg.accepts(id),
      () => sg.asks(ph, id, 'Send the logs.'),
      () => ph.does(id, 'status', { to: 'triage' }),
      () => ph.patch(url, { title: 'Ransomware in two ports', tlp: 'TLP:AMBER' }),
    ];
    await keep();
    for (const step of steps) {
      await step();
      await keep();
    }
    for (const moment of then) {
      expect((await ph.get(`${url}?asOf=${moment.at}`)).body).toEqual(moment.ph);
      expect(await sg.get(`${url}?asOf=${moment.at}`)).toMatchObject({ ...moment.sg, etag: null });
    }
    expect(await ph.get(`${url}?asOf=2001-01-01T00:00:00Z`)).toMatchObject({ status: 404 });
    expect((await ph.get(`${url}?asOf=2099-01-01T08:00:00%2B08:00`)).body).toEqual(then.at(-1)?.ph);
    for (const asOf of ['yesterday', '2026-11-24', ''])
      expect(await ph.get(`${url}?asOf=${asOf}`)).toMatchObject({ status: 400 });
  });
});

describe('the entries of a case', () => {
  const Entries = listOf(Entry).extend({ version: z.number() });

  it('are those of the reader’s book, from either end, in pieces', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const [theCase, other] = [await ph.opens(), await sg.opens()];
    for (let n = 1; n <= 4; n += 1) await ph.posts(`Update ${n}.`, theCase);
    await ph.posts('At home.', theCase, { tlp: 'TLP:RED' });
    await ph.invites(sg, theCase);
    await sg.posts('Elsewhere.', other);
    await sg.accepts(theCase);
    for (const person of [ph, sg]) {
      const book = (await person.book()).filter(({ event }) => event.stream.id === theCase.id);
      const numbers = book.map(({ number }) => number);
      const read = async (query: string) =>
        Entries.parse(done(await person.get(`/api/cases/${theCase.id}/entries?${query}`)));
      expect(await read('')).toEqual({ items: book, next: null, version: numbers.at(-1) });
      const some = async (query: string) => (await read(query)).items.map(({ number }) => number);
      expect(await some(`after=${numbers[1] ?? 0}&limit=2`)).toEqual(numbers.slice(2, 4));
      expect(await some(`before=${numbers[4] ?? 0}&limit=2`)).toEqual(numbers.slice(2, 4));
      const paged = [];
      for (let next: string | null = '0'; next !== null;) {
        const page: z.infer<typeof Entries> = await read(`after=${next}&limit=2`);
        paged.push(...page.items);
        next = page.next;
      }
      expect(paged).toEqual(book);
      expect(await some(`after=${numbers.at(-1) ?? 0}`)).toEqual([]);
      expect(await some(`before=${numbers[0] ?? 0}`)).toEqual([]);
    }
    expect(await ph.texts(theCase)).toContain('At home.');
    expect(await sg.texts(theCase)).not.toContain('At home.');
  });
});

describe('a mark of what was read', () => {
  it('is each person’s own, reaches no further than the book, and may be set back', async () => {
    const world = node.world();
    const [ph, colleague] = [await world.team('PH'), await world.team('PH')];
    const theCase = await ph.opens();
    for (let n = 1; n <= 3; n += 1) await ph.posts(`Update ${n}.`, theCase);
    const marks = async (person: Person) => {
      const page = await person.get(`/api/cases/${theCase.id}?include=view`);
      const Marked = z.object({ readNumber: z.number() });
      const [inList] = listOf(Marked).parse((await person.get('/api/cases')).body).items;
      return [Marked.parse(page.body).readNumber, inList?.readNumber];
    };
    const mark = (number: unknown) => ph.put(`/api/cases/${theCase.id}/read`, { number });
    expect(await marks(ph)).toEqual([0, 0]);
    for (const [number, kept] of [
      ...[
        [3, 3],
        [99, 4],
        [0, 0],
        [2, 2],
      ],
    ] as const) {
      expect((await mark(number)).status).toBe(204);
      expect(await marks(ph)).toEqual([kept, kept]);
    }
    expect(await marks(colleague)).toEqual([0, 0]);
    for (const number of [-1, 1.5, '2', null, undefined]) expect((await mark(number)).status).toBe(400);
  });
});

describe('a case of others', () => {
  const organization = 'an-organisation';
  const item = 'an-item';
  /** Every route of a case, with what it would take. */
  const routes: Record<string, Record<string, unknown> | string | undefined> = {
    'GET /api/cases/{id}': undefined,
    'GET /api/cases/{id}/entries': undefined,
    'GET /api/cases/{id}/disclosures': undefined,
    'GET /api/cases/{id}/archive': undefined,
    'GET /api/cases/{id}/report': undefined,
    'GET /api/cases/{id}/report/outline': undefined,
    'GET /api/cases/{id}/inviting': undefined,
    'PATCH /api/cases/{id}': { title: 'Ours now' },
    'PUT /api/cases/{id}/read': { number: 1 },
    'POST /api/cases/{id}/audience': { kind: 'update', tlp: 'TLP:CLEAR' },
    'POST /api/cases/{id}/status': { to: 'triage' },
    'POST /api/cases/{id}/escalation': { level: 'strategic', reason: 'We say so.' },
    'POST /api/cases/{id}/participants': { organizationId: '{SG}', role: 'informed' },
    'POST /api/cases/{id}/participants/{organization}/acceptance': {},
    'POST /api/cases/{id}/participants/{organization}/declination': {},
    'POST /api/cases/{id}/participants/{organization}/withdrawal': {},
    'POST /api/cases/{id}/participants/{organization}/removal': {},
    'POST /api/cases/{id}/handover': { organizationId: '{SG}' },
    'POST /api/cases/{id}/handover/acceptance': {},
    'POST /api/cases/{id}/handover/withdrawal': {},
    'POST /api/cases/{id}/updates': { text: 'Hello.' },
    'POST /api/cases/{id}/indicators': { type: 'domain-name', value: 'evil.example' },
    'POST /api/cases/{id}/assistance-requests': {
      ...{ to: '{SG}', kind: 'blocking', urgency: 'routine', text: 'Block it.' },
    },
    'POST /api/cases/{id}/assistance-requests/{item}/response': { state: 'accepted' },
    'POST /api/cases/{id}/assistance-requests/{item}/cancellation': {},
    'POST /api/cases/{id}/tasks': { title: 'Look at it', assignee: '{SG}' },
    'POST /api/cases/{id}/tasks/{item}/state': { state: 'done' },
    'POST /api/cases/{id}/clocks': { duty: 'sg-cii' },
    'POST /api/cases/{id}/clocks/{item}/met': {},
    'POST /api/cases/{id}/evidence': 'the bytes of a file',
    'GET /api/cases/{id}/evidence/{item}': undefined,
    'POST /api/cases/{id}/evidence/{item}/custody': { act: 'noted', text: 'We have it.' },
    'POST /api/cases/{id}/corrections': { corrects: 'an-event', text: 'It was otherwise.' },
  };

  it('is not found on any route, and is told apart from none that does not exist by nothing', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const theCase = await ph.opens();
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse((await send(`${node.server.url}/api/openapi.json`, 'GET')).body);
    const described = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/cases/{id}'))
      .flatMap(([path, operations]) => Object.keys(operations).map((one) => `${one.toUpperCase()} ${path}`));
    expect(Object.keys(routes).sort()).toEqual(described.sort());

    for (const [route, given] of Object.entries(routes)) {
      const [verb, path = ''] = route.split(' ');
      const method = z.enum(['GET', 'POST', 'PUT', 'PATCH']).parse(verb);
      const filled: unknown = given && JSON.parse(JSON.stringify(given).replace('{SG}', sg.organization.id));
      const own = route.includes('removal') ? organization : sg.organization.id;
      const ofAFile = typeof given === 'string' && {
        ...{ 'content-type': 'application/octet-stream', 'entente-evidence': '{"name":"proxy.log"}' },
      };
      const ask = (id: string, headers = {}) =>
        sg.request(
          method,
          path.replace('{id}', id).replace('{organization}', own).replace('{item}', item),
          filled,
          { ...ofAFile, ...headers },
        );
      const [there, nowhere] = [await ask(theCase.id), await ask('0193-nowhere')];
      expect([route, there.status, there.body]).toMatchObject([route, 404, { code: 'not-found' }]);
      expect([route, nowhere.status, nowhere.body]).toEqual([route, there.status, there.body]);
      const stale = await ask(theCase.id, { 'if-match': '"1"' });
      expect([route, stale.status, stale.etag]).toEqual([route, 404, null]);
    }
    expect(Book.parse((await sg.get('/api/book')).body).items.map(({ event }) => event.stream.kind)).toEqual(
      expect.not.arrayContaining(['case']),
    );
    expect((await ph.reads(theCase)).version).toBe(theCase.version);
  });
});
