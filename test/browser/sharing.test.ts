import { Agreement, type Case } from '../support/contract.js';
import { done, type Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { choose, composer, confirms, dialog, marks, opensByForm, posts, preview, timeline } from './acts.js';
import { answeredAt, firstSightOf, scrollsToTop } from './in-page.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

/** Neither a text nor the event that it stands in has come to a screen, in whatever way. */
async function hasNothingOf(screen: Screen, text: string, eventId: string): Promise<void> {
  const wire = await screen.wire.text();
  expect(wire).not.toContain(text);
  expect(wire).not.toContain(eventId);
  expect(await screen.page.getByText(text).count()).toBe(0);
}

describe('An incident on two screens', () => {
  const title = 'Ransomware in a hospital network';
  let manila: Person;
  let singapore: Person;
  let ph: Screen;
  let sg: Screen;
  let agreement: string;
  let opened: Case;
  const name = () => singapore.organization.shortName;

  beforeAll(async () => {
    const world = node.world();
    manila = await world.user('PH', ['operator', 'manager', 'admin']);
    singapore = await world.team('SG');
    agreement = await world.agreement('PH', 'SG');
    sg = await chromium.of(singapore, node.server);
    ph = await chromium.of(manila, node.server);
    await Promise.all([sg.isLive(), ph.isLive()]);
  }, 120_000);

  it('shows a case to whom is invited, within a second', async () => {
    await ph.page.keyboard.press('c');
    const delays: number[] = [];
    const watched = async (what: string, path: string, inviting: () => Promise<Case>) => {
      const seen = sg.page.evaluate(firstSightOf, what);
      const invited = await inviting();
      const answered = await ph.page.evaluate(answeredAt, path.replace(':id', invited.id));
      delays.push((await seen) - answered);
      return invited;
    };
    opened = await watched(title, '/cases/:id/participants', () =>
      opensByForm(ph, { title, kind: 'c2', invite: [name()] }),
    );
    // A machine that does much else has its moments: a delay of the system itself shows every time.
    for (let again = 1; (delays.at(-1) ?? 0) >= 1_000 && again < 4; again += 1) {
      await ph.page.keyboard.press('c');
      await watched(`${title} ${again}`, '/cases/:id/participants', () =>
        opensByForm(ph, { title: `${title} ${again}`, kind: 'c2', invite: [name()] }),
      );
    }
    expect(Math.min(...delays)).toBeLessThan(1_000);
    await ph.goes(`/cases/${opened.id}`);
  });

  it('says that it is there, and moves nothing until it is asked to', async () => {
    await sg.page.getByRole('button', { name: /new cases?\. Show/ }).click();
    await sg.page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: title }).first().waitFor();
  });

  it('opens to whom accepts', async () => {
    await sg.goes(`/cases/${opened.id}`);
    await sg.page
      .getByText(`${manila.organization.shortName} invites you to this case as affected`)
      .waitFor();
    await preview(ph).getByText(`Not to ${name()} invited, not accepted yet`).waitFor();
    await sg.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await composer(sg).waitFor();
    await preview(ph).getByText(`Goes to ${name()}`).waitFor();
  });

  it('shows who is writing, but not what would not come', async () => {
    const writing = sg.page.getByText(`${manila.organization.shortName} is writing`);
    await composer(ph).fill('The first wave');
    await writing.waitFor({ state: 'attached' });
    await marks(ph, 'TLP:RED');
    await writing.waitFor({ state: 'detached' });
    await marks(ph, 'TLP:AMBER');
    await writing.waitFor({ state: 'attached' });
    await composer(ph).fill('');
    await writing.waitFor({ state: 'detached' });
  });

  it('tells a reader further up of what came below, and brings them there', async () => {
    const feed = timeline(sg);
    for (let i = 0; i < 12; i += 1) await manila.posts(`Line ${i} of the log\n\nand one more`, opened);
    await feed.getByText('Line 11 of the log').waitFor();
    await feed.evaluate(scrollsToTop);
    await manila.posts('Read this one', opened);
    await sg.page.getByRole('button', { name: 'New below: 1' }).click();
    await sg.page.getByRole('button', { name: /New below/ }).waitFor({ state: 'detached' });
    await feed.and(sg.page.locator(':focus')).waitFor();
    await sg.page.getByRole('button', { name: 'Everything' }).click();
    await sg.page.getByRole('menuitem', { name: 'Evidence' }).click();
    await sg.page.getByText('No entry passes these filters').waitFor();
    await sg.page.getByRole('button', { name: 'Clear the filters' }).click();
    await feed.getByText('Read this one').waitFor();
  });

  it('keeps what is TLP:RED and named to nobody at home, and has said so before', async () => {
    const text = 'The minister must not hear of this yet.';
    await marks(ph, 'TLP:RED');
    await preview(ph).getByText('Internal: stays in your own book.').waitFor();
    expect(await preview(ph).innerText()).not.toContain('Goes to');
    const secret = await posts(ph, text);

    const later = 'The beacon goes out every 47 seconds.';
    await marks(ph, 'TLP:AMBER');
    await preview(ph).getByText(`Goes to ${name()}`).waitFor();
    const shared = await posts(ph, later);
    await timeline(sg).getByText(later).waitFor();

    expect(await sg.wire.text()).toContain(shared);
    await hasNothingOf(sg, text, secret);
    await sg.page.reload();
    await timeline(sg).getByText(later).waitFor();
    await hasNothingOf(sg, text, secret);
    expect(JSON.stringify(await singapore.book())).not.toContain(secret);
  });

  it('ends with the agreement, whose suspension says what it will end', async () => {
    await ph.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agreements' }).click();
    await ph.page.getByRole('link', { name: 'Memorandum of PH, SG' }).click();
    await ph.page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = ph.page.getByRole('dialog', { name: 'Suspend' });
    await dialog.getByText(new RegExp(`[1-9] open cases? stops? reaching ${name()}\\.`)).waitFor();
    await dialog.getByText('It takes effect at once.').waitFor();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Under review by the ministry.');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ph.page.getByText('Suspended by', { exact: false }).waitFor();
    const now = Agreement.parse(done(await manila.get(`/api/agreements/${agreement}`)));
    expect(now.state).toBe('suspended');
  });

  it('gives nothing further, and the composer says why', async () => {
    await ph.goes(`/cases/${opened.id}`);
    await preview(ph).getByText(`Not to ${name()} agreement: Suspended`).waitFor();
    const writing = ph.page.getByRole('region', { name: 'Write an update' });
    await writing.getByText('Nothing is written yet.').waitFor();
    await writing.getByRole('button', { name: 'Recipients' }).click();
    await ph.page.getByRole('option', { name: name() }).click();
    await writing.getByText(`The agreement with ${name()} is suspended since `).waitFor();
    expect(await writing.getByRole('button', { name: 'Post' }).isDisabled()).toBe(true);
    await ph.page.keyboard.press('Backspace');
    await writing.getByText('Nothing is written yet.').waitFor();
    const text = 'Nobody abroad reads this line.';
    const withheld = await posts(ph, text);

    // Its own update comes to Singapore by the same book: had there been an entry before it, it would be here too.
    await preview(sg).getByText(`Not to ${manila.organization.shortName} agreement: Suspended`).waitFor();
    await posts(sg, 'We go on by ourselves.');
    await hasNothingOf(sg, text, withheld);
    await sg.page.reload();
    await timeline(sg).getByText('We go on by ourselves.').waitFor();
    await hasNothingOf(sg, text, withheld);
    expect(JSON.stringify(await singapore.book())).not.toContain(withheld);
    expect(await timeline(ph).getByText('We go on by ourselves.').count()).toBe(0);
  });

  it('takes from the screens what an administrator erases, and leaves what somebody is writing', async () => {
    const text = 'The beacon goes out every 47 seconds.';
    await timeline(sg).getByText(text).waitFor();
    await composer(sg).fill('Half a sentence');
    const written = timeline(ph).getByRole('article').filter({ hasText: text });
    await written.hover();
    await written.getByRole('button', { name: 'Erase' }).click();
    const question = dialog(ph, 'Erase what this entry says');
    expect(await question.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    await question.getByRole('textbox', { name: 'Reason' }).fill('Court order 12/2026');
    await confirms(ph, 'Erase what this entry says', 'Erase for good');
    for (const screen of [ph, sg]) {
      await timeline(screen).getByText(text).waitFor({ state: 'detached' });
      const erased = timeline(screen).getByRole('article').filter({ hasText: 'that was erased' });
      await erased.getByText('that was erased · Court order 12/2026').waitFor();
      expect(await erased.getByRole('button', { name: /Correct|Erase/ }).count()).toBe(0);
    }
    expect(await composer(sg).inputValue()).toBe('Half a sentence');
    expect(await timeline(sg).getByRole('button', { name: 'Erase' }).count()).toBe(0);
  });

  it('stands in the ledger of all cases with whom it reached, found by what the address says', async () => {
    await ph.goes('/disclosures');
    const { page } = ph;
    const rows = page.locator('.ledger-row');
    await choose(page, 'Partner', name());
    await page.waitForURL((url) => url.searchParams.get('partner') === singapore.organization.id);
    await rows.filter({ hasText: 'opened the case' }).filter({ hasText: title }).first().waitFor();
    expect(await rows.filter({ hasText: 'Nobody abroad reads this line.' }).count()).toBe(0);
    await page.reload();
    await rows
      .filter({ hasText: `invited ${name()}` })
      .first()
      .waitFor();
    await choose(page, 'Marking', 'TLP:RED');
    await page.getByText('Nothing that was told fits these filters').waitFor();
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await rows.first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('has complained about nothing', () => {
    expect([...ph.complaints, ...sg.complaints]).toEqual([]);
  });
});
