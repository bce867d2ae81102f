import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { cannotWrite } from '@entente/journal';
import { ItemId } from '@entente/domain';
import { EvidenceStore } from './evidence-store.js';

let dataDir: string;
const folder = () => join(dataDir, 'evidence');
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'entente-evidence-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

async function opened(evidenceReserve = 0): Promise<EvidenceStore> {
  const store = new EvidenceStore({ dataDir, evidenceLimit: 1_048_576, evidenceReserve });
  await store.onModuleInit();
  return store;
}

it('lets two servers that start at the same time set the same file aside, and bring it back', async () => {
  const stores = [await opened(), await opened()];
  writeFileSync(join(folder(), 'orphan'), 'of nobody');
  const id = ItemId.parse('orphan');
  await Promise.all(stores.map((store) => store.setAside(id)));
  expect(readdirSync(folder())).toEqual(['orphan.aside']);
  await Promise.all(stores.map((store) => store.bringBack(id)));
  expect(readdirSync(folder())).toEqual(['orphan']);
});

it('takes nothing of what the journal needs of the disk, as if that were full', async () => {
  const store = await opened(Number.MAX_SAFE_INTEGER);
  const refusal: unknown = await store
    .receive(ItemId.parse('too-much'), Readable.from([Buffer.from('a log')]))
    .catch((error: unknown) => error);
  expect(cannotWrite(refusal)).toBe(true);
  expect(readdirSync(folder())).toEqual([]);
});
