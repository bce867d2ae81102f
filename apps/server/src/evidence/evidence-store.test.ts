import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ItemId } from '@entente/domain';
import { EvidenceStore } from './evidence-store.js';

it('lets two servers that start at the same time set the same file aside, and bring it back', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-evidence-'));
  try {
    const stores = [1, 2].map(() => new EvidenceStore({ dataDir, evidenceLimit: 1_048_576 }));
    for (const store of stores) await store.onModuleInit();
    const folder = join(dataDir, 'evidence');
    writeFileSync(join(folder, 'orphan'), 'of nobody');
    const id = ItemId.parse('orphan');
    await Promise.all(stores.map((store) => store.setAside(id)));
    expect(readdirSync(folder)).toEqual(['orphan.aside']);
    await Promise.all(stores.map((store) => store.bringBack(id)));
    expect(readdirSync(folder)).toEqual(['orphan']);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
