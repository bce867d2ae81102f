import { jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import type { Person } from '../support/person.js';
import type { Server } from '../support/server.js';
import { inSession } from '../support/world.js';
import { tellOfPolicyBreaches } from './in-page.mjs';
import { Wire } from './wire.js';

/** Where the machine is busy, all things take long; how long is a matter of the tests that say so. */
const patienceMs = 30_000;
const testMs = 180_000;

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** One person's screen: a browser context of its own, and what came to it and what it complained about. */
export class Screen {
  /** Everything that the server has sent to it. */
  readonly wire: Wire;
  /** Errors of scripts, on the console and against the policy of the page. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    this.wire = new Wire(page);
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      const at = message.location().url;
      if (message.type() === 'error' && !isQuestionWhoIsThere(message.text(), at))
        this.complaints.push(`${message.text()} (${at})`);
    });
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async goes(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** Waits until the book is followed, from where on everything comes by itself. */
  async isLive(): Promise<void> {
    await this.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  }

  /** Does something that makes the page ask the server, and gives the answer to it once the page has it. */
  async answerTo(method: string, path: RegExp, doing: () => Promise<unknown>): Promise<Response> {
    const asked = (response: Response) =>
      response.request().method() === method && path.test(new URL(response.url()).pathname);
    const [response] = await Promise.all([this.page.waitForResponse(asked), doing()]);
    await response.finished();
    if (!response.ok()) throw new Error(`${String(response.status())}: ${await response.text()}`);
    return response;
  }
}

/** The browser itself notes on the console that nobody is signed in; only by asking can a page find that out. */
function isQuestionWhoIsThere(text: string, at: string): boolean {
  return text.includes('401') && at.endsWith('/api/session');
}

/** Declares that a file of tests works in one Chromium, in which every person has a screen of their own. */
export function aChromium() {
  jest.setTimeout(testMs);
  let browser: Browser;
  beforeAll(async () => (browser = await launchChromium()), testMs);
  afterAll(() => browser.close());

  /** A screen of nobody yet. */
  async function blank(server: Server, options: BrowserContextOptions = {}): Promise<Screen> {
    const context = await browser.newContext({ viewport: desk, locale: 'en', ...options });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(tellOfPolicyBreaches);
    return new Screen(await context.newPage(), server.url);
  }

  return {
    blank,
    /** The screen of somebody who has signed in. */
    async of(
      person: Person,
      server: Server,
      path = '/',
      options: BrowserContextOptions = {},
    ): Promise<Screen> {
      const screen = await blank(server, options);
      const { credentials } = await inSession(person, server);
      const [name = '', value = ''] = credentials['cookie']?.split('=') ?? [];
      await screen.context.addCookies([{ name, value, url: server.url }]);
      await screen.goes(path);
      return screen;
    },
  };
}
