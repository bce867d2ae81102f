import { Problem } from '../support/contract.js';
import { done } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();
const reason = 'Court order 12/2026';
const secret = 'The patient is called Cruz.';

const codeOf = ({ body }: { body: unknown }) => Problem.parse(body).code;

/** A case of PH that SG takes part in, with a text that should never have been written. */
async function withSecret() {
  const world = node.world();
  const [ph, sg, admin] = [
    await world.team('PH'),
    await world.team('SG'),
    await world.user('PH', ['admin', 'auditor']),
  ];
  await world.agreement('PH', 'SG');
  const incident = await ph.opens();
  const invited = await ph.invites(sg, incident);
  await sg.accepts(incident);
  const { eventId } = await ph.posts(secret, incident);
  return {
    world,
    ph,
    sg,
    admin,
    incident,
    invited: invited.eventId,
    path: `/api/events/${eventId}/redaction`,
  };
}

it('takes the content from everybody who was given it, for good, and leaves every chain as it was', async () => {
  const { ph, sg, admin, incident, path } = await withSecret();
  const before = await sg.book();
  expect(JSON.stringify(before)).toContain(secret);
  expect((await admin.post(path, { reason })).status).toBe(204);

  const after = await sg.book();
  for (const reads of [
    after,
    await ph.reads(incident),
    await sg.reads(incident),
    done(await sg.get(`/api/cases/${incident.id}/entries`)),
    done(await sg.get(`/api/cases/${incident.id}?asOf=${new Date().toISOString()}`)),
  ])
    expect(JSON.stringify(reads)).not.toContain('Cruz');
  expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
  expect(after.filter(({ redaction }) => redaction)).toMatchObject([
    { redaction: { reason }, event: { data: null, salt: null } },
  ]);
  expect(JSON.stringify(after)).not.toContain(admin.id);
  for (const reader of [ph, sg])
    expect(await reader.get('/api/verification')).toMatchObject({ body: { problems: [], redacted: 1 } });
});

it('is for an administrator of the organisation whose event it is, with a reason, once', async () => {
  const { world, ph, admin, incident, path } = await withSecret();
  expect(codeOf(await ph.post(path, { reason }))).toBe('forbidden');
  const stranger = await world.user('SG', ['admin']);
  expect(codeOf(await stranger.post(path, { reason }))).toBe('not-found');
  for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason, more: true }])
    expect(codeOf(await admin.post(path, body))).toBe('invalid-input');
  expect(await ph.texts(incident)).toEqual([secret]);

  expect((await admin.post(path, { reason })).status).toBe(204);
  expect(codeOf(await admin.post(path, { reason }))).toBe('already-redacted');
});

it('leaves who takes part: what others are given rests on it', async () => {
  const { ph, sg, admin, incident, invited } = await withSecret();
  expect(codeOf(await admin.post(`/api/events/${invited}/redaction`, { reason }))).toBe('not-erasable');
  await ph.posts('After that.', incident);
  expect(await sg.texts(incident)).toContain('After that.');
});
