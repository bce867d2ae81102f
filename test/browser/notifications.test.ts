import type { Locator } from 'playwright-core';
import type { Person } from '../support/person.js';
import { until } from '../support/until.js';
import { aNode } from '../support/world.js';
import { liesOnTop } from './in-page.mjs';
import { aChromium, desk, phone, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

/** What the browser is asked to show and to play, kept instead of shown; and a page that nobody looks at. */
const listening = `
  window.told = [];
  window.tones = 0;
  window.Notification = class {
    static permission = 'default';
    static requestPermission = async () => (window.Notification.permission = 'granted');
    constructor(_title, { body }) { window.told.push(body); }
  };
  const Audio = window.AudioContext;
  window.AudioContext = class extends Audio { constructor() { super(); window.tones += 1; } };
`;
const lookAway = `Object.defineProperty(document, 'hidden', { get: () => true })`;

describe('Somebody on duty who looks elsewhere', () => {
  let manila: Person;
  let singapore: Person;
  let ph: Screen;
  const heard = () => ph.page.evaluate<{ told: string[]; tones: number }>('({ told, tones })');

  beforeAll(async () => {
    const world = node.world();
    [manila, singapore] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    ph = await chromium.of(manila, node.server, '/agreements');
    await ph.context.addInitScript(listening);
    await ph.goes('/agreements');
    await ph.isLive();
  }, 120_000);

  const invites = async (title: string) => {
    const incident = await singapore.opens({ title });
    await singapore.invites(manila, incident);
    return incident;
  };

  it('is told on the page, and not by the browser or a tone, unless it was asked for', async () => {
    // What comes before the script that announces it is told all the same.
    let standsInTheInbox = () => {};
    const inTheInbox = new Promise<void>((resolve) => (standsInTheInbox = resolve));
    await ph.page.route(/\/announcements-/, async (route) => {
      await inTheInbox;
      await route.continue();
    });
    await ph.goes('/agreements');
    await ph.isLive();
    await ph.page.evaluate(lookAway);
    await invites('Nobody hears of this');
    await ph.page
      .getByRole('link', { name: /^Inbox/ })
      .getByText('1', { exact: true })
      .waitFor();
    standsInTheInbox();
    await ph.page.getByText(`invited ${manila.organization.shortName} as assisting`).first().waitFor();
    expect(await heard()).toEqual({ told: [], tones: 0 });
  });

  it('finds no notice upon the dialog that is open, nor upon the ways to go on a phone', async () => {
    const { page } = ph;
    await page.setViewportSize(phone);
    await invites('Told behind a dialog');
    const notice = page.locator('.mantine-Notification-root').last();
    await notice.waitFor();
    const above = () => notice.evaluate(liesOnTop);
    // It slides in from beside the page.
    await until('the notice lies on top', above);
    expect((await notice.boundingBox())?.y).toBeLessThan(phone.height / 2);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await above()).toBe(false);
    await page.keyboard.press('Escape');
    await page.setViewportSize(desk);
  });

  it('asks for it in the settings, and is told then of what concerns them alone', async () => {
    await ph.page.getByRole('button', { name: /settings and signing out/ }).click();
    await ph.page.getByRole('menuitem', { name: 'Settings' }).click();
    const browsers = ph.page.getByRole('switch', { name: 'Notifications of the browser' });
    const answers = (permission: string) =>
      ph.page.evaluate(
        `Notification.requestPermission = async () => (Notification.permission = '${permission}')`,
      );
    await answers('denied');
    await browsers.click({ force: true });
    await ph.page.getByText('This browser does not let Entente notify you.').waitFor();
    expect(await browsers.isChecked()).toBe(false);
    await answers('granted');
    await browsers.check({ force: true });
    await ph.page.getByRole('switch', { name: 'A sound for what concerns you' }).check({ force: true });
    await ph.page.keyboard.press('Escape');
    const incident = await invites('This one is heard');
    await until('the first is told', async () => (await heard()).told.length > 0);
    await singapore.posts('Only words; nothing to wake anybody for.', incident);
    await invites('And this one');
    await until('the second is told', async () => (await heard()).told.length > 1);
    const { told, tones } = await heard();
    expect(told).toHaveLength(2);
    for (const one of told) expect(one).toContain(`invited ${manila.organization.shortName}`);
    expect(tones).toBe(2);
    expect(ph.complaints).toEqual([]);
  });

  it('finds no notice upon the marking of the case that is open on a phone, nor upon what one writes with', async () => {
    const { page } = ph;
    await page.setViewportSize(phone);
    await ph.goes(`/cases/${(await manila.opens({ title: 'Open on a phone' })).id}`);
    await ph.isLive();
    await page.getByRole('textbox', { name: 'Write an update' }).fill('Half');
    await invites('Told beside a composer');
    const notices = page.locator('.mantine-Notification-root');
    await notices.last().waitFor();
    const edges = async (element: Locator) => {
      const { y, height } = (await element.boundingBox()) ?? { y: NaN, height: NaN };
      return { top: y, bottom: y + height };
    };
    expect((await edges(notices.first())).top).toBeGreaterThan((await edges(page.locator('.band'))).bottom);
    expect((await edges(notices.last())).bottom).toBeLessThanOrEqual(
      (await edges(page.locator('.composer'))).top,
    );
  });

  it('finds it at a desk where no form has its buttons, and never upon what has the focus', async () => {
    const { page } = ph;
    await page.setViewportSize(desk);
    await ph.goes('/agreements/new');
    await ph.isLive();
    const way = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' });
    const { y, height } = (await way.boundingBox()) ?? { y: NaN, height: NaN };
    await page.setViewportSize({ width: desk.width, height: Math.round(y + height) + 80 });
    await invites('Told at a desk');
    const notice = page.locator('.mantine-Notification-root').last();
    await until('it lies upon the rail', async () => !(await way.evaluate(liesOnTop)));
    const box = (await notice.boundingBox()) ?? { x: NaN, width: NaN };
    const main = (await page.getByRole('main').boundingBox()) ?? { x: NaN };
    expect(box.x + box.width).toBeLessThan(main.x);
    await way.focus();
    await until('it has given way', () => way.evaluate(liesOnTop));
  });

  it('finds in the inbox still called new what was not opened, though something newer was', async () => {
    const { page } = ph;
    await page.setViewportSize(desk);
    await ph.goes('/inbox');
    const fresh = page.getByRole('main').getByRole('link', { name: /, new\b/ });
    const way = (count: number) => page.getByRole('link', { name: new RegExp(`^Inbox\\D*${count}\\b`) });
    await fresh.nth(1).waitFor();
    const count = await fresh.count();
    await way(count).waitFor();
    await ph.answerTo('PATCH', /\/session\/kept$/, () => fresh.first().click());
    await page.locator('.case-page').waitFor();
    await way(count - 1).waitFor();
    // At any other desk, too.
    await ph.goes('/inbox');
    await fresh.first().waitFor();
    expect(await fresh.count()).toBe(count - 1);
  });
});
