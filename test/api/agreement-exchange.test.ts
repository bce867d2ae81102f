import { z } from 'zod';
import { listOf, Problem, Time, Tlp } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Id = z.string().min(1);
const Count = z.int().min(0);
const Exchange = listOf(
  z.strictObject({
    ...{ direction: z.enum(['given', 'received']), organization: Id, eventId: Id, type: z.string() },
    ...{ caseId: Id.optional(), publicationId: Id.optional(), tlp: Tlp, at: Time },
  }),
).extend({
  figures: z.array(
    z.strictObject({ month: z.string().regex(/^\d{4}-\d\d$/), tlp: Tlp, given: Count, received: Count }),
  ),
});

const exchange = async (by: Person, agreement: string, limit = 50) =>
  Exchange.parse(done(await by.get(`/api/agreements/${agreement}/disclosures?limit=${limit}`)));

describe('What was exchanged under an agreement', () => {
  it('is counted by month and marking, and listed with the last first, for each side from its own', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    const agreement = await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const first = await ph.posts('To Singapore, widely.', incident);
    const second = await ph.posts('To Singapore, with care.', incident, { tlp: 'TLP:AMBER' });
    const answer = await sg.posts('To Manila.', incident);
    const month = new Date().toISOString().slice(0, 7);

    const ours = await exchange(ph, agreement);
    expect(ours.items.slice(0, 3)).toMatchObject([
      {
        direction: 'received',
        organization: sg.organization.id,
        eventId: answer.eventId,
        type: 'update-posted',
      },
      { direction: 'given', organization: sg.organization.id, eventId: second.eventId, tlp: 'TLP:AMBER' },
      { direction: 'given', eventId: first.eventId, caseId: incident.id, tlp: 'TLP:GREEN' },
    ]);
    expect(ours.figures).toContainEqual({ month, tlp: 'TLP:AMBER', given: 1, received: 0 });
    const theirs = await exchange(sg, agreement);
    for (const { tlp, given, received } of ours.figures)
      expect(theirs.figures).toContainEqual({ month, tlp, given: received, received: given });
    expect((await exchange(ph, agreement, 1)).items).toEqual(ours.items.slice(0, 1));
  });

  it('does not tell of a participant of whom the caller may not know', async () => {
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
    await sg.posts('Reaches Kuala Lumpur, whatever Singapore knows.', incident, { tlp: 'TLP:GREEN' });
    expect(await my.texts(incident)).toHaveLength(1);
    expect((await sg.reads(incident)).participants).toHaveLength(2);
    expect(await exchange(sg, agreement)).toEqual({ figures: [], items: [], next: null });
  });

  it('is publications too, but for readers of whom one who wrote about them may not know', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    const scopes = ['threat-information'];
    const ours = await world.agreement('PH', 'SG', { scopes });
    await world.agreement('PH', 'SG', 'MY', { scopes });
    const between = await world.agreement('SG', 'MY', { scopes });
    const content = { kind: 'bulletin', title: 'Loaders in invoices', text: 'They come by mail.' };
    const { id } = z
      .object({ id: Id })
      .parse(done(await ph.post('/api/publications', { content, tlp: 'TLP:GREEN' })));
    done(await sg.post(`/api/publications/${id}/comments`, { text: 'Seen here too.' }));

    const month = new Date().toISOString().slice(0, 7);
    const of = { publicationId: id, organization: sg.organization.id, tlp: 'TLP:GREEN' };
    expect(await exchange(ph, ours)).toMatchObject({
      figures: [{ month, tlp: 'TLP:GREEN', given: 1, received: 1 }],
      items: [
        { ...of, direction: 'received', type: 'publication-commented' },
        { ...of, direction: 'given', type: 'publication-published' },
      ],
    });
    // What Singapore wrote of it reached Malaysia, which has not said that it holds the bulletin.
    expect((await exchange(my, between)).items).toMatchObject([{ ...of, direction: 'received' }]);
    expect(await exchange(sg, between)).toEqual({ figures: [], items: [], next: null });
  });

  it('is nothing to those who have no part in it', async () => {
    const world = node.world();
    const [, , my] = await world.teams('PH', 'SG', 'MY');
    const agreement = await world.agreement('PH', 'SG');
    const refusal = await my.get(`/api/agreements/${agreement}/disclosures`);
    expect(refusal.status).toBe(404);
    expect(Problem.parse(refusal.body).code).toBe('not-found');
  });
});
