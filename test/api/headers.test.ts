import { incident, send } from '../support/person.js';
import { aNode, inSession } from '../support/world.js';

const node = aNode();

describe('the headers of every answer', () => {
  it('allow a page nothing but itself, and nobody to frame it', async () => {
    for (const path of [
      '/api/node',
      '/api/cases',
      '/api/nothing',
      '/nothing',
      '/health/live',
      '/api/openapi.json',
    ]) {
      const { headers } = await send(`${node.server.url}${path}`, 'GET');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect([headers.get('x-powered-by'), headers.get('access-control-allow-origin')]).toEqual([null, null]);
    }
  });

  it('keep what the API says out of every cache', async () => {
    const ph = await node.world().team('PH');
    const { id } = await ph.opens();
    for (const path of ['/api/cases', `/api/cases/${id}`, '/api/book', '/api/session', '/api/cases/nothing'])
      expect((await ph.get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('a request from another site', () => {
  it('writes nothing, whoever the browser belongs to', async () => {
    const world = node.world();
    const ph = await inSession(await world.team('PH'), node.server);
    const theCase = await ph.opens();
    for (const origin of [
      'https://evil.example',
      'null',
      `${node.server.url}.evil.example`,
      'http://127.0.0.1:1',
    ]) {
      const refused = { status: 403, body: { code: 'forbidden' } };
      expect(await ph.post('/api/cases', incident, { origin })).toMatchObject(refused);
      expect(await ph.patch(`/api/cases/${theCase.id}`, { title: 'Defaced' }, { origin })).toMatchObject(
        refused,
      );
      expect(await ph.put(`/api/cases/${theCase.id}/read`, { number: 1 }, { origin })).toMatchObject(refused);
      expect(await ph.request('DELETE', '/api/session', undefined, { origin })).toMatchObject(refused);
    }
    expect((await ph.reads(theCase)).title).toBe(incident.title);
  });

  it('is no request of our own page, which writes', async () => {
    const ph = await inSession(await node.world().team('PH'), node.server);
    const answer = await ph.post('/api/cases', incident, { origin: node.server.url });
    expect(answer.status).toBe(201);
  });
});

describe('the metrics of the node', () => {
  it('are read from this machine, or from elsewhere by the host, and not by its partners', async () => {
    const from = async (headers: Record<string, string>) =>
      (await send(`${node.server.url}/metrics`, 'GET', headers)).status;
    const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
    const partner = await node.world().team('RU');
    const host = await node.registrar();
    expect(await from({})).toBe(200);
    expect(await from(elsewhere)).toBe(403);
    expect(await from({ ...elsewhere, ...partner.credentials })).toBe(403);
    expect(await from({ ...elsewhere, ...host.credentials })).toBe(200);
  });
});
