import { z } from 'zod';
import { until } from '../support/until.js';
import { anOwnNode } from '../support/world.js';
import { choose, opensByForm } from './acts.js';
import { aChromium, type Screen } from './screen.js';

const node = anOwnNode();
const chromium = aChromium();

const ana = { name: 'Ana Cruz', email: 'ana@cert.ph.example', password: 'a harbour without ships' };
const mei = { name: 'Mei Tan', email: 'mei@cert.sg.example', password: 'a ship without a harbour' };
const paper = 'Memorandum of understanding PH–SG';

async function signsIn({ page }: Screen, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('The first run', () => {
  let ph: Screen;
  let sg: Screen;
  const scheme = () => ph.page.locator('html').getAttribute('data-mantine-color-scheme');
  const steps = () => ph.page.getByRole('region', { name: 'First steps' });

  beforeAll(async () => {
    ph = await chromium.blank(node.server);
    sg = await chromium.blank(node.server);
  });

  it('says to whom comes without the link where it is', async () => {
    await ph.goes('/');
    await ph.page.getByText('This node is not set up yet. Open the one-time link').waitFor();
  });

  it('refuses a link that is not the one that was printed, and keeps what was typed', async () => {
    await ph.goes('/setup#not-the-key');
    const { page } = ph;
    await page.getByRole('heading', { name: 'Set up Entente' }).waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('National CERT of the Philippines');
    await choose(page, 'Country', 'Philippines');
    await page.getByRole('textbox', { name: 'Short name' }).fill('CERT-PH');
    await choose(page, 'Time zone', 'Asia/Manila');
    await page.getByRole('textbox', { name: 'Your name' }).fill(ana.name);
    const email = page.getByRole('textbox', { name: 'E-mail' });
    await email.fill('ana@nowhere');
    await page.getByRole('textbox', { name: 'Password' }).fill(ana.password);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await page.getByRole('alert').getByText('E-mail: ').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await email.fill(ana.email);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await page.getByRole('alert').getByText('This link is not valid any more').waitFor();
    ph.complaints.length = 0;
  });

  it('sets the node up by the link, and signs its first administrator in', async () => {
    const key = z.string().parse(await node.server.ask('key'));
    const { page } = ph;
    await page.evaluate(`location.hash = '#${key}'`);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await steps().waitFor();
    await page.getByRole('button', { name: `${ana.name}: settings and signing out` }).waitFor();
  });

  it('signs out, refuses a wrong password in a sentence, takes the right one, and looks as its user likes it', async () => {
    const { page } = ph;
    const personal = page.getByRole('button', { name: `${ana.name}: settings and signing out` });
    await personal.click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await ph.answerTo('PATCH', /session\/kept$/, () => page.getByText('Dark', { exact: true }).click());
    await page.keyboard.press('Escape');
    await personal.click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.evaluate('localStorage.clear()');
    await page.reload();
    expect(await scheme()).toBe('light');
    await signsIn(ph, ana.email, 'a harbour without a ship');
    await page.getByRole('alert').getByText('E-mail address or password is not right.').waitFor();
    ph.complaints.length = 0;
    await page.getByRole('textbox', { name: 'Password' }).fill(ana.password);
    await page.keyboard.press('Enter');
    await steps().waitFor();
    await until('the page is dark', async () => (await scheme()) === 'dark');
  });

  it('registers a partner', async () => {
    const { page } = ph;
    await steps().getByRole('link', { name: 'Register the first partner' }).click();
    await page.getByRole('button', { name: 'Register an organisation' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Register an organisation' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('National CERT of Singapore');
    await choose(dialog, 'Country', 'Singapore');
    await dialog.getByRole('textbox', { name: 'Short name' }).fill('CERT-SG');
    const response = await ph.answerTo('POST', /^\/api\/organizations$/, () =>
      dialog.getByRole('button', { name: 'Register an organisation' }).click(),
    );
    await page.getByRole('heading', { name: 'CERT-SG' }).waitFor();
    await page.getByText('No agreement with you: only TLP:CLEAR may go there.').waitFor();

    const { id } = z.object({ id: z.string() }).parse(await response.json());
    const made = await page.request.post(`${node.server.url}/api/organizations/${id}/administrator`, {
      data: mei,
    });
    expect(made.status()).toBe(201);
  });

  it('drafts an agreement, proposes and signs it', async () => {
    const { page } = ph;
    await page.getByRole('link', { name: 'Entente, to the start' }).click();
    await steps().getByRole('link', { name: 'Draft the first agreement' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill(paper);
    await choose(page, 'Parties', 'CERT-SG');
    await page.keyboard.press('Escape');
    await page.getByText('Nobody else learns of a draft.').waitFor();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('heading', { level: 1, name: paper }).waitFor();
    await page.getByText(/CERT-PH and CERT-SG may exchange up to TLP:AMBER for mutual response/).waitFor();

    for (const step of ['Propose', 'Sign']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: step });
      await dialog.getByRole('button', { name: step }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await page.getByText('not signed yet').waitFor();
    await page.getByRole('main').getByText('Proposed', { exact: true }).waitFor();
  });

  it('is in force when the other side has signed too, and both see it', async () => {
    await sg.goes('/agreements');
    await signsIn(sg, mei.email, mei.password);
    await sg.page.getByRole('link', { name: paper }).click();
    await sg.page.getByRole('button', { name: 'Sign', exact: true }).click();
    const dialog = sg.page.getByRole('dialog', { name: 'Sign' });
    await dialog.getByText('what it covers starts to flow, up to TLP:AMBER').waitFor();
    await dialog.getByRole('button', { name: 'Sign' }).click();
    for (const { page } of [sg, ph])
      await page.getByRole('main').getByText('In force', { exact: true }).first().waitFor();
  });

  it('opens the first case, and the first steps are done', async () => {
    const { page } = ph;
    await page.getByRole('link', { name: 'Entente, to the start' }).click();
    await steps().getByRole('link', { name: 'Open the first case' }).click();
    await opensByForm(ph, {
      title: 'Phishing against the customs office',
      kind: 'phishing',
      invite: ['CERT-SG'],
    });
    await page.getByRole('link', { name: 'Entente, to the start' }).click();
    await page
      .getByRole('table', { name: 'Cases' })
      .getByRole('link', { name: 'Phishing against' })
      .waitFor();
    expect(await steps().count()).toBe(0);
    await sg.page.getByRole('link', { name: 'Inbox' }).click();
    await sg.page.getByRole('main').getByText('CERT-PH invited CERT-SG as affected').waitFor();
  });

  it('has complained about nothing', () => {
    expect([...ph.complaints, ...sg.complaints]).toEqual([]);
  });
});
