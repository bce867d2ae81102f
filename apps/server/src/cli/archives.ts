import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { rejected } from '@entente/domain';
import type { Answer } from './answer.js';
import { caseReferred, commandLine, organizationNamed, withNode } from './node.js';
import { optionsOf } from './options.js';
import type { Terminal } from './terminal.js';
import { typedPath } from './typed-path.js';

const Options = z.object({ as: z.string(), out: z.string() });

/** Writes the archive of a case, as the book of one organisation tells it, into a new file, there when it is complete. */
export function archiveCase(terminal: Terminal, reference: string, typed: unknown): Promise<Answer> {
  const { as, out } = optionsOf(Options, typed);
  const file = typedPath(out, terminal);
  const unfinished = `${file}.unfinished`;
  return withNode(terminal, async (node) => {
    if (existsSync(file)) throw rejected('file-exists', `${out} is there already: choose another name.`);
    const { id: organization } = await organizationNamed(node, as);
    const id = await caseReferred(node, { reference, organization, as });
    const { bytes, files, missing } = await node.archives.of({ organization, userId: commandLine }, id);
    try {
      await pipeline(bytes, createWriteStream(unfinished, { mode: 0o600 }));
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
    const { size } = statSync(file);
    const lacking = missing === 0 ? '' : `; ${missing} are not on this node, README.txt names them`;
    const text = `Wrote ${out} (${size} bytes, files of evidence: ${files}${lacking}).`;
    return { text, json: { file, bytes: size, files, missing } };
  });
}
