import { z } from 'zod';
import { Disclosures, Entry, listOf, Problem } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Ledger = listOf(z.strictObject({ entry: Entry, disclosures: Disclosures.shape.items }));

const ledger = async (by: Person, query = '') =>
  Ledger.parse(done(await by.get(`/api/disclosures?${query}`)));

/** The events in the ledger, each with whom it reached. */
async function told(by: Person, query = ''): Promise<[event: string, to: (string | null)[]][]> {
  const { items } = await ledger(by, query);
  return items.map(({ entry, disclosures }) => [
    entry.event.id,
    disclosures.map(({ organization }) => organization),
  ]);
}

describe('What was told whom, over all cases', () => {
  let ph: Person;
  let sg: Person;
  let my: Person;
  let agreement: { SG: string; MY: string };
  let events: { widely: string; carefully: string; elsewhere: string; late: string };
  /** When `elsewhere` was disclosed. */
  let middle: string;

  beforeAll(async () => {
    const world = node.world();
    [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    agreement = { SG: await world.agreement('PH', 'SG'), MY: await world.agreement('PH', 'MY') };
    const [one, other] = [await ph.opens(), await ph.opens()];
    await ph.invites(sg, one);
    await ph.invites(my, one);
    await sg.accepts(one);
    const widely = await ph.posts('To Singapore, later to Kuala Lumpur.', one);
    await ph.posts('To nobody.', one, { tlp: 'TLP:RED' });
    await ph.invites(my, other);
    await my.accepts(other);
    const carefully = await ph.posts('To Kuala Lumpur, with care.', other, { tlp: 'TLP:AMBER' });
    await sg.posts('Not ours to tell.', one);
    const elsewhere = await ph.posts('To Kuala Lumpur.', other);
    middle = (await ledger(ph)).items[0]?.entry.at ?? '';
    await my.accepts(one);
    const late = await ph.posts('To both.', one);
    events = {
      ...{ widely: widely.eventId, carefully: carefully.eventId },
      ...{ elsewhere: elsewhere.eventId, late: late.eventId },
    };
  });

  const posted = async (query: string) => {
    const ids = Object.values(events);
    return (await told(ph, query)).filter(([event]) => ids.includes(event));
  };
  const SG = () => sg.organization.id;
  const MY = () => my.organization.id;

  it('is listed with the newest first, and holds nothing of others and nothing that stayed at home', async () => {
    const both = [SG(), MY()].sort();
    expect(await posted('')).toEqual([
      [events.late, both],
      [events.elsewhere, [MY()]],
      [events.carefully, [MY()]],
      [events.widely, both],
    ]);
    const { items } = await ledger(ph);
    for (const { entry, disclosures } of items) {
      expect(entry.event.owner).toBe(ph.organization.id);
      expect(disclosures.length).toBeGreaterThan(0);
      for (const { eventId } of disclosures) expect(eventId).toBe(entry.event.id);
    }
    expect(await ph.book()).toEqual(expect.arrayContaining(items.map(({ entry }) => entry)));
  });

  it('is found by partner, by agreement and by marking', async () => {
    expect(await posted(`partner=${SG()}`)).toEqual([
      [events.late, [SG()]],
      [events.widely, [SG()]],
    ]);
    expect(await posted(`agreement=${agreement.MY}&tlp=TLP:AMBER`)).toEqual([[events.carefully, [MY()]]]);
    expect(await posted('tlp=TLP:AMBER%2BSTRICT,TLP:CLEAR')).toEqual([]);
    expect(await posted(`partner=${SG()}&agreement=${agreement.MY}`)).toEqual([]);
  });

  it('is found by when it was disclosed, which may be long after it was written', async () => {
    expect(await posted(`until=${middle}`)).toEqual([
      [events.carefully, [MY()]],
      [events.widely, [SG()]],
    ]);
    expect(await posted(`partner=${MY()}&from=${middle}`)).toEqual([
      [events.late, [MY()]],
      [events.elsewhere, [MY()]],
      [events.widely, [MY()]],
    ]);
    const refused = await ph.get(`/api/disclosures?from=${middle}&until=${middle}`);
    expect([refused.status, Problem.parse(refused.body).errors?.map(({ path }) => path)]).toEqual([
      ...[400, ['until']],
    ]);
  });

  it('is read page by page, as at once', async () => {
    const whole = await ledger(ph, `partner=${MY()}`);
    expect(whole.next).toBeNull();
    const pages = [await ledger(ph, `partner=${MY()}&limit=2`)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await ledger(ph, `partner=${MY()}&limit=2&cursor=${next}`));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
  });
});

it('does not find a participant of whom its owner may not know, nor names it', async () => {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG');
  await world.agreement('PH', 'MY');
  const agreement = await world.agreement('SG', 'MY', { ceiling: 'TLP:GREEN' });
  const incident = await ph.opens({ tlp: 'TLP:AMBER' });
  for (const one of [sg, my]) {
    await ph.invites(one, incident);
    await one.accepts(incident);
  }
  // That the other takes part is marked like the case, above what the two have agreed on.
  const { eventId } = await sg.posts('Reaches Kuala Lumpur, whatever Singapore knows.', incident, {
    tlp: 'TLP:GREEN',
  });
  expect(await my.texts(incident)).toHaveLength(1);
  for (const query of [`partner=${my.organization.id}`, `agreement=${agreement}`])
    expect(await ledger(sg, query)).toEqual({ items: [], next: null });
  const { items } = await ledger(sg);
  const one = items.find(({ entry }) => entry.event.id === eventId);
  expect(one?.disclosures.map(({ organization }) => organization).sort()).toEqual([ph.organization.id, null]);
  expect(JSON.stringify(items)).not.toContain(my.organization.id);
  expect(JSON.stringify(items)).not.toContain(agreement);
});
