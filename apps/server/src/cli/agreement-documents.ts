import { z } from 'zod';
import { documentsNow, RecordDocument } from '@entente/domain';
import { acting } from './acting.js';
import { act, commanding, inBookOf } from './agreement-acts.js';
import type { Answer } from './answer.js';
import { fingerprintOf } from './fingerprint.js';
import { heldAgainst } from './json-file.js';
import { withNode } from './node.js';
import { optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

interface Named {
  id: string;
  file: string;
}

/** Records which file one holds to be the signed document; the file itself goes nowhere. */
export function recordDocument(terminal: Terminal, { id, file }: Named, typed: unknown): Promise<Answer> {
  const options = { ...optionsOf(z.object(acting), typed), file };
  return act(terminal, id, options, 'Recorded the document of', async (on) => {
    const document = heldAgainst(RecordDocument, await fingerprintOf(terminal, file));
    return commanding({ type: 'record-document', ...document })(on);
  });
}

const OfBook = z.object(reading);

/** Says whether a file is what parties hold to be the signed document; fails where it is of none. */
export function check(terminal: Terminal, { id, file }: Named, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(OfBook, typed);
  return withNode(terminal, async (node) => {
    const { view } = await inBookOf(node, as, id);
    const { sha256 } = await fingerprintOf(terminal, file);
    const { nameOf } = await node.organizations.directory();
    const [same, others] = [true, false].map((is) =>
      documentsNow(view).filter((document) => (document.sha256 === sha256) === is),
    );
    const lines = [
      ...(same ?? []).map(({ by, at }) => `It is what ${nameOf(by)} recorded ${at}.`),
      ...(others ?? []).map(({ by, at, name }) => `${nameOf(by)} recorded another file, ${name}, ${at}.`),
    ];
    return {
      text: [...lines, `SHA-256 ${sha256}`].join('\n'),
      json: { sha256, same, others },
      failed: same?.length === 0,
    };
  });
}
