import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { aNode } from '../support/world.js';

const node = aNode();
let browser: Browser;
beforeAll(async () => (browser = await launchChromium()), 60_000);
afterAll(() => browser.close());

describe('the readable page of the API', () => {
  it('shows every route, loads nothing from elsewhere and breaks no rule of the policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const addresses = new Set<string>();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => addresses.add(new URL(request.url()).origin));
    await page.goto(`${node.server.url}/api/docs`);
    const opening = page.locator('.opblock-post', { hasText: 'Open a case;' });
    await opening.locator('.opblock-summary-control').click();
    await opening.locator('.opblock-section-request-body').waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThan(60);
    expect([...addresses]).toEqual([node.server.url]);
    expect(complaints).toEqual([]);
  });
});
