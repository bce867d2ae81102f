import type { Locator, Page } from 'playwright-core';
import { Case, Done } from '../support/contract.js';
import type { Screen } from './screen.js';

/** What people do on the screens of a case, by the words that stand there. */

export interface NewCase {
  title: string;
  /** Words by which its class is found. */
  kind?: string;
  /** Short names of those who are invited as it is opened. */
  invite?: string[];
}

/** Fills in the form on which a case is opened, sends it off by the key, and waits for the page of the case. */
export async function opensByForm(
  screen: Screen,
  { title, kind = 'c2', invite = [] }: NewCase,
): Promise<Case> {
  const { page } = screen;
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await choose(page, 'Class', kind);
  for (const name of invite) await page.getByRole('checkbox', { name }).check();
  const response = await screen.answerTo('POST', /^\/api\/cases$/, () =>
    page.keyboard.press('Control+Enter'),
  );
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return Case.parse(await response.json());
}

/** Writes into a field from which one chooses, and takes the first that it offers. */
export async function choose(within: Page | Locator, field: string, text: string): Promise<void> {
  const box = within.getByRole('combobox', { name: field, exact: true });
  await box.click();
  if (await box.isEditable()) await box.fill(text);
  const page = 'page' in within ? within.page() : within;
  await page.getByRole('option', { name: text }).or(page.getByRole('option')).first().click();
}

export function composer({ page }: Screen): Locator {
  return page.getByRole('textbox', { name: 'Write an update' });
}

/** The line under the composer that says who would get what stands in it. */
export function preview({ page }: Screen): Locator {
  return page.getByRole('region', { name: 'Write an update' }).getByRole('status');
}

export function timeline({ page }: Screen): Locator {
  return page.getByRole('feed', { name: 'Timeline' });
}

/** Chooses the marking of what stands in the composer. */
export async function marks({ page }: Screen, tlp: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Write an update' })
    .getByRole('button', { name: 'Marking' })
    .click();
  await page
    .getByRole('menuitem')
    .filter({ has: page.getByText(tlp, { exact: true }) })
    .click();
}

/** Posts an update by the key, waits until the book has brought it, and gives the id of its event. */
export async function posts(screen: Screen, text: string): Promise<string> {
  await composer(screen).fill(text);
  const response = await screen.answerTo('POST', /\/updates$/, () => composer(screen).press('Control+Enter'));
  await timeline(screen)
    .getByRole('article')
    .filter({ hasText: text, has: screen.page.getByRole('button', { name: 'Copy link' }) })
    .waitFor();
  return Done.parse(await response.json()).eventId;
}

/** The part of a case's page that stands beside the timeline, by its title. */
export function part({ page }: Screen, title: string | RegExp): Locator {
  return page.getByRole('complementary').getByRole('region', { name: title });
}

/** The dialog that is open, by its title. */
export function dialog({ page }: Screen, name: string): Locator {
  return page.getByRole('dialog', { name, exact: true });
}

/** Sends the open dialog off by its button, and waits until it has gone, which it does when the server has taken it. */
export async function confirms(screen: Screen, name: string, button = name): Promise<void> {
  const open = dialog(screen, name);
  await open.getByRole('button', { name: button }).click();
  await open.waitFor({ state: 'hidden' });
}
