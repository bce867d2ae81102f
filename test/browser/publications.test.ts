import { aNode } from '../support/world.js';
import { aChromium } from './screen.js';

const node = aNode();
const chromium = aChromium();

const title = 'Loaders in invoices';

it('publishes a bulletin to whom the preview says, live, and learns who has read it', async () => {
  const world = node.world();
  const [manila, singapore, moscow] = await world.teams('PH', 'SG', 'RU');
  await world.agreement('PH', 'SG', { scopes: ['threat-information'] });
  await world.agreement('PH', 'RU');
  const sg = await chromium.of(singapore, node.server, '/exchange');
  const ru = await chromium.of(moscow, node.server, '/exchange');
  const ph = await chromium.of(manila, node.server, '/publications/new?kind=bulletin');
  await Promise.all([sg.isLive(), ru.isLive(), ph.isLive()]);

  const form = ph.page.getByRole('main');
  await form.getByText(`Goes to ${singapore.organization.shortName}`).waitFor();
  const refused = form.getByRole('listitem').filter({ hasText: moscow.organization.shortName });
  await refused.getByText('agreement does not cover threat information').waitFor();
  await form.getByRole('textbox', { name: 'Title' }).fill(title);
  await form.getByRole('textbox', { name: 'Text' }).fill('Block the file type at the mail gateway.');
  await form.getByRole('textbox', { name: 'Paste indicators' }).fill('hxxps://evil[.]example/one');
  await form.getByRole('button', { name: 'Publish' }).click();
  await form.getByRole('heading', { level: 1, name: title }).waitFor();

  await sg.page.getByRole('main').getByRole('link', { name: title }).click();
  await sg.page.getByText('hxxps://evil[.]example/one').waitFor();
  await sg.page.keyboard.press('y');
  await sg.page.getByText('You have acknowledged this edition').waitFor();
  const readers = ph.page.getByRole('region', { name: 'Acknowledged by' });
  await readers.getByText(singapore.organization.shortName).waitFor();

  await sg.page.getByRole('textbox', { name: 'Comment' }).fill('Seen here too.');
  await sg.page.getByRole('button', { name: 'Comment' }).click();
  await form.getByText('Seen here too.').waitFor();

  expect(await ru.wire.text()).not.toContain(title);
  expect([...ph.complaints, ...sg.complaints, ...ru.complaints]).toEqual([]);
});
