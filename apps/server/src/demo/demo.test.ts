import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agreementStates,
  caseStatuses,
  clockState,
  disclose,
  Disposition,
  isOverdue,
  participant,
  participationStates,
  publicationKinds,
  RequestState,
  stateAt,
  TaskState,
  waitingIn,
  type Agreement,
  type CaseView,
  type OrganizationId,
  type Publication,
  type RecordedCaseEvent,
} from '@entente/domain';
import { instant, Journal } from '@entente/journal';
import { EvidenceCare, EvidenceStore } from '../evidence/evidence.services.js';
import { fillDemonstration, type Demonstration } from './demo.module.js';
import { spanMs } from './span.js';
import { stories } from './stories/stories.js';

const now = Date.now();
const minute = 60_000;
const day = 24 * 60 * minute;

let folder: string;
let file: string;
let settings: Parameters<typeof fillDemonstration>[0];
let demonstration: Demonstration;
let journal: Journal;
let registered: { id: OrganizationId; country: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-demo-'));
  file = join(folder, 'entente.db');
  settings = { database: { file }, dataDir: folder, evidenceLimit: 1_048_576 };
  demonstration = await fillDemonstration(settings, now);
  journal = await Journal.open({ file }, () => now);
  registered = await journal.books.query('SELECT id, country FROM organization');
});

afterAll(async () => {
  await journal.close();
  rmSync(folder, { recursive: true });
});

const organizations = () => registered.map(({ id }) => id);

function of(country: string): OrganizationId {
  const found = registered.find((one) => one.country === country);
  if (!found) throw new Error(`No organisation of ${country} is registered.`);
  return found.id;
}

/** The cases that an organisation's book tells of. */
async function casesOf(organization: OrganizationId): Promise<CaseView[]> {
  const rows = await journal.books.query<{ json: string }>(
    `SELECT json FROM "view" WHERE organization = ? AND stream_kind = 'case'`,
    [organization],
  );
  return rows.map(({ json }) => JSON.parse(json) as CaseView);
}

/** Every case as its lead of today knows it. */
async function casesOfLeads(): Promise<CaseView[]> {
  const cases = await Promise.all(
    organizations().map(async (one) => (await casesOf(one)).filter(({ lead }) => lead === one)),
  );
  return cases.flat();
}

async function allAgreements(): Promise<Agreement[]> {
  const known = await Promise.all(organizations().map((one) => journal.books.agreements(one)));
  return [...new Map(known.flat().map((agreement) => [agreement.id, agreement])).values()];
}

async function allCases(): Promise<CaseView[]> {
  return (await Promise.all(organizations().map(casesOf))).flat();
}

it('writes every story in the order of time', () => {
  for (const { steps } of stories) {
    const times = steps.map(([after]) => spanMs(after));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

it('leaves six books that verify, and views equal to their rebuild', async () => {
  for (const organization of organizations()) {
    const { entries, problems } = await journal.verify(organization);
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThan(50);
  }
  expect(organizations()).toHaveLength(6);
  expect(await journal.rebuild()).toMatchObject({ changed: 0 });
});

it('tells thirty cases of three months, in all statuses and endings', async () => {
  const cases = await casesOfLeads();
  expect(demonstration.cases).toBe(30);
  expect(cases).toHaveLength(30);
  expect(new Set(cases.map(({ status }) => status))).toEqual(new Set(caseStatuses));
  expect(new Set(cases.flatMap(({ disposition }) => disposition ?? []))).toEqual(
    new Set(Disposition.options),
  );
  expect(new Set(cases.map(({ lead }) => lead))).toEqual(new Set(organizations()));
  expect(new Set(cases.map(({ escalation }) => escalation))).toContain('strategic');
  expect(new Set(cases.map(({ tlp }) => tlp))).toEqual(
    new Set(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']),
  );
  const opened = cases.map(({ openedAt }) => openedAt ?? '').sort();
  expect(opened[0] && now - Date.parse(opened[0])).toBeGreaterThan(80 * day);
});

it('has every state of participation, of requests and of tasks, some of them late', async () => {
  const cases = await allCases();
  const roster = cases.flatMap(({ participants }) => participants.map(({ state }) => state));
  expect(new Set(roster)).toEqual(new Set(participationStates));
  const requests = cases.flatMap((view) => view.requests);
  expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(RequestState.options));
  const late = requests.filter((request) => isOverdue(request, instant(now)));
  expect(new Set(late.map(({ id }) => id)).size).toBeGreaterThan(3);
  expect(new Set(cases.flatMap(({ tasks }) => tasks.map(({ state }) => state)))).toEqual(
    new Set(TaskState.options),
  );
});

it('has clocks that run, that were met, that were missed, and one about to be', async () => {
  const clocks = (await allCases()).flatMap((view) => view.clocks);
  const states = clocks.map((clock) => clockState(clock, instant(now)));
  expect(new Set(states)).toEqual(new Set(['running', 'met', 'missed']));
  const atHost = (await casesOf(of('PH'))).flatMap(({ clocks }) => clocks);
  const left = atHost.filter(({ metAt }) => !metAt).map(({ dueAt }) => Date.parse(dueAt ?? '') - now);
  expect(left.some((ms) => ms > 0 && ms < 60 * minute)).toBe(true);
});

it('has the memoranda in every state', async () => {
  const agreements = await allAgreements();
  const states = agreements.map((agreement) => stateAt(agreement, instant(now)));
  expect(agreements).toHaveLength(demonstration.agreements);
  expect(new Set(states)).toEqual(new Set(agreementStates));
  const active = agreements.filter((agreement) => stateAt(agreement, instant(now)) === 'active');
  const daysLeft = active.map(({ effectiveUntil }) => Math.floor((Date.parse(effectiveUntil) - now) / day));
  expect(daysLeft).toContain(27);
  expect(active.some(({ ceiling, parties }) => ceiling === 'TLP:GREEN' && parties.length === 2)).toBe(true);
  expect(active.some(({ parties }) => parties.length > 2)).toBe(true);
  const proposed = agreements.filter((agreement) => stateAt(agreement, instant(now)) === 'proposed');
  expect(proposed.map(({ signatures }) => signatures.length)).toEqual([1]);
});

describe('what is told to whom', () => {
  it('is disclosed on every basis', async () => {
    const rows = await journal.books.query<{ basis: string }>('SELECT DISTINCT basis FROM entry');
    expect(rows.map(({ basis }) => basis).sort()).toEqual(['agreement', 'owner', 'participation', 'public']);
  });

  it('is withheld for every reason, and then is not in the book', async () => {
    const reasons = new Set<string>();
    for (const owner of organizations()) {
      const agreements = await journal.books.agreements(owner);
      for (const { id } of await casesOf(owner)) {
        const own = (await journal.books.caseEvents(owner, id)).filter((event) => event.owner === owner);
        for (const reader of organizations())
          for (const reason of await withheld(own, reader, agreements)) reasons.add(reason);
      }
    }
    expect([...reasons].sort()).toEqual([
      'agreement-not-active',
      'ceiling-exceeded',
      'confidential-roster',
      'no-agreement',
      'not-a-participant',
      'not-accepted-yet',
      'not-named',
      'scope-not-covered',
    ]);
  });
});

/** Why events are not in a reader's book, by the rules as they stand now. */
async function withheld(
  events: RecordedCaseEvent[],
  reader: OrganizationId,
  agreements: Agreement[],
): Promise<string[]> {
  const id = events[0]?.stream.id ?? '';
  const view = (await journal.books.case(reader, id))?.view;
  const read = new Set(
    view ? (await journal.books.caseEvents(reader, view.id)).map((event) => event.id) : [],
  );
  const participation = view && participant(view, reader)?.state;
  return events.flatMap((event) => {
    const asReader = { organization: reader, participation, leads: view?.lead === reader };
    const verdict = disclose(event, asReader, agreements, instant(now));
    return verdict.verdict === 'withhold' && !read.has(event.id) ? [verdict.reason] : [];
  });
}

it('runs an incident led by PH with SG and MY, with AU invited, written to minutes ago', async () => {
  const running = (await casesOf(of('PH'))).find(({ title }) => title.includes('hospital network'));
  expect(running).toMatchObject({ lead: of('PH'), status: 'responding', escalation: 'operational' });
  const roster = running?.participants.map(({ organization, state }) => [organization, state]);
  expect(roster).toHaveLength(4);
  expect(roster).toEqual(
    expect.arrayContaining([
      [of('SG'), 'accepted'],
      [of('MY'), 'accepted'],
      [of('AU'), 'invited'],
    ]),
  );
  const known = await journal.books.case(of('PH'), running?.id ?? '');
  expect(now - Date.parse(known?.lastActivityAt ?? '')).toBeLessThan(10 * minute);
});

it('publishes something of every kind, and a draft that nobody else has', async () => {
  const rows = await journal.books.query<{ organization: string; json: string }>(
    'SELECT organization, json FROM "view" WHERE stream_kind = \'publication\'',
  );
  const held = rows.map(({ organization, json }) => ({ organization, ...(JSON.parse(json) as Publication) }));
  expect(new Set(held.map(({ content }) => content.kind))).toEqual(new Set(publicationKinds));
  const titled = (words: string) => held.filter(({ content }) => content.title.startsWith(words));
  expect(titled('Draft').map(({ organization }) => organization)).toEqual([of('PH')]);
  expect(titled('Loaders').map(({ organization }) => organization)).not.toContain(of('RU'));
  expect(
    titled('Attacks on relief')
      .map(({ organization }) => organization)
      .sort(),
  ).toEqual([of('PH'), of('SG'), of('MY')].sort());
});

it('leaves something to do for every one of the six', async () => {
  for (const organization of organizations()) {
    const waiting = (await casesOf(organization)).flatMap((view) => waitingIn(view, organization));
    expect(waiting).not.toEqual([]);
  }
});

it('has files of evidence in two cases that partners were given too and took', async () => {
  const care = new EvidenceCare(journal, new EvidenceStore({ ...settings, evidenceReserve: 0 }));
  expect(await care.verify()).toMatchObject({ files: 5, faults: [] });
  const told = async (country: string) => {
    const rows = await journal.books.query<{ type: string; of: string }>(
      `SELECT e.type, n.stream_id AS of FROM entry n JOIN event e ON e.id = n.event
        WHERE n.organization = ? AND e.type IN ('evidence-added', 'custody-recorded')`,
      [of(country)],
    );
    const added = rows.filter(({ type }) => type === 'evidence-added');
    return [added.length, new Set(added.map((one) => one.of)).size, rows.length - added.length];
  };
  expect(await told('PH')).toEqual([5, 2, 6]);
  expect((await told('SG')).slice(0, 2)).toEqual([5, 2]);
  expect((await told('MY')).slice(0, 2)).toEqual([3, 1]);
  expect((await told('RU')).slice(0, 2)).toEqual([0, 0]);
});

it('names a sign-in for every role of the six, and marks the node', async () => {
  expect(demonstration.signIns).toHaveLength(30);
  const users = await journal.books.query<{ email: string }>('SELECT email FROM user_account');
  expect(users.map(({ email }) => email).sort()).toEqual(
    demonstration.signIns.map(({ email }) => email).sort(),
  );
  expect(
    await journal.books.query(`SELECT value FROM node_setting WHERE key = 'demonstration'`),
  ).toHaveLength(1);
});

it('refuses a database that is in use', async () => {
  await expect(fillDemonstration(settings, now)).rejects.toMatchObject({ code: 'database-not-empty' });
});
