import axe, { type RunOptions } from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLine, inAProcess } from '../cli/entente.js';
import { Agreement, Cases, listOf } from '../support/contract.js';
import { startServer, type OwnServer } from '../support/server.js';
import { lacksAxe, turnTo, violationsByAxe } from './in-page.mjs';
import { layoutFaults } from './layout.mjs';
import { aChromium, desk, phone, type Screen } from './screen.js';

/**
 * Every screen over the demonstration, as pages that must hold together: nothing runs over, is cut or lies upon something
 * else, and axe finds nothing. With a folder in PICTURES there are pictures to look at, which take a quarter of a minute.
 */

const pictures = process.env['PICTURES'];
const chromium = aChromium();
const demonstration = commandLine({}, inAProcess);

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofColour = ['color-contrast', 'link-in-text-block'];
const withoutColour = Object.fromEntries(ofColour.map((rule) => [rule, { enabled: false }]));

let server: OwnServer;
let screen: Screen;
/** Where the pages are that only this data has. */
const paths = { running: '', invited: '', closed: '', many: '', suspended: '', partner: '', bulletin: '' };

async function signsIn(email: string): Promise<void> {
  const { page } = screen;
  await screen.context.clearCookies();
  await screen.goes('/');
  await page.getByRole('textbox').first().fill(email);
  await page.locator('input[type=password]').fill('six nations one book');
  await page.keyboard.press('Enter');
  await page.locator('.case-title').first().waitFor();
}

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  await demonstration.does(['demo']);
  server = await startServer({ env: { DATA_DIR: demonstration.dataDir } });
  screen = await chromium.blank(server, { timezoneId: 'Asia/Manila' });
}, 120_000);

afterAll(async () => {
  await server.stop();
  demonstration.remove();
});

/** Goes on as a link of the page does, without loading it anew. */
async function turnsTo(path: string): Promise<void> {
  await screen.page.setViewportSize(desk);
  await screen.page.evaluate(turnTo, path);
}

/** Waits until nothing on the page is on its way any more. */
async function settles(): Promise<void> {
  await screen.page.locator('.mantine-Loader-root').first().waitFor({ state: 'hidden' });
  await screen.page.evaluate('document.fonts.ready.then(() => undefined)');
}

type Theme = 'light' | 'dark';

/** Shows the page as it stands in a size and a theme. */
async function shows(name: string, size: typeof desk, theme: Theme): Promise<void> {
  const { page } = screen;
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor({ state: 'attached' });
  if (!pictures) return;
  await page.screenshot({ path: join(pictures, `${name}-${String(size.width)}-${theme}.png`) });
}

/** Shows the page as it stands in a size and a theme, and gives what is wrong with its layout. */
async function looks(name: string, size: typeof desk, theme: Theme): Promise<string[]> {
  await shows(name, size, theme);
  const faults = z.array(z.string()).parse(await screen.page.evaluate(layoutFaults));
  return faults.map((fault) => `${name}, ${String(size.width)} px, ${theme}: ${fault}`);
}

/** What axe has to say of the page as it stands, or of a part of it. */
async function axeFinds(options: RunOptions, within = 'html'): Promise<string[]> {
  const { page } = screen;
  // A page that was loaded once shows many screens.
  if (await page.evaluate(lacksAxe)) await page.evaluate(axe.source);
  return z.array(z.string()).parse(await page.evaluate(violationsByAxe, { within, options }));
}

/** Those that have other parts on a phone than on a desk; axe takes its time. */
const onThePhoneToo = new Set(['case', 'open-case']);

/** All ways in which a screen is looked at; the words, roles and places of a page are the same in both themes. */
async function isSound(name: string): Promise<void> {
  await settles();
  const faults = await looks(name, desk, 'light');
  faults.push(...(await axeFinds({ runOnly: standards })));
  await shows(name, desk, 'dark');
  faults.push(...(await axeFinds({ runOnly: ofColour })));
  if (pictures) await shows(name, phone, 'dark');
  faults.push(...(await looks(name, phone, 'light')));
  if (onThePhoneToo.has(name)) faults.push(...(await axeFinds({ runOnly: standards, rules: withoutColour })));
  // That the server refuses is no fault where a screen is about just that; the browser notes it all the same.
  faults.push(...screen.complaints.splice(0).filter((complaint) => !complaint.includes('404')));
  expect(faults).toEqual([]);
}

describe('Whoever is not signed in', () => {
  it('signs in', async () => {
    await screen.goes('/');
    await screen.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await isSound('sign-in');
  });

  it('sets up', async () => {
    await screen.goes('/setup#a-key');
    await screen.page.getByRole('heading', { name: 'Set up Entente' }).waitFor();
    await isSound('set-up');
  });
});

describe('Whoever does everything', () => {
  beforeAll(async () => {
    await signsIn('admin@cert-ph.example');
    const reads = async (path: string): Promise<unknown> =>
      (await screen.page.request.get(`${server.url}/api/${path}`)).json();
    const { items } = Cases.parse(await reads('cases?limit=50'));
    const agreements = listOf(Agreement).parse(await reads('agreements')).items;
    const caseOf = (start: string) =>
      `/cases/${items.find(({ title }) => title.startsWith(start))?.id ?? start}`;
    paths.running = caseOf('Ransomware across');
    paths.invited = caseOf('Names of a shipping');
    paths.closed = caseOf('Phishing with tax');
    paths.many = `/agreements/${agreements.find(({ parties }) => parties.length > 2)?.id ?? ''}`;
    paths.suspended = `/agreements/${agreements.find(({ state }) => state === 'suspended')?.id ?? ''}`;
    const Named = z.object({ id: z.string(), shortName: z.string() });
    const organizations = listOf(Named).parse(await reads('organizations')).items;
    paths.partner = `/partners/${organizations.find(({ shortName }) => shortName === 'CERT-SG')?.id ?? ''}`;
    const Item = z.object({ id: z.string() });
    const [bulletin] = listOf(Item).parse(await reads('publications?kind=bulletin')).items;
    paths.bulletin = `/publications/${bulletin?.id ?? ''}`;
  }, 60_000);

  const screens: [name: string, path: () => string, stands: string][] = [
    ['operations', () => '/', '.feed-item'],
    ['cases', () => '/cases?group=severity', '.list-page .case-title'],
    ['case', () => paths.running, '.timeline article'],
    ['case-invited', () => paths.invited, '.invitation'],
    ['case-closed', () => paths.closed, '.timeline article'],
    ['open-case', () => '/cases/new', '.candidate-name'],
    ['agreements', () => '/agreements', '.agreement-row'],
    ['agreement', () => paths.many, '.agreement-sentence'],
    ['agreement-suspended', () => paths.suspended, '.agreement-sentence'],
    ['new-agreement', () => '/agreements/new', '.agreement-form'],
    ['partners', () => '/partners', '.partner'],
    ['partner', () => paths.partner, '.partner-case'],
    // What goes before each of these two has such rows as well.
    ['exchange', () => '/exchange', '.page:has(h1:text-is("Exchange")) .publication-row'],
    ['capabilities', () => '/capabilities', '.match'],
    ['research', () => '/research', '.page:has(h1:text-is("Research")) .publication-row'],
    ['publication', () => paths.bulletin, '.publication-split'],
    ['posture', () => '/posture?span=all', '.bar-table'],
    ['reports', () => '/reports', '.state'],
    ['requests', () => '/requests', '.board-card'],
    ['disclosures', () => '/disclosures', '.ledger-row'],
    ['inbox', () => '/inbox', '.row-link'],
    ['users', () => '/administration', '.row-acts'],
    ['tokens', () => '/administration?part=tokens', '.state'],
    ['sessions', () => '/administration?part=sessions', '.admin-row'],
    ['settings', () => '/administration?part=settings', '.admin-settings'],
    ['reporting-duties', () => '/administration?part=duties', '.duty-list'],
    ['no-page', () => '/nowhere', '.state'],
  ];

  it.each(screens)('looks at %s', async (name, path, stands) => {
    await turnsTo(path());
    await screen.page.locator(`#main ${stands}`).first().waitFor();
    await isSound(name);
  });

  /** By the key that opens each on the page of a case; a dialog is looked at once on a desk and once on a phone. */
  it.each([
    ['palette', 'Control+k'],
    ['dialog-status', 'n'],
    ['dialog-escalation', 'e'],
    ['dialog-header', 'h'],
    ['dialog-invite', 'i'],
    ['dialog-ask', 'a'],
    ['dialog-indicators', 'b'],
  ])('looks at %s', async (name, key) => {
    const { page } = screen;
    await turnsTo(paths.running);
    await page.locator('#main .timeline article').first().waitFor();
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await settles();
    const faults = [
      ...(await looks(name, desk, 'light')),
      ...(await axeFinds({ runOnly: standards }, '[role=dialog]')),
    ];
    faults.push(...(await looks(name, phone, 'dark')));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
  });

  it('says in words what was typed into a date: by the clock of its reader, and by UTC', async () => {
    await turnsTo('/cases/new');
    const occurred = screen.page.getByLabel('Occurred');
    await occurred.fill('2026-11-27T03:16');
    const words = screen.page.locator(`[id="${(await occurred.getAttribute('aria-describedby')) ?? ''}"]`);
    await words.getByText('27 November 2026, 03:16 Manila · 26 November, 19:16 UTC').waitFor();
    await occurred.fill('');
    await turnsTo('/agreements/new');
    await screen.page.getByLabel('From').first().fill('2026-12-11');
    await screen.page.getByText(/^Friday,? 11 December 2026$/).waitFor();
  });

  it('is told in a sentence what it may not have', async () => {
    await turnsTo('/cases/01a20dd5-0000-7000-8000-000000000000');
    await screen.page.getByRole('heading', { level: 1, name: 'Not in your book' }).waitFor();
    await isSound('no-case');
    await signsIn('operator@cert-ph.example');
    await turnsTo('/administration');
    await screen.page.locator('#main .state').waitFor();
    await isSound('forbidden');
  });
});

describe('The eye itself', () => {
  it.each([
    ['runs over', '<div style="width: 2000px">As wide as two screens</div>', 'px wide where there are'],
    [
      'is cut',
      '<p style="width: 60px; overflow: hidden; white-space: nowrap">Ransomware in a hospital</p>',
      'cuts off',
    ],
    [
      'lies upon another',
      '<div style="position: relative; height: 40px"><b style="position: absolute; top: 0">One</b><b style="position: absolute; top: 0">Two</b></div>',
      'lie upon each other',
    ],
    [
      'hides another',
      '<div style="position: relative"><p>One</p><i style="position: absolute; inset: 0; background: red"></i></div>',
      'lies upon',
    ],
    [
      'scrolls to nothing',
      '<style>main { position: relative; height: 200px }</style><p><i style="position: absolute; top: 900px">One</i></p>',
      'scrolls',
    ],
  ])('sees what %s', async (_fault, html, sentence) => {
    await screen.page.setViewportSize(desk);
    // Not a page of ours, whose policy allows no styles of others.
    await screen.page.goto('about:blank');
    await screen.page.setContent(`<main style="overflow: auto; margin: 0">${html}</main>`);
    expect(await screen.page.evaluate(layoutFaults)).toContainEqual(expect.stringContaining(sentence));
  });

  it('has axe see what no eye does', async () => {
    await screen.page.setContent('<html lang="en"><main><img src="data:,"></main></html>');
    expect(await axeFinds({ runOnly: standards })).toContainEqual(expect.stringContaining('image-alt'));
  });
});
