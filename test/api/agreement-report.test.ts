import { z } from 'zod';
import { reportFormats } from '@entente/domain';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();
const year = new Date().getUTCFullYear();

/** A report on an agreement, as somebody downloads it. */
function download(person: Person, agreement: string, query: string) {
  return person.downloads(`/api/agreements/${agreement}/report?${query}`);
}

/** PH leads; SG is asked and answers under their memorandum, MY takes part under another and is not known to SG. */
async function cooperation() {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  const agreement = await world.agreement('PH', 'SG', { ceiling: 'TLP:AMBER' });
  await world.agreement('PH', 'MY', { ceiling: 'TLP:AMBER' });
  const theCase = await ph.opens({ title: 'Ransomware in a harbour' });
  for (const partner of [sg, my]) {
    await ph.invites(partner, theCase);
    await partner.accepts(theCase);
  }
  await ph.opens({ title: 'Of no business to Singapore' });
  await ph.asks(sg, theCase, 'Look at this disk.', { tlp: 'TLP:AMBER' });
  const { assistanceRequests } = await sg.reads(theCase);
  const request = z.object({ id: z.string() }).parse(assistanceRequests[0]).id;
  await sg.does(theCase, `assistance-requests/${request}/response`, { state: 'acknowledged' });
  await my.posts('From Malaysia alone.', theCase);
  return { world, ph, sg, my, theCase, agreement };
}

let scene: Awaited<ReturnType<typeof cooperation>>;
beforeAll(async () => (scene = await cooperation()));

describe('a report on an agreement', () => {
  it.each(reportFormats)('comes as %s', async (format) => {
    const { status, bytes } = await download(scene.ph, scene.agreement, `format=${format}`);
    expect([status, bytes.length > 100]).toEqual([200, true]);
  });

  it('holds the terms, and the cases, requests and disclosures under it alone', async () => {
    const { text } = await download(scene.ph, scene.agreement, 'format=html');
    for (const said of ['Memorandum of PH, SG', 'signed it', 'Ransomware in a harbour', 'acknowledged'])
      expect(text).toContain(said);
    for (const said of ['Of no business', scene.my.organization.shortName]) expect(text).not.toContain(said);
    expect(text).toContain(`<td class="code">${scene.theCase.reference}</td>`);
  });

  it('counts what was published under it, of which some other agreement tells nothing', async () => {
    const { ph, sg, world } = scene;
    const agreement = await world.agreement('PH', 'SG', { scopes: ['policy-information'] });
    const content = { kind: 'practice', title: 'Of backups', text: 'Keep one elsewhere.' };
    done(await ph.post('/api/publications', { content, tlp: 'TLP:CLEAR' }));
    const month = new Date().toISOString().slice(0, 7);
    const words = async (person: Person, id: string) =>
      (await download(person, id, 'format=html')).text.replace(/(<[^>]+>|\s)+/g, ' ');
    expect(await words(ph, agreement)).toContain(` ${month} TLP:CLEAR 1 0 `);
    expect(await words(sg, agreement)).toContain(` ${month} TLP:CLEAR 0 1 `);
    expect(await words(ph, scene.agreement)).not.toContain(` ${month} TLP:CLEAR `);
  });

  it('says to each party what its own book tells', async () => {
    const Made = z.object({ book: z.object({ number: z.number() }), tlp: z.string() });
    const [ours, theirs] = await Promise.all([
      download(scene.ph, scene.agreement, 'format=json'),
      download(scene.sg, scene.agreement, 'format=json'),
    ]);
    const tlps = [
      Made.parse(done(await scene.ph.get(ours.record))).tlp,
      Made.parse(done(await scene.sg.get(theirs.record))).tlp,
    ];
    expect(tlps).toEqual(['TLP:AMBER', 'TLP:AMBER']);
    expect(theirs.text).not.toContain(scene.my.organization.shortName);
  });

  it('is of one year where one is named', async () => {
    expect((await download(scene.ph, scene.agreement, `format=html&year=${year}`)).text).toContain('harbour');
    expect((await download(scene.ph, scene.agreement, `format=html&year=${year - 1}`)).text).not.toContain(
      'harbour',
    );
  });

  it('is the same file again for the same moment and entry, and remembered as one on the agreement', async () => {
    const moment = 'format=pdf&lang=ru&at=2030-01-01T00:00:00.000Z';
    const first = await download(scene.ph, scene.agreement, moment);
    const made = z
      .object({ kind: z.string(), subject: z.string(), book: z.object({ number: z.number() }) })
      .parse(done(await scene.ph.get(first.record)));
    expect([made.kind, made.subject]).toEqual(['agreement', scene.agreement]);
    await scene.ph.posts('After the report.', scene.theCase);
    const again = await download(scene.ph, scene.agreement, `${moment}&upTo=${made.book.number}`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect((await download(scene.ph, scene.agreement, moment)).bytes.equals(first.bytes)).toBe(false);
  });

  it('says beforehand which marking it would bear', async () => {
    const path = `/api/agreements/${scene.agreement}/report/outline?leaveOut=renewals,times`;
    const outline = z
      .object({ tlp: z.string(), sections: z.array(z.object({ id: z.string() })) })
      .parse(done(await scene.ph.get(path)));
    expect([outline.tlp, outline.sections.map(({ id }) => id)]).toEqual([
      'TLP:AMBER',
      ['terms', 'history', 'cases', 'requests', 'disclosures'],
    ]);
  });

  it('is no business of who is no party, nor of who does not manage', async () => {
    expect((await download(scene.my, scene.agreement, '')).status).toBe(404);
    const operator = await scene.world.user('PH', ['operator']);
    expect((await download(operator, scene.agreement, '')).status).toBe(403);
  });
});
