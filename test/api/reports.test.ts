import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listOf } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Made = z.object({
  ...{ id: z.string(), kind: z.string(), subject: z.string().nullable(), format: z.string() },
  ...{ audience: z.string().nullable(), tlp: z.string(), sha256: z.string(), bytes: z.number() },
  ...{ madeBy: z.object({ id: z.string(), name: z.string().nullable() }), madeAt: z.string() },
  ...{ book: z.object({ number: z.number(), hash: z.string() }) },
});

/** A report on a case, as somebody downloads it. */
function download(person: Person, theCase: { id: string }, query = '') {
  return person.downloads(`/api/cases/${theCase.id}/report?${query}`);
}

/** PH leads; SG is told up to AMBER, MY up to GREEN, and they may not know of each other. */
async function incident() {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG', { ceiling: 'TLP:AMBER' });
  await world.agreement('PH', 'MY', { ceiling: 'TLP:GREEN' });
  const theCase = await ph.opens();
  for (const partner of [sg, my]) {
    await ph.invites(partner, theCase);
    await partner.accepts(theCase);
  }
  await ph.posts('For all of you.', theCase);
  await ph.posts('For AMBER alone.', theCase, { tlp: 'TLP:AMBER' });
  await ph.posts('For this house alone.', theCase, { tlp: 'TLP:RED' });
  await my.posts('From Malaysia to Manila.', theCase);
  await sg.posts('From Singapore to Manila.', theCase);
  return { world, ph, sg, my, theCase };
}

/**
 * The same three, who write into every field under every marking and to each of the others alone, each time a word that is
 * nowhere else.
 */
async function wordyIncident() {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG', { ceiling: 'TLP:AMBER' });
  await world.agreement('PH', 'MY', { ceiling: 'TLP:GREEN' });
  let written = 0;
  const word = () => `word${(written += 1)}x`;
  const theCase = await ph.opens({ title: word(), summary: word() });
  for (const partner of [sg, my]) {
    const organizationId = partner.organization.id;
    await ph.does(theCase, 'participants', { organizationId, role: 'assisting', message: word() });
    await partner.does(theCase, `participants/${organizationId}/acceptance`, { reason: word() });
  }
  await ph.does(theCase, 'status', { to: 'triage', reason: word() });
  await ph.does(theCase, 'escalation', { level: 'operational', reason: word() });
  for (const [author, others] of [
    [ph, [sg, my]],
    [sg, [ph]],
    [my, [ph]],
  ] as const)
    for (const marking of [
      ...['TLP:GREEN', 'TLP:AMBER', 'TLP:RED'].map((tlp) => ({ tlp })),
      ...others.map(({ organization }) => ({ recipients: [organization.id] })),
    ]) {
      const update = await author.does(theCase, 'updates', { text: word(), ...marking });
      await author.does(theCase, 'updates', { text: word(), lesson: true, ...marking });
      const indicator = { type: 'domain-name', value: `${word()}.example`, note: word() };
      await author.does(theCase, 'indicators', { ...indicator, ...marking });
      await author.does(theCase, 'corrections', { corrects: update.eventId, text: word() });
    }
  for (const partner of [sg, my]) {
    await ph.asks(partner, theCase, word());
    await ph.does(theCase, 'tasks', { title: word(), assignee: partner.organization.id });
    await partner.asks(ph, theCase, word());
  }
  return { ph, sg, my, theCase };
}

function wordsIn(text: string): Set<string> {
  return new Set(text.match(/word\d+x/g));
}

let scene: Awaited<ReturnType<typeof incident>>;
beforeAll(async () => (scene = await incident()));

describe('a report on a case', () => {
  it.each([
    ['pdf', 'application/pdf'],
    ['html', 'text/html; charset=utf-8'],
    ['json', 'application/json'],
    ['csv', 'text/csv; charset=utf-8'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('comes as %s, to be kept and not opened in the page', async (format, mediaType) => {
    const { status, headers, bytes } = await download(scene.ph, scene.theCase, `format=${format}`);
    expect([status, headers.get('content-type')]).toEqual([200, mediaType]);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="PH-\\d{4}-\\d{6}-incident-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
    );
    expect(bytes.length).toBeGreaterThan(500);
  });

  it('holds what the book of its maker holds', async () => {
    const { text } = await download(scene.ph, scene.theCase, 'format=html');
    for (const said of ['For this house alone.', 'From Malaysia to Manila.', 'From Singapore to Manila.'])
      expect(text).toContain(said);
    const theirs = await download(scene.my, scene.theCase, 'format=html');
    expect(theirs.text).toContain('For all of you.');
    for (const said of [
      'For this house alone.',
      'For AMBER alone.',
      'From Singapore',
      scene.sg.organization.shortName,
    ])
      expect(theirs.text).not.toContain(said);
  });

  it('speaks the languages of the dashboard, from right to left where they do', async () => {
    const { text } = await download(scene.ph, scene.theCase, 'format=html&lang=ar');
    expect(text).toContain('<html lang="ar" dir="rtl">');
  });

  it('is the same file again for the same moment and the same entry, whatever came after', async () => {
    const moment = 'at=2030-01-01T00:00:00.000Z&format=pdf';
    const first = await download(scene.ph, scene.theCase, moment);
    const made = Made.parse(done(await scene.ph.get(first.record)));
    await scene.ph.posts('After the report.', scene.theCase);
    const again = await download(scene.ph, scene.theCase, `${moment}&upTo=${made.book.number}`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect((await download(scene.ph, scene.theCase, moment)).bytes.equals(first.bytes)).toBe(false);
  });

  it('is remembered: by whom, of which book up to which entry, and known again by its hash', async () => {
    const { bytes, record } = await download(scene.ph, scene.theCase, 'format=html');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const made = Made.parse(done(await scene.ph.get(record)));
    expect(made).toMatchObject({ sha256, bytes: bytes.length, madeBy: { id: scene.ph.id }, audience: null });
    const [entry] = (await scene.ph.book(made.book.number - 1)).slice(0, 1);
    expect(entry?.hash).toBe(made.book.hash);
    const found = listOf(Made).parse(done(await scene.ph.get(`/api/reports?sha256=${sha256}`)));
    expect(found.items.map(({ id }) => id)).toEqual([made.id]);
  });

  it('says beforehand what would be in it and which marking it would bear, and makes none', async () => {
    const count = async () =>
      listOf(Made).parse(done(await scene.ph.get('/api/reports?limit=200'))).items.length;
    const before = await count();
    const path = `/api/cases/${scene.theCase.id}/report/outline?leaveOut=timeline,participants`;
    const outline = z
      .object({ tlp: z.string(), sections: z.array(z.object({ id: z.string(), tlp: z.string() })) })
      .parse(done(await scene.ph.get(path)));
    expect([outline.tlp, outline.sections.map(({ id }) => id)]).toEqual([
      'TLP:AMBER',
      ['summary', 'classification', 'status', 'disclosures', 'annexes'],
    ]);
    expect(await count()).toBe(before);
  });

  it('is no business of another organisation, nor of who does not manage or audit', async () => {
    const { record } = await download(scene.ph, scene.theCase, 'format=json');
    expect((await scene.sg.get(record)).status).toBe(404);
    const operator = await scene.world.user('PH', ['operator']);
    expect((await download(operator, scene.theCase)).status).toBe(403);
    expect((await operator.get(record)).status).toBe(403);
    const stranger = await scene.world.team('RU');
    expect((await download(stranger, scene.theCase)).status).toBe(404);
  });
});

describe('a report for a partner', () => {
  const forWhom = (partner: Person) => `format=html&audience=${partner.organization.id}`;

  it('holds nothing but what that partner was told by the maker, or wrote itself', async () => {
    const { text, record } = await download(scene.ph, scene.theCase, forWhom(scene.my));
    for (const said of ['For all of you.', 'From Malaysia to Manila.']) expect(text).toContain(said);
    for (const said of ['For AMBER', 'this house alone', 'From Singapore', scene.sg.organization.shortName])
      expect(text).not.toContain(said);
    const { audience, tlp, book } = Made.parse(done(await scene.ph.get(record)));
    expect([audience, tlp]).toEqual([scene.my.organization.id, 'TLP:GREEN']);
    expect(text).not.toContain(book.hash);
  });

  it('says nothing whose event is not in the book of that partner', async () => {
    const { text } = await download(scene.ph, scene.theCase, forWhom(scene.sg).replace('html', 'json'));
    const theirs = JSON.stringify(await scene.sg.book());
    const Rows = z.object({ sections: z.array(z.object({ id: z.string(), blocks: z.array(z.unknown()) })) });
    const timeline = Rows.parse(JSON.parse(text)).sections.find(({ id }) => id === 'timeline');
    const table = z
      .object({ rows: z.array(z.array(z.string())) })
      .parse(timeline?.blocks.find((block) => z.object({ rows: z.unknown() }).safeParse(block).success));
    const said = table.rows.map((row) => row[3] ?? '').filter((words) => words.endsWith('.'));
    expect(said.length).toBeGreaterThan(2);
    for (const words of said) expect(theirs).toContain(words);
  });

  it('holds no word that is not in the book of that partner', async () => {
    const { ph, sg, my, theCase } = await wordyIncident();
    for (const partner of [sg, my]) {
      const known = wordsIn(JSON.stringify(await partner.book()));
      const written = ['json', 'html', 'csv'].map(async (format) => {
        const query = `kind=after-action&audience=${partner.organization.id}&format=${format}`;
        const said = wordsIn((await download(ph, theCase, query)).text);
        expect([...said].filter((word) => !known.has(word))).toEqual([]);
        return said.size;
      });
      expect(Math.min(...(await Promise.all(written)))).toBeGreaterThan(10);
    }
    // There is something to keep back: the house's own report says far more.
    const own = wordsIn((await download(ph, theCase, 'format=json')).text);
    for (const partner of [sg, my])
      expect(own.size).toBeGreaterThan(wordsIn(JSON.stringify(await partner.book())).size);
  });

  it('is refused in the same words for one who was told nothing and for one who does not take part', async () => {
    const [ru] = await scene.world.teams('RU');
    const refused = await scene.ph.get(`/api/cases/${scene.theCase.id}/report?${forWhom(ru)}`);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'nothing-disclosed' }]);
  });

  it('is not made by who does not manage', async () => {
    const operator = await scene.world.user('PH', ['operator', 'responder']);
    const { status } = await download(operator, scene.theCase, forWhom(scene.sg));
    expect(status).toBe(403);
  });
});

describe('hostile texts', () => {
  it('stay text, in every format', async () => {
    const [ph] = await node.world().teams('PH');
    const title = '<script>alert(1)</script> #read("/etc/passwd") "}]';
    const theCase = await ph.opens({ title });
    const { text } = await download(ph, theCase, 'format=html');
    expect(text).not.toContain('<script');
    for (const format of ['pdf', 'docx', 'csv', 'xlsx', 'json'])
      expect((await download(ph, theCase, `format=${format}`)).status).toBe(200);
  });
});
