import { chromium, type Browser } from 'playwright-core';

/**
 * Parts of the browser that no test needs. The first two draw what falls out of the address bar, a process each for every
 * window: four of the nine seconds of processor time that two people's screens cost. This list takes the place of
 * Playwright's, so what that has of use here stands here too.
 */
const withoutFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AimEnabled', 'HttpsUpgrades', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints'],
  ...[
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'PaintHolding',
    'PreconnectToSearch',
  ],
];

/** Quiet and alone: no sandbox (it needs rights that containers lack), no service that calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${withoutFeatures.join(',')}`,
];

/** Starts a Chromium: one a test file, closed by it, and a context of its own (`browser.newContext()`) for every person. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('No Chromium here: install one, or set CHROMIUM_PATH to where it is.');
  return chromium.launch({ executablePath, args: flags });
}
