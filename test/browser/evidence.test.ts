import { readFileSync } from 'node:fs';
import { Node } from '@entente/contract';
import type { Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { carrying, isKeptFromBrowser } from './in-page.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();
const log = Buffer.from('10.0.0.7 GET /wp-login.php\n'.repeat(2_000));

describe('Evidence on two screens', () => {
  let manila: Person;
  let singapore: Person;
  let incident: Case;
  let ph: Screen;
  let sg: Screen;
  const side = ({ page }: Screen) => page.getByRole('region', { name: /^Evidence/ });
  const adding = () => ph.page.getByRole('dialog', { name: 'Add evidence' });
  const choose = (name: string, buffer: Buffer) =>
    adding().locator('input[type=file]').setInputFiles({ name, mimeType: 'text/html', buffer });

  beforeAll(async () => {
    const world = node.world();
    [manila, singapore] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    incident = await manila.opens();
    await manila.invites(singapore, incident);
    await singapore.accepts(incident);
    ph = await chromium.of(manila, node.server);
    sg = await chromium.of(singapore, node.server);
    for (const screen of [ph, sg]) {
      await screen.isLive();
      await screen.goes(`/cases/${incident.id}`);
    }
  }, 120_000);

  it('says before a file is sent who will have it, and keeps nothing of one that is cancelled', async () => {
    await side(ph).getByText('None yet.').waitFor();
    await side(ph).getByRole('button', { name: 'Add' }).click();
    await adding().getByText(`Goes to ${singapore.organization.shortName}`).waitFor();
    await choose('whole disk.img', Buffer.alloc(2 ** 23));
    const session = await ph.page.context().newCDPSession(ph.page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 2 ** 18 };
    await session.send('Network.emulateNetworkConditions', slow);
    await adding()
      .getByRole('button', { name: /^Add to the case/ })
      .click();
    await adding().getByRole('progressbar', { name: 'Upload' }).waitFor();
    await adding()
      .getByText(/of 8\.4 MB sent/)
      .waitFor();
    await adding().getByRole('button', { name: 'Cancel' }).click();
    await adding().waitFor({ state: 'detached' });
    await session.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await side(ph).getByText('None yet.').waitFor();
  });

  it('sends nothing of a file that the node would not take', async () => {
    await ph.page.route('**/api/node', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        json: { ...Node.parse(await answer.json()), evidenceLimit: 2 ** 20 },
      });
    });
    await ph.goes(`/cases/${incident.id}`);
    let asked = 0;
    ph.page.on('request', (request) => (asked += Number(request.url().endsWith('/evidence'))));
    await side(ph).getByRole('button', { name: 'Add' }).click();
    await choose('whole disk.img', Buffer.alloc(2 ** 20 + 1));
    await adding()
      .getByRole('button', { name: /^Add to the case/ })
      .click();
    await adding().getByText('A file of evidence has at most 1 MiB here: send it in parts.').waitFor();
    expect(asked).toBe(0);
    await ph.page.keyboard.press('Escape');
  });

  it('shows a file to who was given it, who takes it out, and tells its owner of that', async () => {
    const dataTransfer = await ph.page.evaluateHandle(carrying, { name: 'proxy.log', text: String(log) });
    expect(await ph.page.evaluate(isKeptFromBrowser, dataTransfer)).toBe(true);
    await adding().getByText('54 kB').waitFor();
    await adding().getByRole('textbox', { name: 'What it is' }).fill('The log of the night.');
    await adding()
      .getByRole('button', { name: /^Add to the case/ })
      .click();
    await side(sg).getByText('proxy.log').waitFor();

    const coming = sg.page.waitForEvent('download');
    await side(sg).getByRole('link', { name: 'Download proxy.log' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('proxy.log');
    expect(readFileSync(await download.path()).equals(log)).toBe(true);

    await side(ph).getByRole('button', { name: 'Chain of custody · 2' }).click();
    const custody = ph.page.getByRole('dialog', { name: 'Chain of custody' });
    await custody.getByText(`${singapore.organization.shortName} took a copy.`).waitFor();
    await custody.getByText('text/plain').waitFor();
    await ph.page.getByText('took out a file of evidence · proxy.log').waitFor();
    await custody.getByRole('textbox', { name: /^From whom/ }).fill('To the police of Manila.');
    await custody.getByRole('button', { name: 'Record', exact: true }).click();
    await custody.getByRole('listitem').getByText('To the police of Manila.').waitFor();
    await ph.page.keyboard.press('Escape');
    await side(sg).getByRole('button', { name: 'Chain of custody · 3' }).waitFor();
  });
});
