import { Session } from '@entente/contract';
import { Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { composer, dialog, part, preview, timeline } from './acts.js';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const password = 'a lighthouse without a keeper';

const landmarks =
  /(?:link "To the content"|navigation "Main"|banner|main|complementary|status: Live|list "Status"|slider "As of now"|heading "[^"]+" \[level=1\]|feed "Timeline"|(?:region|textbox) "Write an update"|region "(?:What is due|Cases)"|table "Cases"|columnheader "[^"]+")(?=:|$)/;

/** The roles and names by which one finds one's way in a page, in the order in which a screen reader has them. */
function inOrder(tree: string): string[] {
  const found = tree.split('\n').map((line) => landmarks.exec(line.trim().replace(/^- /, '')));
  return found.flatMap((match) => (match?.index === 0 ? [match[0]] : []));
}

/** An incident from signing in to an answered request, in which no test here touches a mouse. */
describe('By keyboard alone', () => {
  const title = 'Ransomware in a hospital network';
  let manila: Person;
  let singapore: Person;
  let agreement: string;
  let opened: Case;
  let ph: Screen;

  beforeAll(async () => {
    const world = node.world();
    manila = await world.user('PH', ['operator', 'responder', 'manager', 'admin'], { password });
    singapore = await world.team('SG');
    agreement = await world.agreement('PH', 'SG');
    ph = await chromium.blank(node.server);
    await ph.goes('/');
  }, 120_000);

  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => ph.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => ph.page.keyboard.type(text);
  const focused = () => ph.page.locator(':focus');
  /** Goes on with the tab key until what is wanted has the focus, as one does who listens. */
  const tabsTo = async (wanted: string, key = 'Tab') => {
    const passed: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await press(key);
      const now = await focused()
        .ariaSnapshot({ timeout: 2_000 })
        .catch(() => 'the edge of the page');
      if (now.startsWith(`- ${wanted}`) || now.startsWith(`- '${wanted}`)) return;
      passed.push(now);
    }
    throw new Error(`No way by ${key} to ${wanted}, but to ${passed.join('; ')}.`);
  };
  /** Waits until something of the page has the focus: whoever listens would have to start again from the top. */
  const keepsFocus = () => ph.page.locator('body:not(:focus) :focus').waitFor();
  const entry = (text: string) => timeline(ph).getByRole('article').filter({ hasText: text });

  it('signs in', async () => {
    await ph.page.getByRole('textbox', { name: 'E-mail' }).and(focused()).waitFor();
    await type(manila.email);
    await tabsTo('textbox "Password"');
    await type(password);
    await press('Enter');
    await ph.isLive();
  });

  it('opens a case from the palette, with class, severity and a partner', async () => {
    // It was not fetched yet: what is typed meanwhile is for it, and not for the page.
    let fetched = () => {};
    const typed = new Promise<void>((resolve) => (fetched = resolve));
    await ph.page.route(/PaletteDialog/, async (route) => {
      await typed;
      await route.continue();
    });
    await press('Control+k');
    await type('open');
    fetched();
    const sought = ph.page.getByRole('dialog').getByRole('combobox').and(focused());
    await sought.waitFor();
    expect(await sought.inputValue()).toBe('open');
    await ph.page.unrouteAll({ behavior: 'wait' });
    await type(' a case');
    await ph.page.getByRole('option', { name: 'Open a case', selected: true }).waitFor();
    await press('Enter');
    await ph.page.getByRole('textbox', { name: 'Title' }).and(focused()).waitFor();
    await press('Control+Enter');
    await ph.page.getByText('Give it a title of at least three characters.').waitFor();
    await type(title);
    await press('Control+Enter');
    await ph.page.getByRole('combobox', { name: 'Class' }).and(focused()).waitFor();
    // At once, as what is pasted: the list of what is found is not there yet as the letters come.
    await ph.page.keyboard.insertText('ransomware');
    await ph.page.getByRole('option', { name: 'Ransomware' }).waitFor();
    await press('Enter');
    expect(await ph.page.getByRole('combobox', { name: 'Class' }).inputValue()).toBe(
      'Unauthorised Modification of Information',
    );
    await tabsTo('radio');
    await press('ArrowRight', 'Tab');
    expect(await focused().getAttribute('role')).not.toBe('radio');
    await tabsTo(`checkbox "SG ${singapore.organization.shortName}`);
    await press('Space');
    const answer = await ph.answerTo('POST', /\/api\/cases$/, () => press('Control+Enter'));
    opened = Case.parse(await answer.json());
    await ph.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await keepsFocus();
    expect((await manila.reads(opened)).severity).toBe('high');
  });

  it('writes an update, marked', async () => {
    await singapore.accepts(opened);
    await preview(ph).getByText(`Goes to ${singapore.organization.shortName}`).waitFor();
    await press('w');
    await composer(ph).and(focused()).waitFor();
    await type('The wards are on paper.');
    await tabsTo('button "Marking');
    await press('Enter');
    await ph.page.getByRole('menu').waitFor();
    await press('ArrowDown', 'ArrowUp');
    await ph.page.getByRole('menuitem').filter({ hasText: 'TLP:RED' }).and(focused()).waitFor();
    await press('Enter');
    await preview(ph).getByText('Internal: stays in your own book.').waitFor();
    await tabsTo('button "Preview"');
    await press('Enter', 'Control+Enter');
    await entry('The wards are on paper.').getByRole('button', { name: 'Copy link' }).waitFor();
    await keepsFocus();
    await press('Escape');
  });

  it('changes the status, and is back where it was', async () => {
    // Escape has led out of what was written, to where letters are keys.
    await ph.page.getByRole('feed').and(focused()).waitFor();
    await press('n');
    await dialog(ph, 'Start triage').locator(':focus').waitFor();
    expect(await dialog(ph, 'Start triage').ariaSnapshot()).toMatch(
      /dialog "Start triage"[^]*heading "Start triage"[^]*textbox "Reason[^]*button "Cancel"[^]*button "Start triage/,
    );
    await press('Control+Enter');
    await dialog(ph, 'Start triage').waitFor({ state: 'detached' });
    await ph.page.getByRole('feed').and(focused()).waitFor();
  });

  it('answers a request', async () => {
    await singapore.asks(manila, opened, 'Which hosts of yours speak to it?');
    const requests = part(ph, 'Assistance requests');
    await requests.getByText('Which hosts of yours speak to it?').waitFor();
    await tabsTo('button "Answer"');
    await press('Enter');
    await ph.page.getByRole('menuitem', { name: 'Acknowledge' }).waitFor();
    await press('ArrowDown', 'Enter');
    // Keys go where the focus is, and a dialog has that only once it stands.
    await dialog(ph, 'Acknowledge').locator(':focus').waitFor();
    await press('Control+Enter');
    await requests.getByText(/acknowledged/).waitFor();
    await keepsFocus();
  });

  it('shows the keys, and then is where it was', async () => {
    await ph.page.getByRole('feed').focus();
    await press('?');
    await dialog(ph, 'Keys').getByText('Search and commands').waitFor();
    await press('Escape');
    await ph.page.getByRole('feed').and(focused()).waitFor();
  });

  it('offers what can be done with the case first, and then what can be done everywhere', async () => {
    await press('Control+k');
    await ph.page.getByRole('option', { name: 'Open a case' }).waitFor();
    const offered = await ph.page.getByRole('option').allInnerTexts();
    const at = (label: string) => offered.findIndex((text) => text.startsWith(label));
    expect(at('Escalate')).toBeGreaterThanOrEqual(0);
    expect(at('Escalate')).toBeLessThan(at('Open a case'));
    await press('Escape');
    await ph.page.getByRole('feed').and(focused()).waitFor();
  });

  it('names those who alone shall have it', async () => {
    await tabsTo('button "Recipients"');
    await press('Enter');
    await ph.page.getByRole('combobox', { name: 'Recipients' }).and(focused()).waitFor();
    await type(singapore.organization.shortName);
    await press('Enter');
    await ph.page
      .locator('.composer-recipients')
      .getByText(singapore.organization.shortName)
      .first()
      .waitFor();
    await press('Backspace', 'Escape');
    await ph.page.getByRole('feed').focus();
  });

  it('has pages in whose tree everything has its role and name', async () => {
    expect(inOrder(await ph.page.getByRole('main').ariaSnapshot())).toEqual([
      ...[
        'main',
        'heading "Ransomware in a hospital network" [level=1]',
        'list "Status"',
        'slider "As of now"',
      ],
      ...['feed "Timeline"', 'region "Write an update"', 'textbox "Write an update"', 'complementary'],
    ]);
    await press('g', 'o');
    await ph.page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: title }).waitFor();
    await keepsFocus();
    expect(inOrder(await ph.page.locator('body').ariaSnapshot())).toEqual([
      ...['link "To the content"', 'navigation "Main"', 'banner', 'status: Live', 'main'],
      ...['heading "Operations" [level=1]', 'region "What is due"', 'region "Cases"', 'table "Cases"'],
      ...['columnheader "Severity"', 'columnheader "Case"', 'columnheader "Marking"'],
      ...['columnheader "Who is in"', 'columnheader "Requests"', 'columnheader "Last"'],
    ]);
    expect(ph.complaints).toEqual([]);
  });

  it('filters the list, keeps the filter under a name, and takes that away again', async () => {
    const button = (name: string) => ph.page.getByRole('button', { name, exact: true }).and(focused());
    await tabsTo('button "Filter"');
    await press('Enter');
    await ph.page.getByRole('combobox', { name: 'Filter by' }).and(focused()).waitFor();
    await press('Escape');
    await button('Filter').waitFor();
    await tabsTo('button "Saved"');
    await press('Enter');
    await ph.page.getByRole('menu').waitFor();
    await press('Tab');
    await type('Everything open');
    await press('Enter');
    await ph.page.getByRole('menuitem', { name: 'Everything open', exact: true }).waitFor();
    await press('Escape');
    // Kept for the person, not in the browser.
    const { kept } = Session.parse(
      await (await ph.page.request.get(`${node.server.url}/api/session`)).json(),
    );
    expect(kept.views.map(({ name }) => name)).toEqual(['Everything open']);
    await button('Saved').waitFor();
    await press('Enter');
    await ph.page.locator('[role=menu]:has(:focus)').waitFor();
    await press('ArrowDown', 'ArrowDown');
    await ph.page.getByRole('menuitem', { name: 'Remove: Everything open' }).and(focused()).waitFor();
    await press('Enter');
    await ph.page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    await keepsFocus();
    await press('Escape');
  });

  it('starts in the first field of a dialog, whichever that is', async () => {
    const { page } = ph;
    const starts = async (
      name: string,
      role: 'textbox' | 'combobox' | 'checkbox',
      field: string | RegExp,
    ) => {
      await dialog(ph, name).getByRole(role, { name: field }).and(focused()).waitFor();
      await press('Escape');
      await dialog(ph, name).waitFor({ state: 'detached' });
    };
    const presses = (name: string) => page.getByRole('button', { name, exact: true }).first().press('Enter');
    await ph.goes(`/agreements/${agreement}`);
    await presses('Change our contacts');
    await starts('Change our contacts', 'textbox', 'Name');
    await presses('Renew');
    await dialog(ph, 'Renew').getByLabel('New end').and(focused()).waitFor();
    await press('Escape');
    await presses('Export');
    await starts('Export', 'combobox', 'Period');
    await ph.goes('/posture');
    await presses('Export');
    await starts('Export', 'combobox', 'Format');
    await ph.goes('/administration?part=tokens');
    await presses('Make a token');
    await starts('Make a token', 'combobox', 'Acts as');
    const indicator = { type: 'domain-name', value: 'evil.example', tlp: 'TLP:GREEN' };
    await manila.does(opened, 'indicators', indicator);
    await ph.goes(`/cases/${opened.id}`);
    await page.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Raise a bulletin' }).press('Enter');
    await starts('Raise a bulletin', 'checkbox', /evil/);
  });
});
