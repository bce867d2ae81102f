import { readFileSync } from 'node:fs';
import type { Download, Locator } from 'playwright-core';
import type { Case } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode } from '../support/world.js';
import { confirms, dialog } from './acts.js';
import { scrolled } from './in-page.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const dayMs = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

it('leads a joint project, which its party follows live and a partner without the scope never hears of', async () => {
  const title = 'A common sandbox';
  const world = node.world();
  const [manila, singapore, kuala] = await world.teams('PH', 'SG', 'MY');
  const paper = await world.agreement('PH', 'SG', { scopes: ['research'] });
  await world.agreement('PH', 'MY');
  const [ph, sg, my] = [
    await chromium.of(manila, node.server, '/research'),
    await chromium.of(singapore, node.server, '/research'),
    await chromium.of(kuala, node.server, '/research'),
  ];
  await Promise.all([ph.isLive(), sg.isLive(), my.isLive()]);
  const [ours, theirs] = [ph.page.getByRole('main'), sg.page.getByRole('main')];

  await ours.getByRole('button', { name: 'Start a project' }).first().click();
  await ours.getByRole('textbox', { name: 'Title' }).fill(title);
  await ours.getByRole('textbox', { name: 'Text' }).fill('Each runs what the other has caught.');
  await ours.getByRole('textbox', { name: 'Goals' }).fill('One way to run them all.');
  const parties = ours.getByRole('combobox', { name: 'Parties' });
  await parties.click();
  await ph.page.getByRole('option', { name: kuala.organization.shortName }).click();
  const who = ours.getByRole('complementary', { name: 'Who would be given it' });
  await who.getByText('agreement does not cover research').waitFor();
  await ph.page.getByRole('option', { name: kuala.organization.shortName }).click();
  await ph.page.getByRole('option', { name: singapore.organization.shortName }).click();
  await ph.page.keyboard.press('Escape');
  await who.getByText(`Goes to ${singapore.organization.shortName}`).waitFor();
  const adds = async (milestone: string, due: string) => {
    await ours.getByRole('button', { name: 'Add a milestone' }).click();
    await ours.getByRole('textbox', { name: 'Milestone' }).last().fill(milestone);
    await ours.getByLabel('Due').last().fill(due);
  };
  await adds('Machines stand', '');
  await ours.getByRole('button', { name: 'Publish' }).click();
  await ours.getByText('missing, or not as they should be: Milestones 1.').waitFor();
  await ours.getByLabel('Due').fill(dayFromNow(-2));
  await ours.getByRole('button', { name: 'Publish' }).click();
  await ours.getByRole('heading', { level: 1, name: title }).waitFor();

  const milestone = (name: string) => theirs.getByRole('listitem').filter({ hasText: name });
  await milestone('Machines stand').getByText('overdue').waitFor();
  await sg.goes(`/agreements/${paper}`);
  await theirs.getByText('Overdue between the parties: 1').waitFor();
  await theirs.getByRole('link', { name: 'Machines stand' }).click();
  await milestone('Machines stand').getByText('planned', { exact: true }).waitFor();
  await theirs.getByText('One way to run them all.').waitFor();

  await ours.getByRole('button', { name: 'Revise' }).click();
  await ours.getByRole('combobox', { name: 'State' }).click();
  await ph.page.getByRole('option', { name: 'done', exact: true }).click();
  await adds('First joint report', dayFromNow(40));
  await ours.getByRole('button', { name: 'Publish the new edition' }).click();
  await milestone('First joint report').getByText('planned', { exact: true }).waitFor();
  await milestone('Machines stand').getByText('done', { exact: true }).waitFor();
  expect(await theirs.getByText('overdue').count()).toBe(0);

  expect(await sg.wire.text()).toContain(title);
  expect(await my.wire.text()).not.toContain(title);
  expect(await my.page.getByRole('link', { name: title }).count()).toBe(0);
  expect([...ph.complaints, ...sg.complaints, ...my.complaints]).toEqual([]);
});

it('answers a need with the offers of partners, and asks for one in a case', async () => {
  const world = node.world();
  const [manila, singapore] = await world.teams('PH', 'SG');
  const agreement = await world.agreement('PH', 'SG', { scopes: ['mutual-response', 'capability'] });
  const publishes = async (by: Person, said: object) => {
    const content = { text: 'In short.', sectors: ['energy'], languages: [], tags: [], ...said };
    done(await by.post('/api/publications', { content, tlp: 'TLP:AMBER' }));
  };
  const forensics = { assistance: 'forensics' };
  await publishes(singapore, { ...forensics, kind: 'offer', title: 'Slow, by ship', hoursToDeploy: 200 });
  await publishes(singapore, { ...forensics, kind: 'offer', title: 'A flying squad', hoursToDeploy: 9 });
  await publishes(singapore, { ...forensics, kind: 'need', title: 'Hands for a week' });
  await publishes(manila, { ...forensics, kind: 'need', title: 'Somebody who reads controllers' });
  const incident = await manila.opens({ sectors: ['energy'] });
  await manila.invites(singapore, incident);
  await singapore.accepts(incident);

  const ph = await chromium.of(manila, node.server, '/capabilities');
  const main = ph.page.getByRole('main');
  const needs = main.getByRole('region', { name: 'What we need' });
  const offers = needs.locator('ol').getByRole('listitem').filter({ hasText: 'knows Energy' });
  await needs.getByText('there within 9 h').waitFor();
  expect(await offers.getByRole('link').allTextContents()).toEqual(['A flying squad', 'Slow, by ship']);
  await offers.first().getByRole('button', { name: 'Ask for this in a case' }).click();
  await ph.page.getByRole('dialog').getByRole('button', { name: 'To the request' }).click();

  const asking = dialog(ph, 'Ask for assistance');
  await asking.getByRole('listitem').filter({ hasText: 'A flying squad' }).getByText('in time').waitFor();
  await asking.getByRole('listitem').filter({ hasText: 'Slow, by ship' }).getByText('too late').waitFor();
  await asking.getByRole('textbox', { name: 'What you ask for' }).fill('Come with two people.');
  await confirms(ph, 'Ask for assistance', `Ask ${singapore.organization.shortName}`);
  const { assistanceRequests } = await singapore.reads(incident);
  expect(assistanceRequests).toMatchObject([{ requester: manila.organization.id, kind: 'forensics' }]);

  await ph.goes('/capabilities');
  await offers.first().waitFor();
  done(await singapore.post(`/api/agreements/${agreement}/suspension`, { reason: 'Elections.' }));
  await needs.getByText('No partner offers this yet.').waitFor();
  const of = (region: string, title: string) =>
    main.getByRole('region', { name: region }).getByRole('listitem').filter({ hasText: title });
  const resting = `No agreement on capabilities with ${singapore.organization.shortName} is in force`;
  await of('What partners need', 'Hands for a week').getByText(resting).waitFor();
  const squad = of('What partners can give', 'A flying squad');
  await squad.getByText(resting).waitFor();
  await squad.getByRole('link', { name: 'A flying squad' }).click();
  await main.getByRole('button', { name: 'Ask for this in a case', disabled: true }).waitFor();
  expect(ph.complaints).toEqual([]);
});

describe('What a manager sees of the work with partners', () => {
  let manila: Person;
  let singapore: Person;
  let kuala: Person;
  let moscow: Person;
  let agreement: string;
  let incident: Case;
  let ph: Screen;
  const main = () => ph.page.getByRole('main');
  const table = (name: string) => main().getByRole('table', { name, exact: true });

  beforeAll(async () => {
    const world = node.world();
    [manila, singapore, kuala, moscow] = await world.teams('PH', 'SG', 'MY', 'RU');
    agreement = await world.agreement('PH', 'SG');
    const resting = await world.agreement('PH', 'MY');
    done(await kuala.post(`/api/agreements/${resting}/suspension`, { reason: 'Elections.' }));
    const contacts = [{ name: 'Night desk', phone: '+65 0000 0112' }];
    done(await singapore.put(`/api/agreements/${agreement}/contacts`, { contacts }));

    incident = await manila.opens({ severity: 'severe', affectedCountries: ['PH', 'SG'] });
    await manila.does(incident, 'status', { to: 'triage' });
    await manila.invites(singapore, incident);
    await singapore.accepts(incident);
    const answers = async (by: Person, text: string, ...states: string[]) => {
      const { assistanceRequests } = await by.reads(incident);
      const id = assistanceRequests.at(-1)?.id ?? '';
      for (const state of states)
        await by.does(incident, `assistance-requests/${id}/response`, { state, text });
    };
    await manila.asks(singapore, incident, 'Which hosts speak to it?');
    await answers(singapore, 'Nobody is free.', 'declined');
    await manila.asks(singapore, incident, 'And which ports?');
    await answers(singapore, 'These four.', 'accepted', 'delivered');
    await manila.does(incident, 'assistance-requests', {
      ...{ to: singapore.organization.id, kind: 'takedown', urgency: 'immediate' },
      ...{ text: 'Have them taken down.', dueAt: new Date(Date.now() + 1_000).toISOString() },
    });
    await singapore.asks(manila, incident, 'May we have the disk?');
    const fraud = { classification: 'fraud/phishing', severity: 'low', affectedCountries: ['PH'] };
    const over = await manila.opens({ ...fraud, title: 'Phishing of pensioners' });
    const closing = { to: 'closed', disposition: 'no-action', closingSummary: 'The page is gone.' };
    await manila.does(over, 'status', closing);
    const together = `/api/organizations/${singapore.organization.id}/together`;
    await until('the takedown is overdue', async () =>
      JSON.stringify(done(await manila.get(together))).includes('"overdue":1'),
    );
    // More than one can ask for the cases of at once; with most of them nothing was ever agreed.
    const registrar = await node.registrar();
    for (let n = 0; n < 51; n += 1) {
      const shortName = `SG-${String(Date.now())}-${String(n)}`;
      done(await registrar.post('/api/organizations', { name: 'One of many', shortName, country: 'SG' }));
    }
    ph = await chromium.of(manila, node.server, '/partners');
  }, 120_000);

  it('is the state of cooperation by country, as a table beside the map', async () => {
    const row = (who: Person) =>
      table('Cooperation by country').getByRole('row').filter({ hasText: who.organization.shortName });
    await row(singapore).getByText('In force').waitFor();
    await row(kuala).getByText('Suspended').waitFor();
    await row(moscow).getByText('No agreement').waitFor();
    const map = main().locator('svg.world');
    await map.locator('.way').filter({ hasText: 'Malaysia: Suspended' }).locator('.place').click();
    await main().getByRole('heading', { level: 1, name: 'Malaysia' }).waitFor();
    await ph.page.goBack();
    const place = row(singapore).getByRole('link', { name: 'Singapore', exact: true });
    const leftAt = await main().evaluate(scrolled, 60);
    expect(leftAt).toBeGreaterThan(0);
    const country = main().getByRole('heading', { level: 1, name: 'Singapore' });
    await place.click();
    await country.waitFor();
    await until('a screen begins at its top', async () => (await main().evaluate(scrolled)) === 0);
    await ph.page.goBack();
    await place.waitFor();
    await until(
      'the list stands where it was left',
      async () => (await main().evaluate(scrolled)) === leftAt,
    );
    await ph.page.goForward();
    await country.waitFor();
    for (const [what, count] of Object.entries({
      ...{ 'Agreements in force': '1', 'Cases together': '1', 'Open requests': '2' },
    }))
      await main()
        .locator('dl > div')
        .filter({ has: ph.page.getByText(what, { exact: true }) })
        .getByText(count, { exact: true })
        .waitFor();
    await main().getByText('Night desk').waitFor();
    await main()
      .getByRole('heading', { level: 2, name: singapore.organization.shortName })
      .getByRole('link')
      .click();
    await main().getByRole('heading', { level: 1, name: singapore.organization.shortName }).waitFor();
  });

  it('is a page of the partner with contacts, agreements, cases and requests', async () => {
    await main().getByText('Night desk').waitFor();
    await main().getByRole('link', { name: '+65 0000 0112' }).waitFor();
    const paper = main().getByRole('link', { name: 'Memorandum of PH, SG' });
    expect(await paper.getAttribute('href')).toBe(`/agreements/${agreement}`);
    const together = main().getByRole('region', { name: 'Cases together' });
    await together.getByText('1 in all, 1 open, 1 led by us').waitFor();
    await together.getByRole('link', { name: incident.reference }).waitFor();
    expect(await cellsOf(table('Requests between us'))).toEqual([
      ['Direction', 'Answered', 'Open', 'Declined', 'Cancelled', 'Overdue', 'First answer, median'],
      ['Requests we made', '1', '1', '1', '0', '1', '< 1 min'],
      ['Requests made to us', '0', '1', '0', '0', '0', '–'],
    ]);
    await paper.click();
    const late = main().getByRole('link', { name: 'Takedown, asked by' });
    expect(await late.getAttribute('href')).toBe(`/cases/${incident.id}`);
    await main().getByText('Overdue between the parties: 1').waitFor();
    expect(ph.complaints).toEqual([]);
  });

  it('is the posture over the days that one chooses, taken along as a table and as pages', async () => {
    await ph.goes(`/posture?span=custom&from=${dayFromNow(-40)}&to=${dayFromNow(-2)}`);
    await main().getByText('No cases in this period').waitFor();
    await main().getByRole('button', { name: '30 days' }).click();
    await table('Cases by class').waitFor();
    expect(await cellsOf(table('Cases by class'))).toEqual([
      ['Class', 'Cases'],
      ['Fraud', '1'],
      ['Malicious Code', '1'],
    ]);
    expect(await cellsOf(table('Cases by affected country'))).toEqual([
      ['Country', 'Cases'],
      [expect.stringContaining('Philippines'), '2'],
      [expect.stringContaining('Singapore'), '1'],
    ]);
    const severities = await cellsOf(table('Cases by severity'));
    expect(severities.filter(([, cases]) => cases !== '0')).toEqual([
      ['Severity', 'Cases'],
      ['Severe', '1'],
      ['Low', '1'],
    ]);
    expect((await cellsOf(table('How fast'))).map((row) => [row[0], row.at(-1)])).toEqual([
      ['From opening', 'Cases'],
      ['to acknowledge', '2'],
      ['to contain', '0'],
      ['to close', '1'],
    ]);
    const [, ...requests] = await cellsOf(table('Requests we made'));
    expect(requests.map(([, ...counts]) => counts.slice(0, 3))).toEqual([['1', '1', '1']]);

    const csv = readFileSync(await (await exported('Table (CSV)')).path(), 'utf8');
    const asked = `Asked by ${manila.organization.shortName}: ${singapore.organization.shortName}`;
    for (const figure of [
      'Cases,Cases opened in the period,Number,2',
      'Times,to close,Cases counted,1',
      `Requests for assistance,${asked},Declined,1`,
      'Agreements,suspended,Number,1',
    ])
      expect(csv).toContain(`${figure}\r\n`);
    const pdf = await exported('PDF');
    expect(pdf.suggestedFilename()).toMatch(/^CERT-PH.*-posture-\d{4}-\d\d-\d\d\.pdf$/);
    await ph.goes('/reports');
    const listed = main().getByRole('listitem').filter({ hasText: 'Posture of CERT-PH' });
    await listed.filter({ hasText: 'CSV' }).waitFor();
    await listed.filter({ hasText: 'PDF' }).waitFor();
    expect(ph.complaints).toEqual([]);
  });

  /** Makes the report that stands on the screen in a format, and gives the file that is saved. */
  async function exported(format: string): Promise<Download> {
    await main().getByRole('button', { name: 'Export' }).click();
    const dialog = ph.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('combobox', { name: 'Format' }).click();
    await ph.page.getByRole('option', { name: format, exact: true }).click();
    await dialog.getByText('The report will be marked').waitFor();
    const [file] = await Promise.all([
      ph.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Make and save it' }).click(),
    ]);
    await dialog.waitFor({ state: 'hidden' });
    return file;
  }
});

/** What a table says, row by row, its head first. */
async function cellsOf(table: Locator): Promise<string[][]> {
  const rows = await table.getByRole('row').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
    ),
  );
}
