import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rejected } from '@entente/domain';
import { readSettings } from '../edge/edge.services.js';
import type { Answer } from './answer.js';
import { withJournal } from './open-journal.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

/** Copies the whole database into a new file that only its owner reads. The file is there when it is complete. */
export async function backup(terminal: Terminal, typed: string): Promise<Answer> {
  const file = typedPath(typed, terminal);
  const unfinished = `${file}.unfinished`;
  await withJournal(terminal, async (journal) => {
    if (existsSync(file))
      throw rejected(
        'file-exists',
        `${typed} is there already: a backup replaces nothing. Choose another name.`,
      );
    if (!existsSync(dirname(file)))
      throw rejected('no-such-folder', `There is no folder ${dirname(file)} for the backup.`);
    try {
      await journal.backup(unfinished);
      chmodSync(unfinished, 0o600);
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  });
  const { size: bytes } = statSync(file);
  const copied = `Copied the database to ${typed} (${bytes} bytes).`;
  const { dataDir } = readSettings(terminal.env);
  const evidence = join(dataDir, 'evidence');
  const hasFiles = existsSync(evidence) && readdirSync(evidence).length > 0;
  const text = hasFiles ? `${copied}\nFiles of evidence are not in it: copy ${evidence} now.` : copied;
  return { text, json: { file, bytes } };
}
