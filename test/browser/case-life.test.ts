import { z } from 'zod';
import { Duties, type Case } from '../support/contract.js';
import type { Person } from '../support/person.js';
import { aNode } from '../support/world.js';
import { composer, confirms, dialog, part, posts, timeline } from './acts.js';
import { isWhole } from './in-page.mjs';
import { layoutFaults } from './layout.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

const dropper = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const pasted = `
  Seen in the proxy's log since 06:00:
  198.51.100[.]7, hxxps://update[.]evil[.]example/gate.php, 198.51.100.7 again, and
  ${dropper} (the dropper);
  mail came from billing@evil.example
`;

/** A sheet of A4 within the margins that browsers leave. */
const paper = { width: 718, height: 1046 };

const Printed = z.object({
  faults: z.array(z.string()),
  onlyForScreens: z.array(z.string()),
  entries: z.int(),
  text: z.string(),
});

/** Keeps what stands on the page in the moment in which it is printed, after all that was to be drawn for that. */
const lookWhenPrinted = `addEventListener('beforeprint', () => (window.printed = {
  faults: ${layoutFaults},
  onlyForScreens: [...document.querySelectorAll('nav, textarea, .icon-button')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML),
  entries: document.querySelectorAll('[role=feed] article[id]').length,
  text: document.body.innerText,
}))`;

describe('The life of a case', () => {
  let manila: Person;
  let singapore: Person;
  let opened: Case;
  let ph: Screen;
  let sg: Screen;

  beforeAll(async () => {
    const world = node.world();
    [manila, singapore] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    opened = await manila.opens({ title: 'Wiper in the port authority' });
    await manila.invites(singapore, opened);
    await singapore.accepts(opened);
    const path = `/cases/${opened.id}`;
    ph = await chromium.of(manila, node.server, path);
    sg = await chromium.of(singapore, node.server, path);
    await Promise.all([ph.isLive(), sg.isLive()]);
  }, 120_000);

  /** The step of the path on which the case stands. */
  const standsAt = ({ page }: Screen, status: string) =>
    page.getByRole('list', { name: 'Status' }).locator('[aria-current=step]', { hasText: status }).waitFor();
  const requests = (screen: Screen) => part(screen, 'Assistance requests');

  it('is triaged and responded to, one key a step', async () => {
    for (const [step, status] of [
      ['Start triage', 'Triage'],
      ['Start responding', 'Responding'],
    ] as const) {
      await ph.page.keyboard.press('n');
      await dialog(ph, step).getByText(`Goes to ${singapore.organization.shortName}`).waitFor();
      await confirms(ph, step);
      await Promise.all([standsAt(ph, status), standsAt(sg, status)]);
    }
  });

  it('is escalated with a reason, and not without', async () => {
    await ph.page.keyboard.press('e');
    const button = dialog(ph, 'Escalate').getByRole('button', { name: 'Escalate to Operational' });
    expect(await button.isDisabled()).toBe(true);
    await dialog(ph, 'Escalate').getByText('Still needed: Reason.').waitFor();
    await dialog(ph, 'Escalate').getByRole('textbox', { name: 'Reason' }).fill('Three ports stand still.');
    await confirms(ph, 'Escalate', 'Escalate to Operational');
    await timeline(sg).getByText('set the escalation to Operational: Three ports stand still.').waitFor();
  });

  it('asks a partner for assistance', async () => {
    await ph.page.keyboard.press('a');
    const asking = dialog(ph, 'Ask for assistance');
    await asking.getByText('Immediate, 2 h').click();
    await asking.getByRole('textbox', { name: 'What you ask for' }).fill('Which hosts of yours speak to it?');
    await confirms(ph, 'Ask for assistance', `Ask ${singapore.organization.shortName}`);
    await requests(sg).getByText('Which hosts of yours speak to it?').waitFor();
    await requests(sg).getByText(`from ${manila.organization.shortName}: requested`).waitFor();
  });

  it('does not close while the request is open, and says so in a sentence before it is tried', async () => {
    await ph.page.getByRole('button', { name: 'More actions' }).click();
    await ph.page.getByRole('menuitem', { name: 'Close the case' }).click();
    const closing = dialog(ph, 'Close the case');
    await closing.getByRole('textbox', { name: 'Closing summary' }).fill('All is well.');
    const sentence = `1 assistance request is still open (to ${singapore.organization.shortName}): have them answered or cancel them first.`;
    await closing.getByRole('alert').getByText(sentence).waitFor();
    expect(await closing.getByRole('button', { name: 'Close the case' }).isDisabled()).toBe(true);
    await closing.getByRole('button', { name: 'Cancel' }).click();
    expect((await manila.reads(opened)).status).toBe('responding');
  });

  it('has the request answered step by step', async () => {
    for (const [answer, state] of [
      ['Acknowledge', 'acknowledged'],
      ['Accept the request', 'accepted'],
      ['Begin to work on it', 'in progress'],
      ['Deliver', 'delivered'],
    ] as const) {
      await requests(sg).getByRole('button', { name: 'Answer' }).click();
      await sg.page.getByRole('menuitem', { name: answer }).click();
      if (answer === 'Deliver')
        await dialog(sg, answer)
          .getByRole('textbox', { name: 'The result' })
          .fill('Two: 10.1.2.3 and 10.1.2.4.');
      await confirms(sg, answer);
      await requests(ph).getByText(state, { exact: true }).waitFor();
    }
    await timeline(ph).getByText('Two: 10.1.2.3 and 10.1.2.4.').waitFor();
    await requests(ph).getByRole('button', { name: 'Change' }).click();
    await ph.page.getByRole('menuitem', { name: 'Call it closed' }).click();
    await confirms(ph, 'Call it closed');
    await requests(sg).getByText(`from ${manila.organization.shortName}: closed`).waitFor();
  });

  it('gives a task away, and sees it done', async () => {
    await ph.page.keyboard.press('t');
    const assigning = dialog(ph, 'Assign a task');
    await assigning.getByRole('textbox', { name: 'Title' }).fill('Block the address at the exchange');
    await assigning.getByRole('combobox', { name: 'Assigned to' }).click();
    await ph.page.getByRole('option', { name: singapore.organization.shortName }).click();
    await assigning.getByLabel(/^Due/).fill('2090-01-02T12:00');
    await confirms(ph, 'Assign a task');
    await timeline(sg)
      .getByText(/the task Block the address at the exchange, due \d Jan 2090/)
      .waitFor();
    const { items } = Duties.parse((await singapore.get('/api/duties')).body);
    expect(items.find(({ kind }) => kind === 'task')).toMatchObject({
      label: 'Block the address at the exchange',
      organization: manila.organization.id,
    });
    for (const [from, to] of [
      ['open', 'in progress'],
      ['in progress', 'done'],
    ] as const) {
      await part(sg, 'Tasks').getByRole('button', { name: from }).click();
      await sg.page.getByRole('menuitem', { name: to }).click();
      await part(ph, 'Tasks').getByText(to).waitFor();
    }
    const told = timeline(ph).getByRole('article').filter({ hasText: 'moved a task: done' });
    await told.getByText('moved a task: done · Block the address at the exchange').waitFor();
    // Its foot shows under the pointer, and moves nothing.
    const height = async () => (await told.boundingBox())?.height;
    const before = await height();
    await told.hover();
    await told.getByRole('button', { name: 'Copy link' }).click({ trial: true });
    expect(await height()).toBe(before);
  });

  it('runs a reporting clock, which is its own business', async () => {
    await part(ph, 'Reporting clocks').getByRole('button', { name: 'Start' }).click();
    await dialog(ph, 'Start a reporting clock').getByText('nobody else sees it').waitFor();
    await confirms(ph, 'Start a reporting clock');
    await part(ph, 'Reporting clocks').getByText('Data Privacy Act', { exact: true }).waitFor();
    await part(ph, 'Reporting clocks').getByRole('button', { name: 'Met' }).click();
    await confirms(ph, 'Met: Data Privacy Act', 'Met');
    await part(ph, 'Reporting clocks').getByText('met', { exact: false }).waitFor();
  });

  it('takes indicators from whatever is pasted', async () => {
    await ph.page.keyboard.press('b');
    const adding = dialog(ph, 'Add indicators');
    await adding.getByRole('textbox', { name: 'Paste' }).fill(pasted);
    await adding.getByRole('list', { name: 'Recognised' }).getByRole('listitem').nth(3).waitFor();
    await confirms(ph, 'Add indicators', 'Add 4 indicators');
    for (const screen of [ph, sg]) {
      const indicators = part(screen, /^Indicators · 4/);
      for (const value of [
        '198[.]51[.]100[.]7',
        'hxxps://update[.]evil[.]example/gate.php',
        'e3b0c442…52b855',
      ])
        await indicators.getByText(value, { exact: true }).waitFor();
      // The last digits tell two addresses apart.
      const address = indicators.getByText('198[.]51[.]100[.]7', { exact: true });
      expect(await address.evaluate(isWhole)).toBe(true);
    }
    // The clock was started before them: it would have come to Singapore by now.
    await part(sg, 'Reporting clocks').getByText('No clock runs in this case.').waitFor();
    expect(await sg.wire.text()).not.toContain('clock-started');
    await ph.page.keyboard.press('b');
    await dialog(ph, 'Add indicators').getByRole('textbox', { name: 'Paste' }).fill(pasted);
    await dialog(ph, 'Add indicators').getByText('in the case already').nth(3).waitFor();
    await ph.page.keyboard.press('Escape');
  });

  it('corrects what was wrong, where it was read', async () => {
    await posts(ph, 'The first host was taken on Monday.');
    const entry = (screen: Screen) =>
      timeline(screen).getByRole('article').filter({ hasText: 'The first host was taken' });
    await entry(sg).waitFor();
    await entry(ph).getByRole('button', { name: 'Correct' }).click();
    await dialog(ph, 'Correct')
      .getByRole('textbox', { name: 'Text' })
      .fill('The first host was taken on Sunday night.');
    await confirms(ph, 'Correct');
    for (const screen of [ph, sg]) {
      const corrected = entry(screen).filter({ has: screen.page.getByText('corrected', { exact: true }) });
      await corrected.getByText('The first host was taken on Sunday night.').waitFor();
    }
    expect(await timeline(sg).getByText('taken on Monday').count()).toBe(0);
  });

  it('closes with a summary, takes lessons then, and is reopened with a reason', async () => {
    for (const [step, status] of [
      ['Mark contained', 'Contained'],
      ['Start recovery', 'Recovering'],
    ] as const) {
      await ph.page.keyboard.press('n');
      await confirms(ph, step);
      await standsAt(ph, status);
    }
    await ph.page.keyboard.press('n');
    const closing = dialog(ph, 'Close the case');
    await closing.getByText('A closed case takes no new content but corrections and lessons').waitFor();
    await closing
      .getByRole('textbox', { name: 'Closing summary' })
      .fill('Restored from backup; gate closed.');
    await confirms(ph, 'Close the case');
    await Promise.all([standsAt(ph, 'Closed'), standsAt(sg, 'Closed')]);
    await timeline(sg).getByText('Restored from backup; gate closed.').waitFor();

    expect(await composer(ph).getAttribute('placeholder')).toContain('added as a lesson');
    await posts(ph, 'Drill the restore twice a year.');
    await timeline(sg)
      .getByRole('article')
      .filter({ hasText: 'Drill the restore' })
      .getByText('lesson')
      .waitFor();

    await ph.page.getByRole('button', { name: 'Reopen the case' }).click();
    const reopening = dialog(ph, 'Reopen the case');
    expect(await reopening.getByRole('button', { name: 'Reopen the case' }).isDisabled()).toBe(true);
    await reopening.getByRole('textbox', { name: 'Reason' }).fill('It is back on two hosts.');
    await confirms(ph, 'Reopen the case');
    await Promise.all([standsAt(ph, 'Responding'), standsAt(sg, 'Responding')]);
    await timeline(sg).getByText('It is back on two hosts.').waitFor();
  });

  it('is printed whole: what the screen leaves out, folds or shortens too, and not what only a screen needs', async () => {
    const long = await manila.opens({ title: 'A long night', tlp: 'TLP:AMBER' });
    const indicators = [
      ...Array.from({ length: 9 }, (_, n) => ({ type: 'ipv4-addr', value: `203.0.113.${n}` })),
      { type: 'file:sha256', value: dropper },
    ];
    for (const indicator of indicators) await manila.does(long, 'indicators', indicator);
    await Promise.all(Array.from({ length: 199 }, (_, n) => manila.posts(`Note ${n}`, long)));
    await manila.posts('For nobody abroad', long, { tlp: 'TLP:RED' });
    const { page } = ph;
    await ph.goes(`/cases/${long.id}`);
    await page.getByRole('button', { name: /earlier entries/ }).waitFor();
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(lookWhenPrinted);
    await page.pdf();
    const { faults, onlyForScreens, entries, text } = Printed.parse(await page.evaluate('printed'));
    expect([...faults, ...onlyForScreens]).toEqual([]);
    expect(entries).toBe(1 + indicators.length + 200);
    // Each page is marked as the strictest of what stands on any.
    expect(text).toContain('TLP:RED');
    for (const { value } of indicators) expect(text.replaceAll('[.]', '.').split(value)).toHaveLength(3);
  });

  it('has complained about nothing', () => {
    expect([...ph.complaints, ...sg.complaints]).toEqual([]);
  });
});
