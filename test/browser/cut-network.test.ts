import { z } from 'zod';
import { listOf, type Case } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { composer, dialog, marks, timeline } from './acts.js';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const password = 'a ferry between the islands';

/** What a browser notes when a request of it does not get through, or is refused. */
const ofTheCut = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection to|\b(401|412)\b/;

describe('A network that goes away', () => {
  let manila: Person;
  let colleague: Person;
  let admin: Person;
  let singapore: Person;
  let agreement: string;
  let opened: Case;
  let ph: Screen;

  beforeAll(async () => {
    const world = node.world();
    manila = await world.user('PH', ['operator', 'manager'], { password });
    colleague = await world.team('PH');
    admin = await world.user('PH', ['admin']);
    singapore = await world.team('SG');
    agreement = await world.agreement('PH', 'SG');
    await world.agreement('PH', 'MY');
    opened = await colleague.opens({ title: 'Wiper in the port authority' });
    await colleague.invites(singapore, opened);
    await singapore.accepts(opened);
    ph = await chromium.of(manila, node.server, '/agreements');
    await ph.page.clock.install();
    await ph.goes(`/cases/${opened.id}`);
    await ph.isLive();
  }, 120_000);

  const entry = (text: string) => timeline(ph).getByRole('article').filter({ hasText: text });
  const alert = () => ph.page.getByRole('region', { name: 'Write an update' }).getByRole('alert');
  const post = () => composer(ph).press('Control+Enter');
  const written = () => composer(ph).inputValue();

  /** Has the next update do something else than to go to the server and come back. */
  const onNextUpdate = (happens: Parameters<Screen['page']['route']>[1]) =>
    ph.page.route(/\/updates$/, happens, { times: 1 });

  it('takes no keystroke along, says quietly that it is away, and brings afterwards what came meanwhile', async () => {
    const { page, context } = ph;
    const away = page.getByRole('status').getByText(/^Offline since/);
    await composer(ph).pressSequentially('Before, ');
    await context.setOffline(true);
    await away.waitFor();
    await page.keyboard.type('during ');
    const missed = ['First of those missed', 'Second of those missed', 'Third of those missed'];
    for (const text of missed) await singapore.posts(text, opened);
    await page.clock.fastForward(30_000);
    await page.keyboard.type('and ');
    await context.setOffline(false);
    await page.keyboard.type('after.');
    await away.waitFor({ state: 'detached' });
    await ph.isLive();
    await entry('Third of those missed').waitFor();
    const texts = await timeline(ph).getByText('of those missed').allInnerTexts();
    expect(texts).toEqual(missed);
    expect(await written()).toBe('Before, during and after.');
    await page.locator('#composer:focus').waitFor();
    await context.setOffline(true);
    await away.waitFor();
    await post();
    await alert().getByText('No connection. Your text is kept here').waitFor();
    await context.setOffline(false);
    await alert().getByText('The connection is back: post it now.').waitFor();
    expect(await written()).toBe('Before, during and after.');
    ph.complaints.length = 0;
  });

  it('waits for a screen that was not fetched yet, and is not gone itself', async () => {
    const { page, context } = ph;
    await timeline(ph).focus();
    await context.setOffline(true);
    await page
      .getByRole('status')
      .getByText(/^Offline since/)
      .waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Partners' }).waitFor();
    const unstyled = `[...document.querySelectorAll('link[rel=stylesheet]')].some(({ sheet }) => !sheet)`;
    expect(await page.evaluate(unstyled)).toBe(false);
    expect(await page.locator('link[rel=stylesheet][href*="/partners-"]').count()).toBe(1);
    await ph.goes(`/cases/${opened.id}`);
    await ph.isLive();
    expect(await written()).toBe('Before, during and after.');
  });

  it('gives an update back whose answer was lost, with what was written since, and says nothing twice', async () => {
    let goes: () => void = () => undefined;
    const held = new Promise<undefined>((resolve) => (goes = () => resolve(undefined)));
    await onNextUpdate(async (route) => {
      await held;
      await route.fetch();
      await route.abort();
    });
    await composer(ph).fill('The gateway is down.');
    await post();
    await timeline(ph).locator('[aria-busy=true]', { hasText: 'The gateway is down.' }).waitFor();
    expect(await written()).toBe('');
    await ph.page.keyboard.type('So is the mail.');
    goes();
    await alert().getByText('No connection. Your text is kept here').waitFor();
    expect(await written()).toBe('The gateway is down.\n\nSo is the mail.');
    expect(await timeline(ph).locator('[aria-busy=true]').count()).toBe(0);
    await post();
    await entry('So is the mail.').getByRole('button', { name: 'Copy link' }).waitFor();
    expect(await alert().count()).toBe(0);
    expect((await manila.texts(opened)).slice(-2)).toEqual(['The gateway is down.', 'So is the mail.']);
  });

  it('has an update once whose answer was lost and that was sent again, even by a page loaded anew', async () => {
    const text = 'The beacon goes out every 47 seconds.';
    await onNextUpdate(async (route) => {
      await route.fetch();
      await route.abort();
    });
    await composer(ph).fill(text);
    await post();
    await alert().waitFor();
    await ph.page.reload();
    await ph.isLive();
    expect(await written()).toBe(text);
    await ph.answerTo('POST', /\/updates$/, post);
    await entry(text).getByRole('button', { name: 'Copy link' }).waitFor();
    expect(await entry(text).count()).toBe(1);
    expect((await manila.texts(opened)).filter((one) => one === text)).toHaveLength(1);
    // The same words again, meant so, are another update.
    await composer(ph).fill(text);
    await ph.answerTo('POST', /\/updates$/, post);
    await entry(text).nth(1).waitFor();
  });

  it('keeps what is written in a dialog beside a stray click, and over a page loaded anew, until it is sent', async () => {
    const { page } = ph;
    const asking = dialog(ph, 'Ask for assistance');
    const words = asking.getByRole('textbox', { name: 'What you ask for' });
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await words.fill('Please look at the loader.');
    await page.mouse.click(5, 5);
    await page.reload();
    await timeline(ph).focus();
    await page.keyboard.press('a');
    expect(await words.inputValue()).toBe('Please look at the loader.');
    await page.mouse.click(5, 5);
    await ph.answerTo('POST', /assistance-requests$/, () => words.press('Control+Enter'));
    await asking.waitFor({ state: 'hidden' });
    await page.keyboard.press('a');
    expect(await words.inputValue()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('keeps what is written in any other dialog too, over its closing and a page loaded anew', async () => {
    const { page } = ph;
    const fields = [
      ['h', 'Change the header', 'Summary', 'The cranes stand still.'],
      ['i', 'Invite', 'Message (optional)', 'You know the loader.'],
      ['b', 'Add indicators', 'Paste', 'port[.]example'],
      ['t', 'Assign a task', 'Title', 'Image the gateway'],
    ] as const;
    const opens = async ([key, title, field]: (typeof fields)[number]) => {
      await page.keyboard.press(key);
      await dialog(ph, title).locator(':focus').waitFor();
      return dialog(ph, title).getByRole('textbox', { name: field });
    };
    const closes = async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await timeline(ph).focus();
    const before: string[] = [];
    for (const each of fields) {
      const field = await opens(each);
      before.push(await field.inputValue());
      await field.fill(each[3]);
      await closes();
    }
    await page.reload();
    await ph.isLive();
    await timeline(ph).focus();
    for (const each of fields) {
      const field = await opens(each);
      expect(await field.inputValue()).toBe(each[3]);
      await field.fill(before.shift() ?? '');
      await closes();
    }
  });

  it('loses no update whose page is gone before the answer is there', async () => {
    await onNextUpdate(() => undefined);
    await composer(ph).fill('Sent as the lights went out.');
    await post();
    await timeline(ph).locator('[aria-busy=true]').waitFor();
    await ph.page.reload();
    await ph.isLive();
    expect(await written()).toBe('Sent as the lights went out.');
  });

  it('keeps a draft, its marking and what a dialog had, when an administrator ends the session', async () => {
    const { page } = ph;
    const editing = dialog(ph, 'Change the header');
    const summary = editing.getByRole('textbox', { name: 'Summary' });
    await composer(ph).fill('Half a sent');
    await marks(ph, 'TLP:RED');
    await timeline(ph).focus();
    await page.keyboard.press('h');
    const before = await summary.inputValue();
    await summary.fill('The cranes st');
    const sessions = listOf(z.object({ id: z.string(), email: z.string() }));
    for (const { id, email } of sessions.parse(done(await admin.get('/api/sessions'))).items)
      if (email === manila.email) await admin.delete(`/api/sessions/${id}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const { version } = await colleague.reads(opened);
    const change = { severity: 'low' };
    done(await colleague.patch(`/api/cases/${opened.id}`, change, { 'if-match': `"${version}"` }));
    await page.getByRole('textbox', { name: 'E-mail' }).fill(manila.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.keyboard.press('Enter');
    await ph.isLive();
    expect(await written()).toBe('Half a sent');
    await page.getByRole('button', { name: /^Marking.*TLP:RED/ }).waitFor();
    await timeline(ph).focus();
    await page.keyboard.press('h');
    expect(await summary.inputValue()).toBe('The cranes st');
    // Kept words stand over what they were written over, and not unseen over what came since.
    await editing.getByRole('alert').getByText('Low').waitFor();
    await summary.fill(before);
    await page.keyboard.press('Escape');
  });

  it("shows what another one has changed meanwhile, and applies one's own to it when asked to", async () => {
    const { page } = ph;
    const editing = dialog(ph, 'Change the header');
    await page.locator('#composer').blur();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Change the header' }).click();
    await editing.getByRole('textbox', { name: 'Title' }).fill('Wiper in two port authorities');
    // The answer that the change is decided on an old state comes before the book says so.
    await ph.page.route(
      /\/api\/cases\/[^/]+$/,
      async (route) => {
        const { version } = await manila.reads(opened);
        const change = { severity: 'severe' };
        done(await colleague.patch(`/api/cases/${opened.id}`, change, { 'if-match': `"${version}"` }));
        await route.continue();
      },
      { times: 1 },
    );
    await editing.getByRole('button', { name: 'Save' }).click();
    await editing.getByRole('alert').getByText('Severe').waitFor();
    expect(await editing.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(
      'Wiper in two port authorities',
    );
    await editing.getByRole('button', { name: /Apply/ }).click();
    await editing.getByRole('button', { name: 'Save' }).click();
    await editing.waitFor({ state: 'hidden' });
    const { title, severity } = await manila.reads(opened);
    expect({ title, severity }).toEqual({ title: 'Wiper in two port authorities', severity: 'severe' });
  });

  it('does so for a step of the status too, and only for what the step would run over', async () => {
    const { page } = ph;
    const step = dialog(ph, 'Start triage');
    await page.getByRole('button', { name: 'Start triage' }).click();
    await step.getByRole('textbox').fill('We begin.');
    await page.route(
      /\/status$/,
      async (route) => {
        const { version } = await manila.reads(opened);
        done(
          await colleague.patch(
            `/api/cases/${opened.id}`,
            { severity: 'high' },
            { 'if-match': `"${version}"` },
          ),
        );
        await route.continue();
      },
      { times: 1 },
    );
    const submit = step.getByRole('button', { name: 'Start triage' });
    await submit.click();
    await step.getByRole('alert').getByText('High').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await step.getByRole('button', { name: /Apply/ }).click();
    // Words of another do not keep anybody from what they have decided.
    await page.route(
      /\/status$/,
      async (route) => {
        await colleague.posts('Also seen in Davao.', opened);
        await route.continue();
      },
      { times: 1 },
    );
    await submit.click();
    await step.waitFor({ state: 'hidden' });
    expect(await manila.reads(opened)).toMatchObject({ status: 'triage', severity: 'high' });
  });

  it('keeps the reason for which an agreement is to be suspended', async () => {
    const { page } = ph;
    const reason = dialog(ph, 'Suspend').getByRole('textbox', { name: 'Reason' });
    const opens = () => page.getByRole('button', { name: 'Suspend' }).click();
    await ph.goes(`/agreements/${agreement}`);
    await opens();
    await reason.fill('Their desk does not answer.');
    await page.keyboard.press('Escape');
    await page.reload();
    await opens();
    expect(await reason.inputValue()).toBe('Their desk does not answer.');
  });

  it('has complained about nothing else', () => {
    expect(ph.complaints.filter((complaint) => !ofTheCut.test(complaint))).toEqual([]);
  });
});
