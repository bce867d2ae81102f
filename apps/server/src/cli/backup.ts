import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { rejected } from '@entente/domain';
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
  return { text: `Copied the database to ${typed} (${bytes} bytes).`, json: { file, bytes } };
}
