import { findChromium, findSharedData } from '../../scripts/machine.mjs';
import { startPostgresKeeper } from './postgres-keeper.mjs';

/** Before the first test of a run: what the tests find in their environment. */
export default async function setUp() {
  process.env.CHROMIUM_PATH = findChromium() ?? '';
  process.env.SHARED_DATA = findSharedData() ?? '';
  const keeper = await startPostgresKeeper();
  process.env.POSTGRES_KEEPER = keeper.url;
  globalThis.stopPostgresKeeper = keeper.stop;
}
