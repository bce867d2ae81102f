import { Duties, type Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { confirms, dialog } from './acts.js';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

describe('A list of cases, by keyboard', () => {
  const titles = ['Scans of the land registry', 'Phishing of pensioners', 'Stolen router passwords'];
  let manila: Person;
  let singapore: Person;
  const ours: Case[] = [];
  let theirs: Case;
  let ph: Screen;
  const row = (title: string) => ph.page.getByRole('row').filter({ hasText: title });
  /** Waits until the row of a case has the focus. */
  const isAt = (title: string) => ph.page.locator('[role=row]:focus-within', { hasText: title }).waitFor();
  const bar = () => ph.page.getByRole('toolbar', { name: 'What to do with the selected cases' });

  beforeAll(async () => {
    const world = node.world();
    [manila, singapore] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    for (const title of titles) ours.push(await manila.opens({ title }));
    theirs = await singapore.opens({ title: 'Leak at a ferry company' });
    await singapore.invites(manila, theirs);
    ph = await chromium.of(manila, node.server, '/cases');
    await ph.isLive();
  }, 120_000);

  it('shows the case under the cursor at a glance, and the next with the next key', async () => {
    await ph.page.keyboard.press('j');
    await isAt(theirs.title);
    await ph.page.keyboard.press('Space');
    const peek = ph.page.getByRole('complementary', { name: `${theirs.reference} at a glance` });
    await peek.getByText(`${singapore.organization.shortName} invited`).waitFor();
    await ph.page.keyboard.press('j');
    await ph.page
      .getByRole('complementary')
      .getByRole('heading', { name: titles[2] ?? '' })
      .waitFor();
    await ph.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
    await isAt(titles[2] ?? '');
  });

  it('changes the selected cases at once, has said before which, and why not the others', async () => {
    await ph.page.keyboard.press('x');
    await ph.page.keyboard.press('k');
    await ph.page.keyboard.press('x');
    await bar().getByText('2 selected').waitFor();
    await row(titles[1] ?? '').hover();
    await row(titles[1] ?? '')
      .getByRole('checkbox')
      .click();
    await bar().getByText('3 selected').waitFor();
    await ph.page.keyboard.press('s');
    const asking = dialog(ph, 'Change the status of several cases');
    await asking.getByText(`Only the lead may do this: ask ${singapore.organization.shortName}`).waitFor();
    await asking.getByText('Nobody else is told of it.').waitFor();
    await asking.getByRole('button', { name: 'Change 2 cases' }).click();
    await asking.waitFor({ state: 'hidden' });
    await bar().getByText('1 selected').waitFor();
    expect(await row(theirs.title).getByRole('checkbox').isChecked()).toBe(true);
    const now = await Promise.all(ours.map((one) => manila.reads(one)));
    expect(now.map(({ status }) => status)).toEqual(['new', 'triage', 'triage']);
  });

  it('marks them as read, and is as before when nothing is selected any more', async () => {
    await row(theirs.title).getByText(', new').waitFor({ state: 'attached' });
    await ph.page.keyboard.press('r');
    await row(theirs.title).getByText(', new').waitFor({ state: 'detached' });
    await row(theirs.title).getByRole('link').focus();
    await ph.page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
  });

  it('invites a partner to a case from the list, and tells what it may not', async () => {
    await row(titles[0] ?? '')
      .getByRole('link')
      .focus();
    await ph.page.keyboard.press('x');
    await ph.page.keyboard.press('i');
    const asking = dialog(ph, 'Invite to several cases');
    await asking.getByRole('combobox', { name: 'Whom' }).click();
    await ph.page.getByRole('option', { name: singapore.organization.shortName }).click();
    await asking.getByText(`Told of it: ${singapore.organization.shortName} (1)`).waitFor();
    await confirms(ph, 'Invite to several cases', 'Change 1 case');
    await row(titles[0] ?? '')
      .getByText('SG, invited')
      .waitFor();
  });

  it('leaves of the list what a country of the map takes part in, and keeps that under a name', async () => {
    const { page } = ph;
    await ph.goes('/');
    const country = page.locator('svg.world .way').filter({ hasText: /^Singapore/ });
    await country.locator('.place').click();
    await row(titles[1] ?? '').waitFor({ state: 'detached' });
    await row(theirs.title).waitFor();
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('textbox', { name: 'Save these filters as …' }).fill('With Singapore');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('menuitem', { name: 'With Singapore', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await country.locator('.place').click();
    await row(titles[1] ?? '').waitFor();
  });

  it('says above what is due as soon as it is, and no longer than that', async () => {
    await ph.goes('/');
    await ph.isLive();
    const incident = await manila.opens({ title: 'Wreck in the roads' });
    const task = {
      ...{ title: 'Call the harbour master', assignee: manila.organization.id },
      dueAt: '2090-01-01T00:00:00.000Z',
    };
    await manila.does(incident, 'tasks', task);
    const due = ph.page.getByRole('region', { name: 'What is due' }).getByText(task.title);
    await due.waitFor();
    const [duty] = Duties.parse((await manila.get('/api/duties')).body).items.filter(
      ({ label }) => label === task.title,
    );
    await manila.does(incident, `tasks/${duty?.itemId ?? ''}/state`, { state: 'done' });
    await due.waitFor({ state: 'detached' });
    expect(ph.complaints).toEqual([]);
  });
});
