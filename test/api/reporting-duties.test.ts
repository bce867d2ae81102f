import { z } from 'zod';
import { Problem } from '../support/contract.js';
import { done } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();
const address = '/api/reporting-duties';
const Clocks = z.object({
  view: z.object({
    clocks: z.array(z.object({ duty: z.string(), startedAt: z.string(), dueAt: z.string() })),
  }),
});
const hoursOf = ({ startedAt, dueAt }: { startedAt: string; dueAt: string }) =>
  (Date.parse(dueAt) - Date.parse(startedAt)) / 3_600_000;

it('has the duties of the country’s law, until an administrator says otherwise', async () => {
  const world = node.world();
  const [admin, sg] = [await world.user('PH', ['admin', 'operator']), await world.user('SG', ['operator'])];
  expect(done(await admin.get(address))).toEqual({ items: [{ duty: 'ph-dpa' }] });
  const items = [{ duty: 'gdpr-breach', hours: 48 }, { duty: 'in-cert-in' }];
  expect(done(await admin.put(address, { items }))).toEqual({ items });
  const colleague = await world.user('PH', ['responder']);
  expect(done(await colleague.get(address))).toEqual({ items });
  expect(done(await sg.get(address))).toEqual({ items: [{ duty: 'sg-cii' }] });
});

it('starts clocks by its own hours from then on, and leaves those that run', async () => {
  const admin = await node.world().user('PH', ['admin', 'operator']);
  const one = await admin.opens();
  await admin.does(one, 'clocks', { duty: 'ph-dpa' });
  done(await admin.put(address, { items: [{ duty: 'ph-dpa', hours: 24 }] }));
  const other = await admin.opens();
  await admin.does(other, 'clocks', { duty: 'ph-dpa' });
  await admin.does(other, 'clocks', { duty: 'sg-cii' });
  const clocksOf = async ({ id }: { id: string }) =>
    Clocks.parse(done(await admin.get(`/api/cases/${id}?include=view`))).view.clocks.map(hoursOf);
  expect([await clocksOf(one), await clocksOf(other)]).toEqual([[72], [24, 2]]);
});

it.each([
  [[{ duty: 'ph-dpa', hours: 0 }]],
  [[{ duty: 'ph-dpa', hours: 1.5 }]],
  [[{ duty: 'ph-dpa', hours: 8_785 }]],
  [[{ duty: 'by-moonlight' }]],
  [[{ duty: 'ph-dpa' }, { duty: 'ph-dpa', hours: 3 }]],
])('refuses %j', async (items) => {
  const admin = await node.world().user('PH', ['admin']);
  const answer = await admin.put(address, { items });
  expect([answer.status, Problem.parse(answer.body).code]).toEqual([400, 'invalid-input']);
});
