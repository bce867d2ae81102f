import type { z } from 'zod';
import { Audience, Disclosures, Done, type Case } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode } from '../support/world.js';

const node = aNode();

type Member = z.infer<typeof Audience>['items'][number];

/** Who takes part, from the lead's side: each for another reason to be told or not to be told. */
const nations = ['PH', 'SG', 'MY', 'RU', 'AU', 'US'] as const;
type Nation = (typeof nations)[number];

let all: Record<Nation, Person>;
let theCase: Case;

/** PH leads. SG up to AMBER, MY up to GREEN, RU's paper is suspended, AU is only invited, US has declined. */
beforeAll(async () => {
  const world = node.world();
  const [PH, SG, MY, RU, AU, US] = await world.teams(...nations);
  all = { PH, SG, MY, RU, AU, US };
  await world.agreement('PH', 'SG', { ceiling: 'TLP:AMBER' });
  await world.agreement('PH', 'SG', 'MY', { ceiling: 'TLP:GREEN' });
  await world.agreement('PH', 'AU', { ceiling: 'TLP:RED' });
  await world.agreement('PH', 'US');
  const withRussia = await world.agreement('PH', 'RU');
  theCase = await PH.opens({ tlp: 'TLP:GREEN' });
  for (const one of [SG, MY, RU, AU, US]) await PH.invites(one, theCase);
  for (const one of [SG, MY, RU]) await one.accepts(theCase);
  await US.declines(theCase);
  done(await RU.post(`/api/agreements/${withRussia}/suspension`, { reason: 'A dispute.' }));
});

async function ask(person: Person, question: Record<string, unknown>): Promise<Member[]> {
  const answer = await person.post(`/api/cases/${theCase.id}/audience`, question);
  expect(answer.status).toBe(200);
  return Audience.parse(answer.body).items;
}

/** What the books of those asked about say of an event, as the answer would have said it. */
async function given(eventId: string, to: readonly Member[]): Promise<Pick<Member, 'organization'>[]> {
  const told = to.map(async ({ organization }) => {
    const person = Object.values(all).find((one) => one.organization.id === organization);
    const entry = (await person?.book())?.find(({ event }) => event.id === eventId);
    return entry
      ? { organization, verdict: 'disclose', basis: entry.basis, agreementId: entry.agreementId }
      : { organization, verdict: 'withhold' };
  });
  return Promise.all(told);
}

/** The answer without the reason, which no book has. */
const without = (members: Member[]) =>
  members.map(({ organization, verdict, basis, agreementId }) =>
    verdict === 'disclose' ? { organization, verdict, basis, agreementId } : { organization, verdict },
  );

const tlps = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

describe('the audience that is foretold', () => {
  const value = 'evil.example';
  it.each(tlps.flatMap((tlp) => (['PH', 'SG'] as const).map((who) => [tlp, who] as const)))(
    'of what is written as %s by %s is who is told',
    async (tlp, who) => {
      const person = all[who];
      const update = await ask(person, { kind: 'update', tlp });
      const posted = await person.posts('What is known.', theCase, { tlp });
      expect(without(update)).toEqual(await given(posted.eventId, update));
      const indicator = await ask(person, { kind: 'indicator', tlp });
      const added = await person.does(theCase, 'indicators', { type: 'domain-name', value, tlp });
      expect(without(indicator)).toEqual(await given(added.eventId, indicator));
      const correction = await ask(person, { kind: 'correction', tlp });
      const words = { corrects: posted.eventId, text: 'What is known better.' };
      const corrected = await person.does(theCase, 'corrections', words);
      expect(without(correction)).toEqual(await given(corrected.eventId, correction));
    },
  );

  it.each(tlps)('of a header as %s is who is told', async (tlp) => {
    const { PH } = all;
    const header = await ask(PH, { kind: 'header', tlp });
    const head = (await PH.book()).length;
    done(await PH.patch(`/api/cases/${theCase.id}`, { tlp }));
    const [changed] = await PH.book(head);
    expect(without(header)).toEqual(await given(changed?.event.id ?? '', header));
    done(await PH.patch(`/api/cases/${theCase.id}`, { tlp: 'TLP:GREEN' }));
  });

  it.each(tlps.flatMap((tlp) => (['SG', 'MY', 'RU', 'AU', 'US'] as const).map((to) => [tlp, to] as const)))(
    'of what is asked as %s of %s is who is told, and where it would not reach it is refused',
    async (tlp, to) => {
      const { PH, [to]: addressee } = all;
      const { id } = addressee.organization;
      const asked = { to: id, kind: 'forensics', urgency: 'routine', text: 'Image the disk.', tlp };
      for (const [kind, path, body] of [
        ['assistance-request', 'assistance-requests', asked],
        ['task', 'tasks', { title: 'Image the disk', assignee: id, tlp }],
      ] as const) {
        const audience = await ask(PH, { kind, tlp, subject: id });
        const answer = await PH.post(`/api/cases/${theCase.id}/${path}`, body);
        if (audience.find(({ organization }) => organization === id)?.verdict === 'withhold')
          expect(answer).toMatchObject({ status: 409, body: { code: 'would-not-reach' } });
        else {
          const { eventId } = Done.parse(done(answer));
          expect(without(audience)).toEqual(await given(eventId, audience));
        }
      }
    },
  );

  it.each(tlps)('of what names recipients and is %s is these, or it is refused', async (tlp) => {
    const { PH, SG, RU } = all;
    for (const recipients of [[SG], [SG, RU]].map((some) =>
      some.map(({ organization }) => organization.id),
    )) {
      const audience = await ask(PH, { kind: 'update', tlp, recipients });
      const told = audience
        .filter(({ verdict }) => verdict === 'disclose')
        .map(({ organization }) => organization);
      const answer = await PH.post(`/api/cases/${theCase.id}/updates`, {
        text: 'For some.',
        tlp,
        recipients,
      });
      if (recipients.every((one) => told.includes(one))) {
        const { eventId } = Done.parse(done(answer));
        expect(without(audience)).toEqual(await given(eventId, audience));
      } else expect(answer).toMatchObject({ status: 409, body: { code: 'would-not-reach' } });
    }
  });

  it('of an invitation is whether it would be made, and why not', async () => {
    const world = node.world();
    const [PH, SG, MY] = await world.teams('PH', 'SG', 'MY');
    await world.agreement('PH', 'SG', { ceiling: 'TLP:GREEN' });
    for (const tlp of tlps) {
      const mine = await PH.opens({ tlp });
      for (const { organization } of [SG, MY]) {
        const question = { kind: 'invitation', tlp, subject: organization.id };
        const answer = await PH.post(`/api/cases/${mine.id}/audience`, question);
        const [member] = Audience.parse(answer.body).items;
        const invited = await PH.post(`/api/cases/${mine.id}/participants`, {
          ...{ organizationId: organization.id, role: 'informed' },
        });
        expect([tlp, member?.verdict]).toEqual([tlp, invited.status === 201 ? 'disclose' : 'withhold']);
      }
    }
  });

  it('says why not, in the words of the rules', async () => {
    const countryOf = (id: string) =>
      Object.values(all).find(({ organization }) => organization.id === id)?.organization.country ?? id;
    const reasons = async (tlp: string): Promise<Record<string, string>> => {
      const members = await ask(all.PH, { kind: 'update', tlp });
      return Object.fromEntries(
        members.map(({ organization, reason = 'told' }) => [countryOf(organization), reason]),
      );
    };
    const never = { AU: 'not-accepted-yet', US: 'not-a-participant' };
    expect(await reasons('TLP:CLEAR')).toEqual({ SG: 'told', MY: 'told', RU: 'told', ...never });
    expect(await reasons('TLP:AMBER')).toEqual({
      ...{ SG: 'told', MY: 'ceiling-exceeded', RU: 'agreement-not-active', ...never },
    });
    expect(await reasons('TLP:RED')).toEqual({ SG: 'not-named', MY: 'not-named', RU: 'not-named', ...never });
  });

  it('writes nothing', async () => {
    const before = await all.PH.book();
    for (const tlp of tlps) await ask(all.PH, { kind: 'update', tlp });
    expect(await all.PH.book()).toEqual(before);
  });
});

describe('the ledger of disclosures', () => {
  it('names whom the owner knows, and counts the others without a name', async () => {
    const ledger = async (person: Person) =>
      Disclosures.parse(done(await person.get(`/api/cases/${theCase.id}/disclosures`))).items;
    const books = await Promise.all(
      Object.values(all).map(async (person) => ({ id: person.organization.id, book: await person.book() })),
    );
    for (const person of Object.values(all)) {
      const knows = new Set(
        (await person.reads(theCase)).participants.map(({ organization }) => organization),
      );
      const entered = books.flatMap(({ id, book }) =>
        book
          .filter(({ event }) => event.stream.id === theCase.id && event.owner === person.organization.id)
          .filter(() => id !== person.organization.id)
          .map(({ event, basis, agreementId, at }) => ({
            ...{ eventId: event.id, organization: knows.has(id) ? id : null, basis, at },
            ...(agreementId && knows.has(id) && { agreementId }),
          })),
      );
      const told = (await ledger(person)).map(({ deliveredAt: _, ...line }) => line);
      const sorted = (lines: object[]) =>
        lines.map((line) => JSON.stringify(Object.entries(line).sort())).sort();
      expect(sorted(told)).toEqual(sorted(entered));
    }
    const fromSingapore = await ledger(all.SG);
    expect(fromSingapore.some(({ organization, basis }) => organization === null && basis === 'public')).toBe(
      true,
    );
  });

  it('does not tell by the place of a nameless line whose it is', async () => {
    const world = node.world();
    const [PH, ...others] = await world.teams('PH', 'SG', 'MY', 'RU', 'AU');
    const mine = await PH.opens({ tlp: 'TLP:CLEAR' });
    for (const one of others) {
      await world.agreement('PH', one.organization.country);
      await PH.invites(one, mine);
    }
    // Known to who writes are those whose ids stand at the ends; between them the order would name the hidden one.
    const [first, , writer, last] = others.sort((a, b) => (a.organization.id < b.organization.id ? -1 : 1));
    done(await PH.patch(`/api/cases/${mine.id}`, { tlp: 'TLP:AMBER' }));
    for (const one of others) await one.accepts(mine);
    for (const one of [first, last]) await one.posts('Here.', mine, { tlp: 'TLP:CLEAR' });
    const { eventId } = await writer.posts('There.', mine, { tlp: 'TLP:CLEAR' });
    const { items } = Disclosures.parse(done(await writer.get(`/api/cases/${mine.id}/disclosures`)));
    const names = items.filter((line) => line.eventId === eventId).map(({ organization }) => organization);
    expect(names).toHaveLength(4);
    expect(names.slice(0, 3)).not.toContain(null);
    expect(names[3]).toBeNull();
  });

  it('says when something reached an organisation: not before somebody of it has read', async () => {
    const world = node.world();
    const [PH, SG] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const mine = await PH.opens();
    await PH.invites(SG, mine);
    const lines = async () =>
      Disclosures.parse(done(await PH.get(`/api/cases/${mine.id}/disclosures`))).items;
    expect((await lines()).map(({ deliveredAt }) => deliveredAt)).toEqual([undefined, undefined]);
    const listener = await SG.socket();
    await listener.follows();
    await listener.hears(2);
    await until('the ledger says so', async () => (await lines()).every(({ deliveredAt }) => deliveredAt));
    for (const { at, deliveredAt = '' } of await lines()) expect(deliveredAt >= at).toBe(true);
  });
});
