import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';

describe('a Chromium', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launchChromium()));
  afterAll(() => browser.close());

  it('keeps one person apart from another', async () => {
    const [manila, singapore] = await Promise.all([browser.newContext(), browser.newContext()]);
    await manila.addCookies([{ name: 'session', value: 'PH', url: 'http://127.0.0.1' }]);
    expect(await manila.cookies()).toHaveLength(1);
    expect(await singapore.cookies()).toHaveLength(0);
  });
});
