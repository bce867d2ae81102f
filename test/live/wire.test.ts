import { aNode } from '../support/world.js';

const node = aNode();

describe('what comes over a socket', () => {
  it('is the own book and nothing besides: no word, id or number of what is withheld', async () => {
    const world = node.world();
    const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
    const agreement = await world.agreement('PH', 'SG', { ceiling: 'TLP:GREEN' });
    await world.agreement('PH', 'MY');
    const incident = await ph.opens({ tlp: 'TLP:GREEN' });
    const hidden = await ph.opens({ title: 'Only at home' });
    for (const invitee of [sg, my]) {
      await ph.invites(invitee, incident);
      await invitee.accepts(incident);
    }
    const listener = await sg.socket();
    await listener.follows(0);

    const withheld = [
      await ph.posts('Above the ceiling.', incident, { tlp: 'TLP:AMBER' }),
      await ph.posts('Internal.', incident, { tlp: 'TLP:RED' }),
      await ph.posts('For Malaysia.', incident, { recipients: [my] }),
      await ph.asks(my, incident, 'Image the controller, please.'),
      await my.posts('Word of a third party.', incident),
      await ph.posts('In another case.', hidden),
    ];
    await ph.posts('For Singapore by name.', incident, { recipients: [sg, my] });
    await sg.get(`/api/cases/${incident.id}`);
    await ph.post(`/api/agreements/${agreement}/suspension`, { reason: 'Under review.' });
    withheld.push(await ph.posts('After the suspension.', incident));
    await sg.posts('Our last word.', incident, { tlp: 'TLP:CLEAR' });
    await listener.hears((await sg.book()).length);

    const wire = listener.wire.join('\n');
    expect(wire).toContain('For Singapore by name.');
    for (const { eventId } of withheld) expect(wire).not.toContain(eventId);
    for (const words of [
      'Above',
      'Internal',
      'Malaysia',
      'Image the',
      'third party',
      'another case',
      'After the',
    ])
      expect(wire).not.toContain(words);
    for (const id of [my.organization.id, my.id, hidden.id]) expect(wire).not.toContain(id);
    expect(listener.entries).toEqual(await sg.book());
  });
});
