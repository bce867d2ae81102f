import { z } from 'zod';
import { act, draft, inForce, parties, read, shared, termsOf } from '../support/papers.js';
import { done } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode, yearsFromNow } from '../support/world.js';

const node = aNode();
const Renewed = z.object({ successor: z.string() });

/** What is to end soon: made before all tests, so that it has ended when its test comes. */
async function endingSoon() {
  const end = new Date(Date.now() + 4_000).toISOString();
  const made = {
    atItsEnd: await shared(node.world(), { effectiveUntil: end }),
    renewed: await shared(node.world(), { effectiveUntil: end }),
    atNotice: await shared(node.world()),
  };
  const { ph, agreement, theCase } = made.atNotice;
  done(await act(ph, agreement, 'termination', { effectiveAt: end }));
  await ph.posts('Before the day.', theCase);
  return made;
}

let ending: Awaited<ReturnType<typeof endingSoon>>;
beforeAll(async () => (ending = await endingSoon()));

describe('what an agreement carries', () => {
  it('stops at its suspension, at once, and is given when it is lifted, in the order in which it was written', async () => {
    const { ph, sg, agreement, theCase } = await shared(node.world());
    await ph.posts('Before.', theCase);
    done(await act(sg, agreement, 'suspension'));
    const heard = (await sg.book()).length;
    await ph.posts('Meanwhile one.', theCase);
    await ph.posts('Meanwhile two.', theCase);
    await ph.does(theCase, 'status', { to: 'triage' });
    expect((await sg.book()).length).toBe(heard);
    expect(await sg.texts(theCase)).toEqual(['Before.']);
    await sg.posts('From us.', theCase);
    expect(await ph.texts(theCase)).not.toContain('From us.');
    expect((await sg.reads(theCase)).version).toBe(heard + 1);

    const listener = await sg.socket();
    await listener.follows(heard);
    done(await act(sg, agreement, 'resumption'));
    const news = (await sg.book(heard)).filter(({ event }) => event.owner === ph.organization.id);
    expect(news.map(({ event }) => event.data)).toMatchObject([
      ...[{ text: 'Meanwhile one.' }, { text: 'Meanwhile two.' }, { to: 'triage' }],
    ]);
    for (const { agreementId, at, event } of news)
      expect([agreementId, at > event.at]).toEqual([agreement, true]);
    expect(await ph.texts(theCase)).toContain('From us.');
    await listener.hears(5);
    expect(listener.entries).toEqual(await sg.book(heard));
  });

  it('stops at its termination for good: what was told stays, and nothing comes after', async () => {
    const { ph, sg, agreement, theCase } = await shared(node.world());
    await ph.posts('Before.', theCase);
    done(await act(ph, agreement, 'termination'));
    await ph.posts('After.', theCase);
    expect(await sg.texts(theCase)).toEqual(['Before.']);
    expect(await act(ph, agreement, 'resumption')).toMatchObject({ status: 409 });
  });

  it('stops at its end, with nobody’s doing', async () => {
    const { ph, sg, agreement, theCase } = ending.atItsEnd;
    await until('it has expired', async () => (await read(sg, agreement)).state === 'expired');
    const before = await sg.book();
    await ph.posts('After.', theCase);
    expect(await sg.book()).toEqual(before);
    const audience = await ph.post(`/api/cases/${theCase.id}/audience`, { kind: 'update', tlp: 'TLP:GREEN' });
    expect(audience.body).toMatchObject({ items: [{ verdict: 'withhold', reason: 'agreement-not-active' }] });
  });

  it('goes on without a gap under the successor, and not before all have signed that', async () => {
    const { ph, sg, agreement, theCase } = ending.renewed;
    const { successor } = Renewed.parse(done(await act(ph, agreement, 'renewal')));
    expect(await read(sg, successor)).toMatchObject({ state: 'proposed', signatures: [] });
    expect((await ph.get(`/api/agreements/${successor}`)).body).toMatchObject({ predecessor: agreement });
    done(await act(ph, successor, 'signatures'));
    await until('the old one is superseded', async () => (await read(sg, agreement)).state === 'superseded');
    await ph.posts('Between the two.', theCase);
    expect(await sg.texts(theCase)).toEqual([]);
    done(await act(sg, successor, 'signatures'));
    await ph.posts('Under the new one.', theCase);
    expect(await sg.texts(theCase)).toEqual(['Between the two.', 'Under the new one.']);
  });

  it('begins only at its beginning', async () => {
    const all = await parties(node.world());
    const id = await inForce(all, { effectiveFrom: yearsFromNow(1) });
    const theCase = await all.ph.opens();
    const invitation = { organizationId: all.sg.organization.id, role: 'informed' };
    expect(await all.ph.post(`/api/cases/${theCase.id}/participants`, invitation)).toMatchObject({
      ...{ status: 409, body: { code: 'no-basis-to-invite' } },
    });
    expect((await read(all.sg, id)).state).toBe('signed');
  });

  it('is said to end among the duties, in time to renew it', async () => {
    const all = await parties(node.world());
    const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
    const near = await inForce(all, { effectiveUntil: days(20) });
    await inForce(all, { effectiveUntil: days(400) });
    const duties = async () => (await all.sg.get('/api/duties')).body;
    expect(await duties()).toMatchObject({ items: [{ kind: 'agreement-ending', agreementId: near }] });
    const warning = async () => (await all.sg.get(`/api/agreements/${near}`)).body;
    expect(await warning()).toMatchObject({ warning: 30 });
    const { successor } = Renewed.parse(done(await act(all.sg, near, 'renewal')));
    expect(await duties()).toMatchObject({ items: [{ agreementId: near }] });
    for (const party of [all.ph, all.sg]) done(await act(party, successor, 'signatures'));
    expect(await duties()).toMatchObject({ items: [] });
    expect(await warning()).toMatchObject({ warning: null });
  });

  it('is a duty until its notice of renewal, whatever its title is', async () => {
    const all = await parties(node.world());
    const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
    const title = 'renewal-notice';
    const noticed = await inForce(all, { title, effectiveUntil: days(100), renewalNoticeDays: 90 });
    const ends = await inForce(all, { title, effectiveUntil: days(20) });
    expect((await all.sg.get('/api/duties')).body).toMatchObject({
      items: [
        { kind: 'renewal-notice', agreementId: noticed, label: title },
        { kind: 'agreement-ending', agreementId: ends, label: title },
      ],
    });
  });

  it('of a notice stops on the day of the notice, which does not lie in the past', async () => {
    const { ph, sg, agreement, theCase } = ending.atNotice;
    await until('the day has come', async () => (await read(sg, agreement)).state === 'terminated');
    await ph.posts('After it.', theCase);
    expect(await sg.texts(theCase)).toEqual(['Before the day.']);
    const all = await parties(node.world());
    const early = await act(all.ph, await inForce(all), 'termination', { effectiveAt: yearsFromNow(-1) });
    expect(early).toMatchObject({ status: 409, body: { code: 'notice-in-the-past' } });
  });
});

describe('what follows on an agreement', () => {
  it('is an upgrade, named by the older one once it is proposed', async () => {
    const all = await parties(node.world());
    const memorandum = await inForce(all);
    const treaty = termsOf(all, { kind: 'treaty', ceiling: 'TLP:RED', predecessor: memorandum });
    const { id } = await draft(all.sg, treaty);
    expect((await all.ph.get(`/api/agreements/${memorandum}`)).body).not.toHaveProperty('successor');
    done(await act(all.sg, id, 'proposal'));
    expect((await all.ph.get(`/api/agreements/${memorandum}`)).body).toMatchObject({ successor: id });
    expect((await all.ph.get(`/api/agreements/${id}`)).body).toMatchObject({ predecessor: memorandum });
    const another = await draft(all.ph, treaty);
    expect(await act(all.ph, another.id, 'proposal')).toMatchObject({ body: { code: 'already-renewed' } });
    expect((await read(all.ph, another.id)).state).toBe('draft');
    done(await act(all.ph, id, 'termination'));
    done(await act(all.ph, another.id, 'proposal'));
    const outsider = await draft(all.my, termsOf({ ph: all.my, sg: all.sg }, { predecessor: memorandum }));
    expect(await act(all.my, outsider.id, 'proposal')).toMatchObject({ status: 404 });
  });

  it('takes a further party in, to which nothing goes before every party has signed', async () => {
    const [ph, sg, my, ru] = await node.world().teams('PH', 'SG', 'MY', 'RU');
    const circle = [ph, sg, my];
    const terms = { parties: circle.map(({ organization }) => organization.id), kind: 'accession' };
    const { id } = await draft(ph, termsOf({ ph, sg }, terms));
    done(await act(ph, id, 'proposal'));
    for (const party of circle) done(await act(party, id, 'signatures'));
    const accede = (to: string, party: string) => my.post(`/api/agreements/${to}/accession`, { party });
    const bilateral = await inForce({ ph: my, sg });
    expect(await accede(bilateral, ph.organization.id)).toMatchObject({ body: { code: 'not-multilateral' } });
    expect(await accede(id, sg.organization.id)).toMatchObject({ body: { code: 'already-a-party' } });
    expect(await accede(id, 'nobody')).toMatchObject({ status: 400, body: { errors: [{ path: 'party' }] } });
    const { successor } = Renewed.parse(done(await accede(id, ru.organization.id)));

    const theCase = await ph.opens();
    const invitation = { organizationId: ru.organization.id, role: 'informed' };
    const invite = () => ph.post(`/api/cases/${theCase.id}/participants`, invitation);
    for (const party of [ru, ph, sg]) done(await act(party, successor, 'signatures'));
    expect(await invite()).toMatchObject({ body: { code: 'no-basis-to-invite' } });
    expect((await ru.book()).map(({ event }) => event.stream.id)).toEqual(Array(4).fill(successor));
    expect((await read(ph, id)).state).toBe('active');
    done(await act(my, successor, 'signatures'));
    expect(await read(ru, successor)).toMatchObject({ state: 'active' });
    expect(await invite()).toMatchObject({ status: 201 });
  });
});
