import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { drawnParts } from './in-page.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

describe('A report on a case', () => {
  let singapore: Person;
  let incident: Case;
  let long: Case;
  let ph: Screen;
  const dialog = () => ph.page.getByRole('dialog', { name: 'Make a report' });
  const pages = () => dialog().getByRole('region', { name: 'How the pages look' });
  const make = () => dialog().getByRole('button', { name: 'Make and save it' });
  const opens = async () => {
    await ph.page.getByRole('button', { name: 'More actions' }).click();
    await ph.page.getByRole('menuitem', { name: 'Make a report' }).click();
  };
  /** Clicks, and gives the name of the file that is saved, and its hash. */
  const saves = async () => {
    const [file] = await Promise.all([ph.page.waitForEvent('download'), make().click()]);
    await dialog().waitFor({ state: 'detached' });
    const sha256 = createHash('sha256').update(readFileSync(await file.path()));
    return { name: file.suggestedFilename(), sha256: sha256.digest('hex') };
  };
  const listed = (sha256: string) => ph.page.getByRole('listitem').filter({ hasText: sha256 });

  beforeAll(async () => {
    const world = node.world();
    let manila: Person;
    [manila, singapore] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    incident = await manila.opens();
    await manila.invites(singapore, incident);
    await singapore.accepts(incident);
    await manila.posts('For this house alone.', incident, { tlp: 'TLP:RED' });
    // Its pages are still being laid out when it is called off.
    long = await manila.opens();
    const sentence = 'العميل 10.0.0.1 يتصل بـ hxxp://example[.]org ثم 连接 くり返し ไทย हिन्दी ខ្មែរ. ';
    for (let n = 0; n < 12; n += 1) await manila.posts(sentence.repeat(240), long);
    ph = await chromium.of(manila, node.server, `/cases/${long.id}`);
  }, 120_000);

  it('shows how its pages look and how far it is, and can be called off', async () => {
    await opens();
    await pages().getByText('The beginning of a long report').waitFor();
    const drawn = await pages().getByRole('img').evaluateAll(drawnParts);
    expect(drawn.length).toBeGreaterThan(1);
    for (const part of drawn) expect(part).toBeGreaterThan(0.005);

    await make().click();
    await dialog().getByRole('progressbar', { name: 'Reports in the making' }).waitFor();
    await dialog().getByText('Laying out the pages').waitFor();
    // The page hears of it long after the server has done it: it must not ask for what is gone.
    await ph.page.route(/\/report-jobs\//, async (route) => {
      const response = await route.fetch();
      if (route.request().method() === 'DELETE') await make().waitFor();
      await route.fulfill({ response });
    });
    await dialog().getByRole('button', { name: 'Call it off' }).click();
    await make().waitFor();
    await ph.page.unrouteAll({ behavior: 'wait' });
    expect(await dialog().getByRole('alert').allTextContents()).toEqual([]);
    await ph.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await ph.goes('/reports');
    await ph.page.getByRole('main').getByText('No reports made yet').waitFor();
    expect(ph.complaints).toEqual([]);
  });

  it('is saved with three clicks, and listed with its hash and who made it', async () => {
    await ph.goes(`/cases/${incident.id}`);
    await opens();
    const { name, sha256 } = await saves();
    expect(name).toMatch(/^PH-\d{4}-\d{6}-incident-\d{4}-\d\d-\d\d\.pdf$/);
    await ph.goes('/reports');
    await listed(sha256)
      .getByText(/ · Incident report · PDF$/)
      .waitFor();
    await listed(sha256).getByText('by operator of PH', { exact: true }).waitFor();
    // What was fetched does not lie about.
    expect(await ph.page.getByRole('region', { name: 'Reports in the making' }).count()).toBe(0);
  });

  it('is listed with the partner whom it was made for, of what that was told', async () => {
    const partner = singapore.organization.shortName;
    await listed('Ransomware').getByRole('link').first().click();
    await opens();
    await dialog().getByText('The report will be marked TLP:RED').waitFor();
    await dialog().getByRole('combobox', { name: 'For', exact: true }).click();
    await ph.page.getByRole('option', { name: partner }).click();
    await dialog().getByText('The report will be marked TLP:GREEN').waitFor();
    const { sha256 } = await saves();
    await ph.goes('/reports');
    await listed(sha256).getByText(`by operator of PH, for ${partner}`).waitFor();
    await listed(sha256).getByText('TLP:GREEN').waitFor();
    expect(ph.complaints).toEqual([]);
  });
});
