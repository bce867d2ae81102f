import { aNode } from '../support/world.js';

const node = aNode();

describe('an invited organisation', () => {
  it('is given the header and nothing else, until it accepts', async () => {
    const world = node.world();
    const [ph, sg] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    const incident = await world.case(ph, { title: 'Ransomware at the port' });
    await ph.posts('Cranes stand still.', incident);
    await ph.invites(sg, incident);

    expect(await sg.reads(incident)).toMatchObject({ title: 'Ransomware at the port', updates: [] });
    await sg.accepts(incident);
    expect(await sg.texts(incident)).toEqual(['Cranes stand still.']);
  });
});
