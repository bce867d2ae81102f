import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import type { Person } from '../support/person.js';
import { aNode, inSession } from '../support/world.js';

/** The main job, on two screens: what PH does, and what SG is given of it, on its page and on the wire. */

const node = aNode();
const patience = { timeout: 20_000 };

/** A person's screen, with everything that its browser was ever sent. */
interface Screen {
  page: Page;
  received: () => string;
}

describe('an incident on two screens', () => {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => (browser = await launchChromium()));
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
  });

  async function screenOf(person: Person, path: string): Promise<Screen> {
    const { server } = node;
    const [name = '', value = ''] = ((await inSession(person, server)).credentials['cookie'] ?? '').split(
      '=',
    );
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    contexts.push(context);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    const parts: string[] = [];
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => parts.push(payload.toString())),
    );
    page.on('response', (response) => {
      if (response.url().includes('/api/'))
        response.text().then(
          (text) => parts.push(text),
          () => undefined,
        );
    });
    await page.goto(`${server.url}${path}`);
    return { page, received: () => parts.join('\n') };
  }

  it('shows SG what the agreement allows, live, and never what it does not', async () => {
    const world = node.world();
    const [manila, singapore] = await world.teams('PH', 'SG');
    const paper = await world.agreement('PH', 'SG');
    const title = `Ransomware of ${String(Date.now())}`;

    const sg = await screenOf(singapore, '/');
    await sg.page.getByText('Live', { exact: true }).first().waitFor(patience);
    const ph = await screenOf(manila, '/cases/new');

    await ph.page.getByRole('textbox', { name: 'Title' }).fill(title);
    const classes = ph.page.getByPlaceholder('Search: ransomware', { exact: false });
    await classes.fill('c2');
    await ph.page.getByRole('option').first().click();
    await ph.page
      .getByRole('checkbox', { name: new RegExp(singapore.organization.shortName) })
      .check(patience);
    await ph.page.keyboard.press('Control+Enter');
    await ph.page.waitForURL(/\/cases\/[0-9a-f-]{36}/, patience);

    await sg.page.getByText(title).first().waitFor(patience);
    await sg.page.getByText(title).first().click();
    await sg.page.getByRole('button', { name: 'Accept the invitation' }).first().click(patience);
    const toSingapore = ph.page.getByText(`Goes to ${singapore.organization.shortName}`);
    await toSingapore.waitFor(patience);

    const post = async (text: string) => {
      const box = ph.page.getByRole('textbox', { name: 'Write an update' });
      await box.fill(text);
      await box.press('Control+Enter');
      await ph.page.locator('article, li, .card').filter({ hasText: text }).first().waitFor(patience);
    };
    const marked = async (tlp: string) => {
      await ph.page.getByRole('button', { name: /^Marking: / }).click();
      await ph.page
        .getByRole('menuitem', { name: new RegExp(tlp.replace('+', '\\+')) })
        .first()
        .click();
    };

    await marked('TLP:RED');
    await ph.page.getByText('Internal: stays in your own book', { exact: false }).waitFor(patience);
    await post('The minister must not hear of this yet');
    await marked('TLP:AMBER ');
    await post('Beacon goes out every 47 seconds');
    await sg.page.getByText('Beacon goes out every 47 seconds').first().waitFor(patience);
    expect(sg.received()).toContain('Beacon goes out every 47 seconds');
    expect(sg.received()).not.toContain('The minister must not hear');
    await expectAbsent(sg.page, 'The minister must not hear');

    const caseUrl = ph.page.url();
    await ph.page.goto(`${node.server.url}/agreements/${paper}`);
    await ph.page.getByRole('button', { name: 'Suspend', exact: false }).first().click(patience);
    const dialog = ph.page.getByRole('dialog');
    await dialog.getByText('stop', { exact: false }).first().waitFor(patience);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Under review by the ministry');
    await dialog.getByRole('button', { name: 'Suspend', exact: false }).last().click();

    await ph.page.goto(caseUrl);
    await ph.page.getByText(`Not to ${singapore.organization.shortName}`).waitFor(patience);
    await post('Nobody abroad reads this line');
    // Something later that does reach SG, so that what came before has had its time: its own update.
    const own = sg.page.getByRole('textbox', { name: 'Write an update' });
    await own.fill('Singapore is still here');
    await own.press('Control+Enter');
    await sg.page
      .locator('article, li, .card')
      .filter({ hasText: 'Singapore is still here' })
      .first()
      .waitFor(patience);
    expect(sg.received()).not.toContain('Nobody abroad reads this line');
    await expectAbsent(sg.page, 'Nobody abroad reads this line');
  }, 120_000);
});

async function expectAbsent(page: Page, text: string): Promise<void> {
  expect(await page.getByText(text).count()).toBe(0);
}
