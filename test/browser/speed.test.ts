import type { Request } from 'playwright-core';
import { aNode } from '../support/world.js';
import { opensByForm } from './acts.js';
import { markWhenThere, scriptsBefore } from './in-page.mjs';
import { aChromium, type Screen } from './screen.js';

const node = aNode();
const chromium = aChromium();

/** How much script may come before the first screen stands, as it goes over the network. */
const firstScreenBytes = 250 * 1024;

describe('What a browser has to fetch', () => {
  let screen: Screen;
  const requests: Request[] = [];
  const scripts = (named = /./) =>
    requests.filter((one) => one.resourceType() === 'script' && named.test(new URL(one.url()).pathname));
  let first: ReturnType<typeof scriptsBefore>;

  beforeAll(async () => {
    const world = node.world();
    const [manila] = await world.teams('PH', 'SG');
    await world.agreement('PH', 'SG');
    await manila.opens({ title: 'Scans of the land registry' });
    // A page without a script: what counts is the first that this browser loads of the dashboard.
    screen = await chromium.of(manila, node.server, '/api/node');
    await screen.page.addInitScript(markWhenThere, '.case-title');
    screen.page.on('request', (request) => requests.push(request));
    await screen.goes('/');
    await screen.page.getByRole('link', { name: 'Scans of the land registry' }).first().waitFor();
    first = await screen.page.evaluate(scriptsBefore);
  }, 120_000);

  it('is at most 250 KB of script until the first screen stands', () => {
    const bytes = first.reduce((sum, script) => sum + script.bytes, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(firstScreenBytes);
  });

  it('is compressed', async () => {
    const responses = await Promise.all(scripts().map((request) => request.response()));
    const encodings = responses.map((response) => response?.headers()['content-encoding']);
    expect(new Set(encodings)).toEqual(new Set(['br']));
  });

  it('is the map only where one is looked at, and what one writes with only where one writes', async () => {
    const { page } = screen;
    const onlyLater =
      /WorldMap|countries|CaseScreen|OpenCaseScreen|PostureScreen|PaletteDialog|Dialog|socket/;
    expect(first.filter(({ name }) => onlyLater.test(name))).toEqual([]);
    await screen.isLive();
    expect(scripts(/PaletteDialog/)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(scripts(/PaletteDialog/)).toHaveLength(1);
    await page.keyboard.press('Escape');
    expect(scripts(/OpenCaseScreen|CaseScreen/)).toEqual([]);
    await page.keyboard.press('c');
    await opensByForm(screen, { title: 'Phishing of pensioners' });
    expect(scripts(/PostureScreen/)).toEqual([]);
  });

  it('comes from the node alone, and all of it is there', () => {
    const elsewhere = requests.map((one) => one.url()).filter((url) => !url.startsWith(node.server.url));
    expect(elsewhere.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
    expect(screen.complaints).toEqual([]);
  });
});
