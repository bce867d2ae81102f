import { chromium, type Browser } from 'playwright-core';

/** Quiet and alone: no sandbox (it needs rights that containers lack), no service that calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium: one a test file, closed by it, and a context of its own (`browser.newContext()`) for every person. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('No Chromium here: install one, or set CHROMIUM_PATH to where it is.');
  return chromium.launch({ executablePath, args: flags });
}
