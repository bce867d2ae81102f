import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewCase } from '@entente/domain';
import { Journal } from '@entente/journal';
import { Organizations, OwnDuties } from '../identity/identity.services.js';
import { CaseDesk } from './case-desk.js';

const incident: NewCase = {
  ...{ title: 'Ransomware in a port', summary: 'Cranes stand still.', tlp: 'TLP:GREEN' },
  ...{ classification: 'malicious-code/infected-system', severity: 'high' },
};

describe('what one organisation writes in a case', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-desk-'));
  let journal: Journal;
  beforeAll(async () => (journal = await Journal.open({ file: join(folder, 'entente.db') })));
  afterAll(async () => {
    await journal.close();
    rmSync(folder, { recursive: true });
  });

  it('has a bound, so that the case can still be opened; what moves the case on is always taken', async () => {
    const organizations = new Organizations(journal);
    const { id: organization } = await organizations.register({
      ...{ name: 'CERT Philippines', shortName: 'CERT-PH', country: 'PH', kind: 'national-csirt' },
    });
    const desk = new CaseDesk(journal, organizations, new OwnDuties(journal, organizations));
    const by = { organization, userId: 'somebody' };
    const { id } = await desk.open(by, incident);
    const posts = (through: CaseDesk) =>
      through.command(by, id, { type: 'post-update', input: { text: '港'.repeat(20_000) } });
    const { eventId } = await posts(desk);
    const long = JSON.stringify({ text: '港'.repeat(6_660_000) });
    await journal.write((tx) => tx.query('UPDATE event SET data = ? WHERE id = ?', [long, eventId]));
    // Another sums up what is there when it begins, and counts along.
    const another = new CaseDesk(journal, organizations, new OwnDuties(journal, organizations));
    await posts(another);
    await expect(posts(another)).rejects.toMatchObject({ code: 'too-many-in-case' });
    await another.command(by, id, { type: 'change-status', input: { to: 'triage' } });
    const next = await another.open(by, incident);
    await another.command(by, next.id, { type: 'post-update', input: { text: 'It goes on here.' } });
  });
});
