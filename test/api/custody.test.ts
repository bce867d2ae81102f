import { z } from 'zod';
import { Done, type Case } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

/** A case of PH with SG, and a file of evidence that both have. */
async function withEvidence() {
  const world = node.world();
  const [ph, sg] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG');
  const incident = await ph.opens();
  await ph.invites(sg, incident);
  await sg.accepts(incident);
  const said = encodeURIComponent(JSON.stringify({ name: 'proxy.log' }));
  const answer = await ph.post(`/api/cases/${incident.id}/evidence`, '10.0.0.7 GET /wp-login.php\n', {
    ...{ 'content-type': 'application/octet-stream', 'entente-evidence': said },
  });
  const { id } = Done.extend({ id: z.string() }).parse(done(answer));
  const archive = `/api/cases/${incident.id}/archive`;
  return { world, ph, sg, incident, archive, file: `/api/cases/${incident.id}/evidence/${id}` };
}

/** Who took the only file of the case, as its owner is told. */
async function takers(owner: Person, incident: Case): Promise<string[]> {
  const custody = z.array(
    z.object({ act: z.literal('accessed'), author: z.object({ organization: z.string() }) }),
  );
  const Known = z.object({ evidence: z.tuple([z.object({ custody })]) });
  const { evidence } = Known.parse(done(await owner.get(`/api/cases/${incident.id}`)));
  return evidence[0].custody.map(({ author }) => author.organization);
}

it('records once within ten minutes that somebody took a file, alone or in an archive', async () => {
  const { world, ph, sg, incident, archive, file } = await withEvidence();
  const taken = await Promise.all([archive, file, archive, file].map((path) => sg.downloads(path)));
  expect(taken.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await takers(ph, incident)).toEqual([sg.organization.id]);
  await (await world.team('SG')).downloads(archive);
  expect(await takers(ph, incident)).toEqual([sg.organization.id, sg.organization.id]);
});

it('records nothing of who asks for the head of a file, which there is none of', async () => {
  const { ph, sg, incident, archive, file } = await withEvidence();
  for (const path of [archive, file, `/api/cases/${incident.id}/report`]) {
    const { status, headers } = await sg.request('HEAD', path);
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  }
  expect(await takers(ph, incident)).toEqual([]);
  expect(done(await sg.get('/api/reports'))).toMatchObject({ items: [] });
});
