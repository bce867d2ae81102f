import type { Listener } from '../support/listener.js';
import type { Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode, type World } from '../support/world.js';

const node = aNode();

/** Whom a socket sees in a case now: colleagues by name, others by their organisation. */
function seenBy(listener: Listener, { id }: { id: string }): string[] {
  const last = listener.presences.filter(({ caseId }) => caseId === id).at(-1);
  return (last?.people ?? []).map(({ user, organization }) => user?.name ?? organization).sort();
}

async function untilSees(listener: Listener, theCase: { id: string }, expected: string[]): Promise<void> {
  const wanted = [...expected].sort().join();
  await until(`${wanted} is seen`, () => seenBy(listener, theCase).join() === wanted);
}

/** A case of PH's with SG and MY, each of which has an agreement with PH alone. */
async function twoWhoMayNotKnowOfEachOther(world: World) {
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG');
  await world.agreement('PH', 'MY');
  const incident = await ph.opens();
  for (const invitee of [sg, my]) {
    await ph.invites(invitee, incident);
    await invitee.accepts(incident);
  }
  return { ph, sg, my, incident };
}

/** Each opens the case, one after the other. */
async function lookAt(theCase: { id: string }, ...people: Person[]): Promise<Listener[]> {
  const listeners: Listener[] = [];
  for (const person of people) {
    const listener = await person.socket();
    expect(await listener.opensCase(theCase)).toEqual({});
    listeners.push(listener);
  }
  return listeners;
}

describe('who has a case open', () => {
  it('is told by name at home, and by organisation to the circle', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    const colleague = await world.user('PH', ['responder']);
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const [atPh, atColleague, atSg] = await lookAt(incident, ph, colleague, sg);
    if (!atPh || !atColleague || !atSg) throw new Error('Not all are there.');
    await untilSees(atPh, incident, ['operator of PH', 'responder of PH', sg.organization.id]);
    await untilSees(atSg, incident, ['operator of SG', ph.organization.id]);
    expect(atSg.wire.join()).not.toMatch(/of PH/);

    await atColleague.closesCase(incident);
    atSg.close();
    await untilSees(atPh, incident, ['operator of PH']);
  });

  it('is told to nobody who has not accepted, and of nobody who has not', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    const [atPh, atSg] = await lookAt(incident, ph, sg);
    if (!atPh || !atSg) throw new Error('Not all are there.');
    await untilSees(atPh, incident, ['operator of PH']);
    await untilSees(atSg, incident, ['operator of SG']);

    await sg.accepts(incident);
    await untilSees(atPh, incident, ['operator of PH', sg.organization.id]);
    await untilSees(atSg, incident, ['operator of SG', ph.organization.id]);
  });

  it('does not tell two who may not know of each other', async () => {
    const world = node.world();
    const { ph, sg, my, incident } = await twoWhoMayNotKnowOfEachOther(world);
    const [atPh, atSg, atMy] = await lookAt(incident, ph, sg, my);
    if (!atPh || !atSg || !atMy) throw new Error('Not all are there.');
    await untilSees(atPh, incident, ['operator of PH', sg.organization.id, my.organization.id]);
    await untilSees(atSg, incident, ['operator of SG', ph.organization.id]);
    await untilSees(atMy, incident, ['operator of MY', ph.organization.id]);
    expect(atSg.wire.join()).not.toContain(my.organization.id);
    expect(atMy.wire.join()).not.toContain(sg.organization.id);
  });

  it('is not told anew for what they may not know: not even that there was something to tell', async () => {
    const world = node.world();
    const { ph, sg, my, incident } = await twoWhoMayNotKnowOfEachOther(world);
    const [atPh, atSg, atMy] = await lookAt(incident, ph, sg, my);
    if (!atPh || !atSg || !atMy) throw new Error('Not all are there.');
    await atMy.closesCase(incident);
    await my.posts('Between us.', incident);
    await untilSees(atPh, incident, ['operator of PH', sg.organization.id]);
    atPh.close();
    await untilSees(atSg, incident, ['operator of SG']);
    expect(atSg.presences.map(({ people }) => people.length)).toEqual([2, 1]);
  });

  it('says who is writing, to colleagues and to those alone whom it would reach', async () => {
    const world = node.world();
    const { ph, sg, my, incident } = await twoWhoMayNotKnowOfEachOther(world);
    const colleague = await world.user('PH', ['responder']);
    const [atPh, atColleague, atSg, atMy] = await lookAt(incident, ph, colleague, sg, my);
    if (!atPh || !atColleague || !atSg || !atMy) throw new Error('Not all are there.');
    const writers = (listener: Listener) =>
      /"organization":"([^"]*)","writing":true/.exec(listener.wire.at(-1) ?? '')?.[1];
    await untilSees(atMy, incident, ['operator of MY', ph.organization.id]);
    const told = atMy.presences.length;

    atPh.socket.emit('writing', { id: incident.id, to: [sg.organization.id] });
    await until('SG is told', () => writers(atSg) === ph.organization.id);
    await until('the colleague is told', () => writers(atColleague) === ph.organization.id);
    atPh.socket.emit('writing', { id: incident.id, to: [] });
    await until('SG is told no more', () => writers(atSg) === undefined);
    expect(writers(atColleague)).toBe(ph.organization.id);
    atPh.socket.emit('writing', { id: incident.id });
    await until('nobody is told any more', () => writers(atColleague) === undefined);
    expect(atMy.presences).toHaveLength(told);
  });

  it('tells what came of it where somebody begins and stops writing over and over', async () => {
    const world = node.world();
    const ph = await world.team('PH');
    const incident = await ph.opens();
    const [listener] = await lookAt(incident, ph);
    if (!listener) throw new Error('Nobody is there.');
    for (let n = 0; n < 200; n += 1)
      listener.socket.emit('writing', { id: incident.id, ...(n % 2 === 1 && { to: [] }) });
    await listener.closesCase({ id: 'another' });
    await until('it is told', () => listener.wire.at(-1)?.includes('"writing":true') === true);
    expect(listener.presences.length).toBeLessThan(50);
  });

  it('ends with the participation, on both sides', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await ph.opens();
    await ph.invites(sg, incident);
    await sg.accepts(incident);
    const [atPh, atSg] = await lookAt(incident, ph, sg);
    if (!atPh || !atSg) throw new Error('Not all are there.');
    await untilSees(atSg, incident, ['operator of SG', ph.organization.id]);
    await ph.removes(sg, incident);
    await untilSees(atPh, incident, ['operator of PH']);
    await untilSees(atSg, incident, ['operator of SG']);
  });

  it('ends with a connection that asks on and on and reads no answer', async () => {
    const world = node.world();
    const ph = await world.team('PH');
    const colleague = await world.user('PH', ['responder']);
    const incident = await ph.opens();
    const [watching, deaf] = await lookAt(incident, ph, colleague);
    if (!watching || !deaf) throw new Error('Not all are there.');
    await untilSees(watching, incident, ['operator of PH', 'responder of PH']);
    deaf.stopsReading();
    const asking = { goesOn: true };
    const asked = (async () => {
      while (asking.goesOn) await deaf.asksInVain(2_000);
    })();
    await untilSees(watching, incident, ['operator of PH']);
    asking.goesOn = false;
    await asked;
  });

  it('cannot be asked about a case that is not in the book', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    const incident = await ph.opens();
    const listener = await sg.socket();
    const answers = [await listener.opensCase(incident), await listener.opensCase({ id: 'no-such-case' })];
    expect(answers[0]).toMatchObject({ error: { code: 'not-found' } });
    expect(answers[0]).toEqual(answers[1]);
    expect(listener.presences).toEqual([]);
  });
});
