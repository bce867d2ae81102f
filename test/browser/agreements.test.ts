import type { Route } from 'playwright-core';
import { done } from '../support/person.js';
import { aNode } from '../support/world.js';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const title = 'Memorandum of understanding on mutual incident response';
const scan = { name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Signed by both.') };

it('leads a memorandum from a template to its signed document and on to a treaty, on two screens', async () => {
  const [manila, singapore] = await node.world().teams('PH', 'SG');
  const ph = await chromium.of(manila, node.server, '/agreements/new');
  const sg = await chromium.of(singapore, node.server, '/agreements');
  await Promise.all([ph.isLive(), sg.isLive()]);
  const [ours, theirs] = [ph.page.getByRole('main'), sg.page.getByRole('main')];

  await ours.getByRole('button', { name: title }).click();
  await ours.getByLabel('Parties').first().click();
  await ph.page.getByRole('option', { name: singapore.organization.shortName }).click();
  await ph.page.keyboard.press('Escape');
  const notice = ours.getByLabel('Notice of renewal, days before the end');
  expect(await notice.inputValue()).toBe('90');
  await notice.fill('60');
  await ours.getByRole('button', { name: 'Save the draft' }).click();
  const signs = async (screen: Screen, action: string) => {
    await screen.page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
    await screen.page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
    await screen.page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await signs(ph, 'Propose');
  await signs(ph, 'Sign');
  await theirs.getByRole('row').filter({ hasText: '1 of 2 have signed' }).getByRole('link').click();
  await signs(sg, 'Sign');
  await ours.getByText('In force').first().waitFor();
  await ours.getByText('Notice of renewal is to be given 60 days before the end').waitFor();

  await theirs.getByRole('button', { name: 'Change our contacts' }).click();
  const contacts = sg.page.getByRole('dialog');
  await contacts.getByRole('textbox', { name: 'Name' }).fill('Night desk');
  await contacts.getByRole('textbox', { name: 'Phone' }).fill('+65 0000 0112');
  const email = contacts.getByRole('textbox', { name: 'E-mail' });
  await email.fill('the desk');
  await contacts.getByRole('button', { name: 'Change our contacts' }).click();
  await contacts.getByRole('alert').getByText('E-mail: ').waitFor();
  sg.complaints.length = 0;
  await email.and(sg.page.locator('[aria-invalid=true]:focus')).fill('');
  await contacts.getByRole('button', { name: 'Change our contacts' }).click();
  await ours.getByRole('link', { name: '+65 0000 0112' }).waitFor();

  await ours.locator('input[type=file]').setInputFiles(scan);
  await ours.getByText('No party has recorded this file').waitFor();
  await ours.getByRole('button', { name: 'Record it as the signed document' }).click();
  // What happened names the file as well, now before and now after it stands among the documents.
  await theirs
    .locator('.document-name')
    .and(theirs.getByText(scan.name, { exact: true }))
    .waitFor();
  await theirs.locator('input[type=file]').setInputFiles({ ...scan, name: 'what came by mail.pdf' });
  await theirs.getByText(`It is the document that ${manila.organization.shortName} recorded`).waitFor();

  await theirs.getByRole('button', { name: 'Upgrade' }).click();
  await theirs.getByRole('textbox', { name: 'Title' }).fill('Treaty on cyber incidents');
  await theirs.getByRole('button', { name: 'Save the draft' }).click();
  await signs(sg, 'Propose');
  const chain = ours.getByRole('listitem').filter({ hasText: 'Treaty on cyber incidents' });
  await chain.getByText('Upgrade').waitFor();
  await chain.getByText('Proposed').waitFor();

  await ph.goes('/agreements?state=proposed');
  const treaty = ours.getByRole('link', { name: 'Treaty on cyber incidents' });
  await treaty.waitFor();
  expect(await ours.getByRole('link', { name: title }).count()).toBe(0);

  await treaty.click();
  await ours.getByText('0 of 2 have signed').waitFor();
  const { pathname } = new URL(ph.page.url());
  done(await singapore.post(`/api${pathname}/signatures`, { evidence: 'Signed in Melaka.' }));
  await ours.getByText('Signed in Melaka.').waitFor();
  const held: Route[] = [];
  await ph.page.route('**/api/organizations', (route) => void held.push(route));
  await ph.goes(pathname);
  await ours.getByText('Signed in Melaka.').waitFor();
  expect(await ours.innerText()).not.toContain(singapore.organization.id);
  await Promise.all(held.map((route) => route.continue()));
  await ours.getByText(singapore.organization.shortName, { exact: true }).first().waitFor();
  expect([...ph.complaints, ...sg.complaints]).toEqual([]);
});
