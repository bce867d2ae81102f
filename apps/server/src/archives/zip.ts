import { createHash } from 'node:crypto';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Something in an archive, under a path that is safe to unpack; `at` is the time that it bears. */
export type Member = { path: string; at: string } & (
  | { lines: () => AsyncIterable<string> | Iterable<string> }
  | { file: () => Promise<Readable>; size: number; sha256: string }
);

/** The member that lists the SHA-256 of all others, as `sha256sum -c` reads it. */
export const sums = 'SHA256SUMS';

/**
 * A ZIP of these members, each begun when the one before it has been read: nothing is held in memory, and nothing is open
 * any more once the archive is destroyed. The sums come last. Files are stored as they are, lines compressed.
 */
export function zipped(members: readonly Member[], at: string): Readable {
  const zip = new ZipFile();
  const bytes = new PassThrough();
  const hashes: string[] = [];
  let reading: Readable | undefined;
  const fail = (error: unknown) => bytes.destroy(error instanceof Error ? error : new Error(String(error)));
  const add = (member: Member) => {
    const isFile = 'file' in member;
    const options = { mtime: new Date(member.at), compress: !isFile, ...(isFile && { size: member.size }) };
    zip.addReadStreamLazy(member.path, options, (give) => {
      open(member, hashes).then((stream) => {
        reading = stream.on('error', fail);
        give(null, stream);
        if (bytes.destroyed) stream.destroy();
      }, fail);
    });
  };
  for (const member of members) add(member);
  add({ path: sums, at, lines: () => [...hashes] });
  zip.on('error', fail);
  zip.end();
  pipeline(zip.outputStream, bytes, () => reading?.destroy());
  return bytes;
}

async function open(member: Member, hashes: string[]): Promise<Readable> {
  const note = (sha256: string) => hashes.push(`${sha256}  ${member.path}\n`);
  if ('file' in member) {
    note(member.sha256);
    return member.file();
  }
  return Readable.from(hashing(member.lines(), note), { objectMode: false });
}

async function* hashing(lines: AsyncIterable<string> | Iterable<string>, note: (sha256: string) => void) {
  const hash = createHash('sha256');
  for await (const line of lines) {
    hash.update(line);
    yield line;
  }
  note(hash.digest('hex'));
}
