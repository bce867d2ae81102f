import type { Tlp } from '@entente/domain';
import type { Entry } from '@entente/journal';
import type { Added } from '../evidence/evidence.services.js';
import { sums } from './zip.js';

/** What the page that lies in every archive tells of it. */
export interface Told {
  reference: string;
  title: string;
  reader: string;
  tlp: Tlp;
  last: Entry | undefined;
  missing: readonly Added[];
}

/** What is in the archive, how it may be handled, and how each part of it is checked without this node. */
export function readme({ reference, title, reader, tlp, last, missing }: Told): string {
  return `${tlp}

Case ${reference}: ${inALine(title)}
As the book of ${reader} tells it up to entry ${last?.number ?? 0} (hash ${last?.hash ?? 'none'}).
${tlp} is the narrowest marking of what is in here. Each entry and each file has its own.

book.jsonl   the entries of the case in that book, one a line, as GET /api/book gives them
case.json    the case as it stood at that entry, as GET /api/cases/{id} gives it
evidence/    the files, each under the id of its evidence and its name. They are as they came: nobody
             has opened, unpacked or scanned them here. Treat them as hostile.
${sums}   of everything here; of the evidence what the book says that it was when it came
${missing.length > 0 ? absent(missing) : ''}
To check the files, where this was unpacked:

    sha256sum -c ${sums}          (macOS: shasum -a 256 -c ${sums})

To check an entry: "digest" is the SHA-256 of the canonical JSON (RFC 8785) of "event", and "hash" that of the array
[previousHash, number, digest, basis, agreementId, at], with null where there is no agreement. Of a redacted event
the content is gone and the digest stays. Numbers have gaps where entries of other cases lie between: the
whole chain is in the book, GET /api/book.
`;
}

/** The title is the lead's own: it must not go on as if this page said it. */
function inALine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function absent(missing: readonly Added[]): string {
  const lines = missing.map(({ data: { id, name, sha256 } }) => `    ${id}  ${name}  SHA-256 ${sha256}`);
  return `
Not in here, since the node did not have them as they were recorded (a backup may):

${lines.join('\n')}
`;
}
