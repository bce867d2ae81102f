import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { commandLine } from '../cli/entente.js';
import { Done, Problem } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { anOwnNode } from '../support/world.js';

const node = anOwnNode({ env: { EVIDENCE_LIMIT_MIB: '1' } });

const mebibyte = 1_048_576;
const log = Buffer.from('10.0.0.7 GET /wp-login.php\n'.repeat(200));
const Added = Done.extend({ id: z.string() });
const Evidence = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  tlp: z.string(),
  author: z.object({ organization: z.string() }),
  custody: z.array(
    z.object({
      act: z.string(),
      text: z.string().optional(),
      author: z.object({ organization: z.string() }),
    }),
  ),
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (name: string) => join(node.server.dataDir, 'evidence', name);
const stored = () => {
  const folder = pathOf('');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const header = (said: object) => encodeURIComponent(JSON.stringify(said));

async function send(by: Person, incident: { id: string }, file: Uint8Array, said: object, more = {}) {
  const response = await fetch(`${node.server.url}/api/cases/${incident.id}/evidence`, {
    method: 'POST',
    headers: {
      ...{ ...by.credentials, 'content-type': 'application/octet-stream', 'entente-evidence': header(said) },
      ...more,
    },
    body: new Uint8Array(file),
  });
  const body: unknown = await response.json();
  return { status: response.status, body, etag: response.headers.get('etag') };
}

async function adds(by: Person, incident: { id: string }, file: Uint8Array, said: object) {
  const { status, body } = await send(by, incident, file, said);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return Added.parse(body);
}

function fetches(by: Person, incident: { id: string }, item: string) {
  return fetch(`${node.server.url}/api/cases/${incident.id}/evidence/${item}`, { headers: by.credentials });
}

async function knows(by: Person, incident: { id: string }) {
  const body = done(await by.get(`/api/cases/${incident.id}`));
  return z.object({ evidence: z.array(Evidence) }).parse(body).evidence;
}

/** The command line of this node, beside its running server. */
const entente = (args: string[]) => commandLine({ DATA_DIR: node.server.dataDir }).run(args);

const codeOf = (body: unknown) => Problem.parse(body).code;

/** A case of PH with SG, whose agreement covers it, and MY, whose agreement covers less. */
async function shared() {
  const world = node.world();
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  await world.agreement('PH', 'SG');
  await world.agreement('PH', 'MY', { ceiling: 'TLP:GREEN' });
  const incident = await ph.opens();
  for (const one of [sg, my]) {
    await ph.invites(one, incident);
    await one.accepts(incident);
  }
  return { world, ph, sg, my, incident };
}

it('takes a file, tells what it is by its bytes, and gives it to who was told of it, who is recorded', async () => {
  const { ph, sg, incident } = await shared();
  const said = {
    name: 'журнал "ночь".log',
    // As Windows prints it.
    sha256: sha256(log).toUpperCase(),
    description: 'One night.',
    tlp: 'TLP:AMBER',
  };
  const { id, version } = await adds(ph, incident, log, said);
  expect(await knows(sg, incident)).toMatchObject([
    { id, name: said.name, size: log.length, sha256: sha256(log), mediaType: 'text/plain', tlp: 'TLP:AMBER' },
  ]);
  const response = await fetches(sg, incident, id);
  expect(Buffer.from(await response.arrayBuffer()).equals(log)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="______ ______.log"; filename*=UTF-8''${encodeURIComponent(said.name)}`,
    'content-length': String(log.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await ph.does(incident, `evidence/${id}/custody`, {
    act: 'transferred',
    text: 'The disk went to the police.',
  });
  expect((await knows(ph, incident))[0]?.custody).toMatchObject([
    { act: 'accessed', author: { organization: sg.organization.id } },
    { act: 'transferred', text: 'The disk went to the police.' },
  ]);
  expect((await ph.book()).at(-1)?.number).toBeGreaterThan(version);
});

it('gives nothing of a file, nor that it is there, to a partner that was not told of it', async () => {
  const { ph, sg, my, incident } = await shared();
  const [mine, other] = [
    await adds(ph, incident, log, { name: 'a.log', tlp: 'TLP:AMBER' }),
    await my.opens(),
  ];
  expect(await knows(my, incident)).toEqual([]);
  await fetches(sg, incident, mine.id);
  await sg.does(incident, `evidence/${mine.id}/custody`, { act: 'noted', text: 'We have a copy.' });
  const before = await my.book();
  const nothing = await fetches(my, incident, 'nothing').then((one) => one.json());
  for (const [theCase, item] of [
    [incident, mine.id],
    [other, mine.id],
  ] as const) {
    const response = await fetches(my, theCase, item);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(nothing);
    const custody = await my.post(`/api/cases/${theCase.id}/evidence/${item}/custody`, {
      act: 'noted',
      text: 'Mine.',
    });
    expect(custody.body).toEqual(nothing);
  }
  expect(await my.book()).toEqual(before);
  expect(JSON.stringify(before)).not.toContain(mine.id);
});

it('lets nobody out of its folder, by the name of a file or by the address', async () => {
  const { ph, incident } = await shared();
  const before = stored();
  for (const name of [
    '../../entente.db',
    '/etc/passwd',
    '..\\boot.ini',
    '..',
    'a\u0000.log',
    'x\u202Egpj.exe',
    '',
  ])
    expect([name, codeOf((await send(ph, incident, log, { name })).body)]).toEqual([name, 'invalid-input']);
  for (const item of [
    '..%2f..%2fentente.db',
    '..%2fentente.db',
    '%2e%2e',
    '....//entente.db',
    'a'.repeat(300),
  ]) {
    const response = await fetches(ph, incident, item);
    expect([item, [400, 404].includes(response.status)]).toEqual([item, true]);
    expect(Problem.parse(await response.json()).detail).not.toContain(node.server.dataDir);
  }
  expect(stored()).toEqual(before);
});

it('keeps nothing of what it refuses: another hash, too much, nothing, not welcome, not said what', async () => {
  const { world, ph, sg, my, incident } = await shared();
  const before = stored();
  const stranger = await world.team('AU');
  const closed = await ph.opens();
  await ph.does(closed, 'status', {
    to: 'closed',
    disposition: 'no-action',
    closingSummary: 'Nothing there.',
  });
  const large = Buffer.alloc(mebibyte + 1);
  const recipients = [my.organization.id];
  const refusals: [Promise<{ status: number; body: unknown }>, string][] = [
    [send(ph, incident, log, { name: 'a', sha256: '0'.repeat(64) }), 'hash-differs'],
    [send(ph, incident, Buffer.alloc(0), { name: 'a' }), 'file-empty'],
    [send(ph, incident, large, { name: 'a' }), 'file-too-large'],
    [send(ph, closed, log, { name: 'a' }), 'case-closed'],
    [send(stranger, incident, log, { name: 'a' }), 'not-found'],
    [send(sg, incident, log, { name: 'a', recipients }), 'would-not-reach'],
    [send(ph, incident, log, { name: 'a', tlp: 'TLP:AMBER', recipients }), 'would-not-reach'],
    [send(ph, incident, log, { name: 'a' }, { 'if-match': '"1"' }), 'stale-version'],
    [send(ph, incident, log, { name: 'a' }, { 'entente-evidence': 'a.log' }), 'invalid-input'],
    [send(ph, incident, log, { name: 'a', size: 1 }), 'invalid-input'],
    [send(ph, incident, log, { name: 'a' }, { origin: 'https://evil.example' }), 'forbidden'],
    [send(ph, incident, log, { name: 'a' }, { 'content-type': 'text/html' }), 'unsupported-media-type'],
  ];
  for (const [answer, code] of refusals) expect(codeOf((await answer).body)).toBe(code);
  expect(codeOf((await send(ph, incident, log, {})).body)).toBe('invalid-input');
  const asJson = { 'entente-evidence': header({ name: 'a' }) };
  expect((await ph.post(`/api/cases/${incident.id}/evidence`, {}, asJson)).status).toBe(415);
  const { body } = await ph.post(`/api/cases/${incident.id}/updates`, 'x', {
    'content-type': 'application/octet-stream',
  });
  expect(codeOf(body)).toBe('unsupported-media-type');
  expect(stored()).toEqual(before);
  expect(await knows(ph, incident)).toEqual([]);
});

/** Sends a body in pieces, and then either goes on for ever or hangs up. */
function pouring(by: Person, incident: { id: string }) {
  const outgoing = request(`${node.server.url}/api/cases/${incident.id}/evidence`, {
    method: 'POST',
    headers: {
      ...by.credentials,
      'content-type': 'application/octet-stream',
      'entente-evidence': header({ name: 'a' }),
    },
  });
  outgoing.on('error', () => undefined);
  return outgoing;
}

it('keeps nothing of a file that does not end, or of which the rest does not come', async () => {
  const { ph, incident } = await shared();
  const before = stored();
  const endless = pouring(ph, incident);
  const answer = new Promise<number | undefined>((resolve) => {
    endless.on('response', (response) => {
      resolve(response.statusCode);
    });
  });
  for (let i = 0; i < 20; i++) endless.write(Buffer.alloc(mebibyte / 8));
  expect(await answer).toBe(413);
  endless.destroy();

  const cut = pouring(ph, incident);
  cut.write(log);
  await until('a part has arrived', () => stored().some((name) => name.endsWith('.part')));
  cut.destroy();
  await until('it is gone', () => stored().length === before.length);
  expect(await knows(ph, incident)).toEqual([]);
});

it('answers a repeat as the first time, and keeps the file once', async () => {
  const { ph, incident } = await shared();
  const key = { 'idempotency-key': 'the same' };
  const first = await send(ph, incident, log, { name: 'a.log' }, key);
  const files = stored();
  expect(await send(ph, incident, log, { name: 'a.log' }, key)).toEqual(first);
  expect(stored()).toEqual(files);
  const other = await send(ph, incident, Buffer.from('other'), { name: 'a.log' }, key);
  expect(codeOf(other.body)).toBe('idempotency-key-reused');
  expect(stored()).toEqual(files);
});

it('goes on giving a file to who has left, whose taking brings nobody back; and to nobody once it is erased', async () => {
  const { world, ph, sg, incident } = await shared();
  const { id, eventId } = await adds(ph, incident, log, { name: 'a.log' });
  expect(readFileSync(pathOf(id)).equals(log)).toBe(true);
  await sg.withdraws(incident);
  expect((await fetches(sg, incident, id)).status).toBe(200);
  const state = (await ph.reads(incident)).participants.find(
    (one) => one.organization === sg.organization.id,
  );
  expect(state?.state).toBe('withdrawn');

  const admin = await world.user('PH', ['admin']);
  await admin.post(`/api/events/${eventId}/redaction`, { reason: 'Court order 12/2026' });
  expect(stored()).not.toContain(id);
  for (const one of [ph, sg]) {
    expect((await fetches(one, incident, id)).status).toBe(404);
    expect(await knows(one, incident)).toEqual([]);
    expect(await one.get('/api/verification')).toMatchObject({ body: { problems: [] } });
  }
});

/** The archive of a case as somebody unpacks it; whoever does finds that each sum is right. */
async function unpacks(by: Person, incident: { id: string }) {
  const { status, headers, bytes } = await by.downloads(`/api/cases/${incident.id}/archive`);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = new Map(Object.entries(unzipSync(bytes)));
  const text = (path: string) => Buffer.from(files.get(path) ?? '').toString();
  const summed = text('SHA256SUMS')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  '));
  expect(summed.map(([, path]) => path)).toEqual([...files.keys()].filter((path) => path !== 'SHA256SUMS'));
  for (const [sum, path = ''] of summed) expect(sum).toBe(sha256(files.get(path) ?? Buffer.from('')));
  return { files, text, evidence: [...files.keys()].filter((path) => path.startsWith('evidence/')) };
}

it('archives of a case what the reader’s book tells and was given, with sums, and records that it was taken', async () => {
  const { ph, sg, my, incident } = await shared();
  const name = `${'ь'.repeat(150)}:ночь?.log. .`;
  const amber = await adds(ph, incident, log, { name, tlp: 'TLP:AMBER' });
  const green = await adds(ph, incident, Buffer.alloc(mebibyte, 1), { name: 'disk.img', tlp: 'TLP:GREEN' });
  const before = done(await sg.get(`/api/cases/${incident.id}/entries?limit=500`));
  const { files, text, evidence } = await unpacks(sg, incident);
  expect(evidence).toEqual([
    `evidence/${amber.id}-${'ь'.repeat(92)}_ночь_.log_`,
    `evidence/${green.id}-disk.img`,
  ]);
  expect([...files.keys()].slice(0, 2)).toEqual(['book.jsonl', 'case.json']);
  const lines = text('book.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual((before as { items: unknown[] }).items);
  expect(JSON.parse(text('case.json'))).toMatchObject({ id: incident.id, evidence: [{ name }, {}] });
  expect(text('README.txt')).toMatch(/^TLP:AMBER\n/);
  const taken = await knows(ph, incident);
  expect(taken.map(({ custody }) => custody.map(({ author }) => author.organization))).toEqual([
    [sg.organization.id],
    [sg.organization.id],
  ]);

  rmSync(pathOf(green.id));
  const theirs = await unpacks(my, incident);
  expect(theirs.evidence).toEqual([]);
  expect(theirs.text('README.txt')).toContain(`${green.id}  disk.img  SHA-256`);
  const all = [...theirs.files.values()].map((bytes) => Buffer.from(bytes).toString()).join();
  for (const secret of [amber.id, sg.organization.id]) expect(all).not.toContain(secret);

  const out = join(node.server.dataDir, 'archive.zip');
  const as = incident.lead.shortName;
  const archive = ['archive', 'case', incident.reference, '--as', as, '--out', out];
  expect((await entente(archive)).stdout).toMatch(
    /^Wrote .*archive\.zip \(\d+ bytes, files of evidence: 1; 1 are not on this node, README\.txt names them\)\.\n$/,
  );
  expect(Object.keys(unzipSync(readFileSync(out)))).toContain(evidence[0]);
  expect((await entente(archive)).stderr).toContain('is there already');
});

it('verifies each file against the journal, and says of each what is wrong', async () => {
  const { ph, incident } = await shared();
  const named = [];
  for (const name of ['altered', 'shortened', 'missing', 'whole'])
    named.push(await adds(ph, incident, log, { name }));
  const [altered = '', shortened = '', missing = '', whole = ''] = named.map(({ id }) => id);
  const as = incident.lead.shortName;
  const verify = () => entente(['verify', '--organization', as]);
  expect((await verify()).stdout).toMatch(/and 4 files of evidence: every chain holds\.\n$/);
  writeFileSync(pathOf(altered), Buffer.alloc(log.length));
  writeFileSync(pathOf(shortened), log.subarray(1));
  rmSync(pathOf(missing));
  const { code, stderr } = await verify();
  expect(code).toBe(1);
  const problems: [string, string][] = [
    [altered, `“altered” has the SHA-256 ${sha256(Buffer.alloc(log.length))}, recorded was ${sha256(log)}`],
    [shortened, `“shortened” has ${log.length - 1} bytes, recorded were ${log.length}`],
    [missing, '“missing” is missing'],
  ];
  for (const [id, problem] of problems)
    expect(stderr).toContain(`${as}: evidence ${id} of case ${incident.id}: the file ${problem}.`);
  expect(stderr).not.toContain(whole);
  expect((await entente(['backup', join(node.server.dataDir, 'copy.db')])).stdout).toContain(
    `copy ${join(node.server.dataDir, 'evidence')} now`,
  );
});

it('sets aside at a start what nothing tells of, and brings back what an event names after all', async () => {
  const { ph, incident } = await shared();
  const { id } = await adds(ph, incident, log, { name: 'a.log' });
  const other = await adds(ph, incident, log, { name: 'b.log' });
  const age = (name: string, days: number) => {
    const then = new Date(Date.now() - days * 86_400_000);
    utimesSync(pathOf(name), then, then);
  };
  for (const [name, days] of [
    [id, 2],
    ['orphan', 2],
    ['arriving', 0],
    ['cut-off.part', 2],
    ['receiving.part', 0],
    ['lately.aside', 20],
    ['long-ago.aside', 40],
    [`${other.id}.aside`, 40],
  ] as const) {
    if (name !== id) writeFileSync(pathOf(name), log);
    age(name, days);
  }
  rmSync(pathOf(other.id));
  await node.server.restart();
  const left = stored().filter((name) => !/^[0-9a-f-]{36}$/.test(name));
  expect(left.sort()).toEqual(['arriving', 'lately.aside', 'orphan.aside', 'receiving.part']);
  for (const one of [id, other.id]) expect(readFileSync(pathOf(one)).equals(log)).toBe(true);
});
