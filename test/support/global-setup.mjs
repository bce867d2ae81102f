import { findChromium, findSharedData } from '../../scripts/machine.mjs';
import { buildStale } from '../../scripts/ready.mjs';
import { startKeeper } from './keeper.mjs';
import { startPostgresKeeper } from './postgres-keeper.mjs';

/** Before the first test of a run: what the tests find in their environment. */
export default async function setUp() {
  // Servers and pages are tested as they are built.
  if (!buildStale()) throw new Error('The build failed, for the reason above.');
  process.env.CHROMIUM_PATH = findChromium() ?? '';
  process.env.SHARED_DATA = findSharedData() ?? '';
  const keepers = await Promise.all([startPostgresKeeper(), startKeeper('server-keeper.mjs')]);
  [process.env.POSTGRES_KEEPER, process.env.SERVER_KEEPER] = keepers.map(({ url }) => url);
  globalThis.stopKeepers = () => Promise.all(keepers.map(({ stop }) => stop()));
}
