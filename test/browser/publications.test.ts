import { done } from '../support/person.js';
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
  const language = form.getByRole('textbox', { name: 'Language' });
  await language.fill('English');
  await form.getByRole('button', { name: 'Publish' }).click();
  await form.getByText('A language is a BCP 47 tag').waitFor();
  await language.and(ph.page.locator('[aria-invalid=true]:focus')).fill('en');
  await form.getByRole('button', { name: 'Publish' }).click();
  await form.getByRole('heading', { level: 1, name: title }).waitFor();

  await sg.page.getByRole('main').getByRole('link', { name: title }).click();
  await sg.page.getByText('hxxps://evil[.]example/one').waitFor();
  await sg.page.keyboard.press('y');
  await sg.page.getByText('You have acknowledged this edition').waitFor();
  const readers = ph.page.getByRole('region', { name: 'Acknowledged by' });
  await readers.getByText(singapore.organization.shortName).waitFor();

  await sg.page.getByText('Nothing is written yet.').waitFor();
  await sg.page.getByRole('textbox', { name: 'Comment' }).fill('Seen here too.');
  await sg.page.getByRole('button', { name: 'Comment' }).click();
  await form.getByText('Seen here too.').waitFor();

  const { pathname } = new URL(ph.page.url());
  const content = { kind: 'bulletin', title: 'Loaders in archives too', text: 'Block both.' };
  done(await manila.put(`/api${pathname}`, { content, tlp: 'TLP:AMBER' }));
  await sg.page.getByRole('heading', { level: 1, name: content.title }).waitFor();
  const earlier = sg.page.getByRole('region', { name: 'Earlier editions' });
  await earlier.getByText(title).click();
  await earlier.getByText('Block the file type at the mail gateway.').waitFor();

  await sg.goes('/exchange?q=ransomware');
  await sg.page.getByText('No publication answers to that').waitFor();
  await sg.page.getByRole('button', { name: 'Show all' }).click();
  await sg.page.getByRole('link', { name: content.title }).waitFor();

  expect(await ru.wire.text()).not.toContain(title);
  expect([...ph.complaints, ...sg.complaints, ...ru.complaints]).toEqual([]);
});

it('raises a bulletin from a case, with those of its indicators that are one’s own to pass on', async () => {
  const world = node.world();
  const [manila, singapore] = await world.teams('PH', 'SG');
  await world.agreement('PH', 'SG');
  const incident = await manila.opens();
  await manila.invites(singapore, incident);
  await singapore.accepts(incident);
  const add = (value: string) => ({ type: 'domain-name', value });
  await manila.does(incident, 'indicators', add('ours.example'));
  await singapore.does(incident, 'indicators', add('theirs.example'));

  const ph = await chromium.of(manila, node.server, `/cases/${incident.id}`);
  await ph.page.getByRole('button', { name: 'Raise a bulletin' }).click();
  const dialog = ph.page.getByRole('dialog', { name: 'Raise a bulletin' });
  expect(await dialog.getByRole('checkbox', { name: 'ours[.]example' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('checkbox', { name: 'theirs[.]example' }).isEnabled()).toBe(false);
  await dialog.getByRole('button', { name: 'Into the bulletin: 1' }).click();
  const form = ph.page.getByRole('main');
  await form.getByRole('textbox', { name: 'Title' }).fill('A look-alike');
  await form.getByRole('textbox', { name: 'Text' }).fill('Block it.');
  await form.getByRole('button', { name: 'Publish' }).click();
  await form.getByRole('heading', { level: 1, name: 'A look-alike' }).waitFor();
  await form.getByText('ours[.]example').waitFor();
  expect(await form.getByText('theirs[.]example').count()).toBe(0);
  expect(ph.complaints).toEqual([]);
});
