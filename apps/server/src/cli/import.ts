import { createReadStream, statSync } from 'node:fs';
import { z } from 'zod';
import { rejected, Tlp } from '@entente/domain';
import { eurepocIncidents } from '@entente/interchange';
import { importIncidents, type ImportTally } from '../interchange/interchange.module.js';
import type { Answer } from './answer.js';
import { commandLine, organizationNamed, withNode } from './node.js';
import { optionsOf } from './options.js';
import { progressThrough } from './progress.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

const Options = z.object({ as: z.string(), tlp: Tlp.optional() });

/** Opens a case for every incident of a EuRepoC table (docs/import.md). */
export async function importIncidentsFrom(
  terminal: Terminal,
  typed: string,
  options: unknown,
): Promise<Answer> {
  const { as, tlp } = optionsOf(Options, options);
  const path = typedPath(typed, terminal);
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) throw rejected('no-such-file', `There is no file ${typed}.`);
  const tally = await withNode(terminal, async (node) => {
    const { id } = await organizationNamed(node, as);
    const progress = progressThrough(file.size, terminal);
    let bytesRead = 0;
    const text = chunksOf(path, (bytes) => (bytesRead += bytes));
    try {
      const by = { userId: commandLine, organization: id };
      return await importIncidents(node, by, eurepocIncidents(text, tlp ? { tlp } : {}), (sofar) => {
        progress.show(bytesRead, rowsIn(sofar));
      });
    } finally {
      progress.stop();
    }
  });
  return answerOf(tally);
}

async function* chunksOf(path: string, read: (bytes: number) => void): AsyncGenerator<string> {
  const stream: AsyncIterable<string> = createReadStream(path, { encoding: 'utf8' });
  for await (const chunk of stream) {
    read(Buffer.byteLength(chunk));
    yield chunk;
  }
}

function rowsIn({ opened, known, problems }: Readonly<ImportTally>): number {
  return opened + known + problems.length;
}

function answerOf(tally: ImportTally): Answer {
  const { opened, known, invited, notInvited, problems } = tally;
  return {
    text:
      `Opened ${opened}, already there ${known}, not readable ${problems.length}; ` +
      `invited ${invited}, not invited for want of an active agreement ${notInvited}.`,
    json: tally,
    notes: problems.map(({ line, reason }) => `Line ${line}: ${reason}`),
    failed: opened + known === 0 && problems.length > 0,
  };
}
