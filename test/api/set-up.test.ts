import { z } from 'zod';
import { send } from '../support/person.js';
import { anOwnNode } from '../support/world.js';

const node = anOwnNode();

const organization = { name: 'National CERT of the Philippines', shortName: 'CERT-PH', country: 'PH' };
const administrator = { name: 'Ada', email: 'ada@cert.example', password: 'seven cranes stand still' };

function setUp(key: string, said: Record<string, unknown> = {}) {
  return send(`${node.server.url}/api/setup`, 'POST', {}, { key, organization, administrator, ...said });
}

async function freshKey(): Promise<string> {
  return z.string().parse(await node.server.ask('key'));
}

it('the link of the first start sets a node up, once', async () => {
  const isSetUp = async () => (await send(`${node.server.url}/api/node`, 'GET')).body;
  expect(await isSetUp()).toMatchObject({ setUp: false, demonstration: false, evidenceLimit: 2 ** 30 });
  expect(await setUp('no key at all')).toMatchObject({ status: 403, body: { code: 'forbidden' } });

  const [earlier, key] = [await freshKey(), await freshKey()];
  expect(await setUp(earlier)).toMatchObject({ status: 403 });
  const weak = { ...administrator, password: 'short' };
  expect(await setUp(key, { administrator: weak })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'administrator.password' }] },
  });
  expect(await setUp(key, { organization: { ...organization, country: 'XX' } })).toMatchObject({
    status: 400,
  });

  const [one, two] = await Promise.all([setUp(key), setUp(key)]);
  expect([one.status, two.status].sort()).toEqual([201, 409]);
  const answer = one.status === 201 ? one : two;
  expect(answer.body).toMatchObject({ organization, user: { email: administrator.email } });
  expect(await isSetUp()).toMatchObject({ setUp: true });

  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = await send(`${node.server.url}/api/session`, 'GET', { cookie });
  expect(session.body).toMatchObject({ roles: ['admin', 'manager', 'operator'], organization });

  expect(await setUp(key)).toMatchObject({ status: 409, body: { code: 'already-set-up' } });
  expect(await node.server.ask('key')).toBeUndefined();
  await node.server.restart();
  expect(await node.server.ask('key')).toBeUndefined();
  expect(await setUp(key)).toMatchObject({ status: 409 });
});

it('guessing the key is slowed down', async () => {
  const statuses = [];
  for (let i = 0; i < 12; i += 1) statuses.push((await setUp(`guess ${i}`)).status);
  expect(statuses.at(-1)).toBe(429);
});
