/** What this machine has of what the tests need, and how it is got where that can be done without asking. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const installed = {
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  ),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((variable) => process.env[variable] ?? [])
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** The path of a Chromium or Chrome, or undefined. `CHROMIUM_PATH` goes before whatever is found. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const places = [...(installed[process.platform] ?? []), ...(process.platform === 'win32' ? [] : onPath)];
  return process.env.CHROMIUM_PATH || places.find((place) => existsSync(place));
}

/**
 * Installs Chromium where that needs nobody's password: a Debian or its kin, as root or with a sudo that does
 * not ask. Whether it worked is for `findChromium` to say.
 *
 * @param {(sentence: string) => void} say told what is being done, before it is
 */
export async function installChromium(say) {
  if (!existsSync('/usr/bin/apt-get')) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return;
  say('Installing Chromium for the browser tests (apt-get install chromium) …');
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command, ...args] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...step];
    await once(spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
  }
}

/** The folder of real data that tests of the import read, or undefined where it does not lie beside the repository. */
export function findSharedData() {
  const beside = fileURLToPath(new URL('../../shared/data', import.meta.url));
  return process.env.SHARED_DATA || (existsSync(beside) ? beside : undefined);
}
