import { z } from 'zod';
import { send, type Person } from '../support/person.js';
import { aNode, type Role } from '../support/world.js';

const node = aNode();

const roles: Role[] = ['operator', 'responder', 'manager', 'auditor', 'admin'];
const readers: Role[] = ['operator', 'responder', 'manager', 'auditor'];
const writers: Role[] = ['operator', 'responder'];
const register: Role[] = ['manager', 'admin'];

/** Who may do what, as the description of the roles has it: written down here once more, and held against the server. */
const expected: Record<string, Role[] | 'public'> = {
  'GET /api/node': 'public',
  'POST /api/setup': 'public',
  'POST /api/session': 'public',
  'GET /api/session': roles,
  'DELETE /api/session': roles,
  'POST /api/session/password': roles,
  'PATCH /api/session/kept': roles,
  'GET /api/people': roles,
  'GET /api/users': ['admin'],
  'POST /api/users': ['admin'],
  'PATCH /api/users/{id}': ['admin'],
  'POST /api/users/{id}/password': ['admin'],
  'GET /api/tokens': ['admin'],
  'POST /api/tokens': ['admin'],
  'DELETE /api/tokens/{id}': ['admin'],
  'GET /api/sessions': ['admin'],
  'DELETE /api/sessions/{id}': ['admin'],
  'GET /api/organizations': roles,
  'POST /api/organizations': ['admin'],
  'GET /api/organizations/{id}': roles,
  'PUT /api/organizations/{id}': ['admin'],
  'POST /api/organizations/{id}/administrator': ['admin'],
  'GET /api/reporting-duties': roles,
  'PUT /api/reporting-duties': ['admin'],
  'GET /api/agreements': roles,
  'POST /api/agreements': register,
  'GET /api/agreements/templates': roles,
  'GET /api/agreements/{id}': roles,
  'GET /api/agreements/{id}/disclosures': readers,
  'GET /api/agreements/{id}/report': ['manager'],
  'GET /api/agreements/{id}/report/outline': ['manager'],
  'PUT /api/agreements/{id}': register,
  'POST /api/agreements/{id}/proposal': register,
  'POST /api/agreements/{id}/signatures': register,
  'POST /api/agreements/{id}/documents': register,
  'PUT /api/agreements/{id}/contacts': ['operator', ...register],
  'POST /api/agreements/{id}/suspension': register,
  'POST /api/agreements/{id}/resumption': register,
  'POST /api/agreements/{id}/termination': register,
  'POST /api/agreements/{id}/renewal': register,
  'POST /api/agreements/{id}/accession': register,
  'GET /api/cases': readers,
  'POST /api/cases': ['operator'],
  'GET /api/cases/report': ['manager'],
  'GET /api/cases/report/outline': ['manager'],
  'GET /api/cases/summary': readers,
  'GET /api/cases/{id}': readers,
  'PATCH /api/cases/{id}': ['operator'],
  'GET /api/cases/{id}/entries': readers,
  'GET /api/cases/{id}/disclosures': readers,
  'GET /api/disclosures': readers,
  'POST /api/cases/{id}/audience': readers,
  'GET /api/cases/{id}/inviting': readers,
  'GET /api/inviting': readers,
  'GET /api/cases/{id}/report': ['manager'],
  'GET /api/cases/{id}/report/outline': ['manager'],
  'GET /api/reports': ['manager', 'auditor'],
  'GET /api/reports/{id}': ['manager', 'auditor'],
  'POST /api/report-previews': ['manager'],
  'POST /api/report-jobs': ['manager'],
  'GET /api/report-jobs': ['manager'],
  'GET /api/report-jobs/{id}': ['manager'],
  'GET /api/report-jobs/{id}/file': ['manager'],
  'DELETE /api/report-jobs/{id}': ['manager'],
  'GET /api/duties': readers,
  'PUT /api/cases/{id}/read': readers,
  'POST /api/cases/{id}/status': ['operator'],
  'POST /api/cases/{id}/escalation': ['operator', 'manager'],
  'POST /api/cases/{id}/participants': ['operator'],
  'POST /api/cases/{id}/participants/{organization}/acceptance': ['operator'],
  'POST /api/cases/{id}/participants/{organization}/declination': ['operator'],
  'POST /api/cases/{id}/participants/{organization}/withdrawal': ['operator'],
  'POST /api/cases/{id}/participants/{organization}/removal': ['operator'],
  'POST /api/cases/{id}/handover': ['operator'],
  'POST /api/cases/{id}/handover/acceptance': ['operator'],
  'POST /api/cases/{id}/handover/withdrawal': ['operator'],
  'POST /api/cases/{id}/updates': writers,
  'POST /api/cases/{id}/indicators': writers,
  'POST /api/cases/{id}/assistance-requests': ['operator'],
  'POST /api/cases/{id}/assistance-requests/{item}/response': writers,
  'POST /api/cases/{id}/assistance-requests/{item}/cancellation': ['operator'],
  'POST /api/cases/{id}/tasks': ['operator'],
  'POST /api/cases/{id}/tasks/{item}/state': writers,
  'POST /api/cases/{id}/clocks': writers,
  'POST /api/cases/{id}/clocks/{item}/met': writers,
  'POST /api/cases/{id}/evidence': writers,
  'GET /api/cases/{id}/evidence/{item}': readers,
  'POST /api/cases/{id}/evidence/{item}/custody': writers,
  'GET /api/cases/{id}/archive': readers,
  'POST /api/cases/{id}/corrections': writers,
  'GET /api/publications': readers,
  'POST /api/publications': ['operator', 'manager'],
  'POST /api/publications/audience': readers,
  'POST /api/publications/indicators': ['operator', 'manager'],
  'GET /api/publications/{id}': readers,
  'PUT /api/publications/{id}': ['operator', 'manager'],
  'GET /api/publications/{id}/disclosures': readers,
  'GET /api/publications/{id}/editions': readers,
  'POST /api/publications/{id}/withdrawal': ['operator', 'manager'],
  'POST /api/publications/{id}/acknowledgement': [...writers, 'manager'],
  'POST /api/publications/{id}/comments': [...writers, 'manager'],
  'GET /api/capabilities/matches': readers,
  'GET /api/capabilities/report': ['manager'],
  'GET /api/capabilities/report/outline': ['manager'],
  'GET /api/organizations/{id}/together': readers,
  'GET /api/posture': ['manager', 'auditor'],
  'GET /api/posture/report': ['manager'],
  'GET /api/posture/report/outline': ['manager'],
  'GET /api/book': readers,
  'GET /api/verification': ['auditor', 'admin', 'manager'],
  'POST /api/events/{id}/redaction': ['admin'],
};

const Operations = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-roles': z.array(z.string()).optional() }))),
});

/** Every route that the server describes, as `METHOD /path`, with the roles that it names. */
async function described(): Promise<Record<string, string[] | 'public'>> {
  const { body } = await send(`${node.server.url}/api/openapi.json`, 'GET');
  return Object.fromEntries(
    Object.entries(Operations.parse(body).paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation['x-roles'] ?? 'public',
      ]),
    ),
  );
}

const Method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Calls a route, with something for each of its parameters and an empty body. */
function call(person: Person, route: string) {
  const [verb, path = ''] = route.split(' ');
  const method = Method.parse(verb);
  return person.request(method, path.replace(/\{\w+\}/g, 'some-id'), method === 'GET' ? undefined : {});
}

describe('every route', () => {
  it('names the roles that may call it, and those are who may', async () => {
    const sorted = (all: Record<string, readonly string[] | 'public'>) =>
      Object.entries(all)
        .map(
          ([route, access]) =>
            `${route}: ${typeof access === 'string' ? access : [...access].sort().join(' ')}`,
        )
        .sort();
    expect(sorted(await described())).toEqual(sorted(expected));
  });

  it('answers 401 to whoever does not say who they are, or is nobody', async () => {
    const ph = await node.world().team('PH');
    for (const credentials of [
      {},
      { authorization: 'Bearer ent_nobody' },
      { cookie: 'entente_session=nobody' },
    ])
      for (const [route, access] of Object.entries(expected)) {
        if (access === 'public') continue;
        const { status, body, headers } = await call(ph.at(node.server, credentials), route);
        expect([route, status, body]).toMatchObject([route, 401, { code: 'unauthenticated' }]);
        expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
  });

  it.each(roles)('answers 403 to a mere %s who may not call it, and lets one who may', async (role) => {
    const person = await node.world().user('PH', [role]);
    for (const [route, access] of Object.entries(expected)) {
      if (access === 'public') continue;
      const { status, body } = await call(person, route);
      const refused = status === 403 && JSON.stringify(body).includes('This needs the role');
      // An administrator acts in agreements only as the registrar, which this one is not.
      const isRegistrars = access === register && role === 'admin' && !route.startsWith('GET');
      if (isRegistrars) expect([route, [400, 403, 404].includes(status)]).toEqual([route, true]);
      else expect([route, refused]).toEqual([route, !access.includes(role)]);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('a role', () => {
  it('is taken away at once', async () => {
    const world = node.world();
    const [admin, person] = [
      await world.user('PH', ['admin']),
      await world.user('PH', ['operator', 'auditor']),
    ];
    await person.opens();
    await admin.patch(`/api/users/${person.id}`, { roles: ['auditor'] });
    expect(await person.post('/api/cases', {})).toMatchObject({ status: 403 });
    expect(await person.get('/api/cases')).toMatchObject({ status: 200 });
  });

  it('of a manager escalates to the strategic level, and to no other', async () => {
    const world = node.world();
    const [operator, manager] = [await world.user('PH', ['operator']), await world.user('PH', ['manager'])];
    const incident = await operator.opens();
    const escalation = (level: string) =>
      manager.post(`/api/cases/${incident.id}/escalation`, { level, reason: 'Ministers ask.' });
    expect(await escalation('operational')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await escalation('strategic')).toMatchObject({ status: 201 });
    expect(await escalation('technical')).toMatchObject({ status: 403 });
  });
});
