import { z } from 'zod';
import type { Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { composer, timeline } from './acts.js';
import { targetsTooSmall } from './in-page.mjs';
import { layoutFaults } from './layout.mjs';
import { aChromium, desk, phone, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const password = 'a canoe with two paddles';

/** Two frames: rows are measured in the first in which they have another width, and are in their places in the next. */
const drawn =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))))';

describe('In the hand', () => {
  const title = 'Leak at a ferry company';
  let manila: Person;
  let singapore: Person;
  let agreement: string;
  let incident: Case;
  let ph: Screen;

  beforeAll(async () => {
    const world = node.world();
    manila = await world.user('PH', ['operator', 'manager'], { password });
    singapore = await world.team('SG');
    agreement = await world.agreement('PH', 'SG');
    incident = await singapore.opens({ title });
    await singapore.invites(manila, incident);
    ph = await chromium.blank(node.server, { viewport: phone, hasTouch: true, isMobile: true });
    await ph.goes('/');
  }, 120_000);

  /** What is wrong with the page as it stands. */
  const faults = async () => z.array(z.string()).parse(await ph.page.evaluate(layoutFaults));

  it('signs in, and finds the case on the board', async () => {
    const { page } = ph;
    await page.getByRole('textbox', { name: 'E-mail' }).fill(manila.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).tap();
    await page.getByRole('link', { name: title }).first().waitFor();
    expect([...(await faults()), ...(await page.evaluate(targetsTooSmall))]).toEqual([]);
    await page.getByRole('link', { name: title }).first().tap();
  });

  it('accepts the invitation and writes an update', async () => {
    const { page } = ph;
    await page.getByRole('button', { name: 'Accept the invitation' }).tap();
    await composer(ph).tap();
    await composer(ph).fill('We are on our way to the harbour.');
    await page.getByRole('button', { name: 'Post' }).tap();
    await timeline(ph).getByRole('article').filter({ hasText: 'on our way' }).waitFor();
    expect(await singapore.texts(incident)).toEqual(['We are on our way to the harbour.']);
    expect([...(await faults()), ...(await page.evaluate(targetsTooSmall))]).toEqual([]);
  });

  it.each([
    ['ar', 'rtl'],
    ['ru', 'ltr'],
  ])('reads in %s, on the phone and at a desk, and nothing is cut', async (language, direction) => {
    const { page } = ph;
    const found: string[] = [];
    await page.evaluate(
      `localStorage.setItem('entente.settings', JSON.stringify({ language: '${language}' }))`,
    );
    const places = { '/': '.case-title', '/cases': '.case-title', '/agreements': '.agreement-row' };
    for (const [path, stands] of Object.entries({
      ...places,
      [`/cases/${incident.id}`]: '.timeline article',
      [`/agreements/${agreement}`]: '.exchange-table td',
    })) {
      await page.setViewportSize(desk);
      await ph.goes(path);
      await page.locator(`[dir=${direction}] #main ${stands}`).first().waitFor();
      await page.locator('.mantine-Loader-root').first().waitFor({ state: 'hidden' });
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        await page.evaluate(drawn);
        found.push(...(await faults()).map((fault) => `${path} at ${String(size.width)} px: ${fault}`));
      }
    }
    expect(found).toEqual([]);
    expect(ph.complaints).toEqual([]);
  });
});
