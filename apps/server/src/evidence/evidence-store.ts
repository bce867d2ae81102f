import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, statfs, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ItemId, rejected, type StoredFile } from '@entente/domain';
import { SETTINGS, type Settings } from '../edge/edge.services.js';
import { mediaTypeOf, telling } from './media-type.js';

const dayMs = 24 * 3_600_000;
const unfinished = '.part';
const aside = '.aside';
const asideMs = 30 * dayMs;
/** How long the rest of a refused file may go on coming before its connection is cut. */
const runOutMs = 10_000;
/** After so much of a file it is asked again how much room there is. */
const askAfter = 16 * 1_048_576;

type EvidenceSettings = Pick<Settings, 'dataDir' | 'evidenceLimit' | 'evidenceReserve'>;

/**
 * The files themselves, in DATA_DIR/evidence: each under the id of its evidence, made here, so that no name that anybody
 * gives ever becomes a path. A file is written once and never changed.
 */
@Injectable()
export class EvidenceStore implements OnModuleInit {
  private readonly folder: string;
  private readonly limit: number;
  private readonly reserve: number;

  constructor(@Inject(SETTINGS) { dataDir, evidenceLimit, evidenceReserve }: EvidenceSettings) {
    this.folder = join(dataDir, 'evidence');
    this.limit = evidenceLimit;
    this.reserve = evidenceReserve;
  }

  /** Removes what a server that was killed had not received whole; another server may be receiving what is newer. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = await this.olderThan(dayMs);
    for (const name of names.filter((one) => one.endsWith(unfinished)))
      await rm(join(this.folder, name), { force: true });
  }

  /** Refuses a file that says of itself that it is too large, before any of it is read. */
  requireSize(bytes: number): void {
    if (bytes > this.limit)
      throw rejected(
        'file-too-large',
        `A file of evidence has at most ${this.limit / 1_048_576} MiB here: send it in parts.`,
      );
  }

  /**
   * Takes a file in, a piece at a time, and has it on the disk when it answers. Of what is refused, cut off or cannot be
   * written nothing stays.
   */
  async receive(id: ItemId, file: Readable): Promise<StoredFile> {
    const path = this.pathOf(id);
    try {
      const stored = await written(`${path}${unfinished}`, 'wx', (handle) => this.write(handle, file));
      await rename(`${path}${unfinished}`, path);
      await written(this.folder, 'r', () => Promise.resolve());
      return stored;
    } catch (error) {
      await this.remove(id);
      letRunOut(file);
      if (file.errored) throw rejected('upload-cut-off', 'The file did not arrive whole: send it again.');
      throw error;
    }
  }

  private async write(handle: FileHandle, file: Readable): Promise<StoredFile> {
    const hash = createHash('sha256');
    let head = Buffer.alloc(0);
    let [size, asked] = [0, -askAfter];
    // The request stays whole where this refuses in its middle: who sends it must still be given the answer.
    const pieces: AsyncIterable<Buffer> = file.iterator({ destroyOnReturn: false });
    for await (const bytes of pieces) {
      size += bytes.length;
      this.requireSize(size);
      if (size - asked > askAfter) {
        await this.requireRoom();
        asked = size;
      }
      if (head.length < telling) head = Buffer.concat([head, bytes.subarray(0, telling - head.length)]);
      hash.update(bytes);
      await handle.writeFile(bytes);
    }
    return { size, sha256: hash.digest('hex'), mediaType: mediaTypeOf(head) };
  }

  /** Whoever sends file after file must not keep the others from writing: to evidence the disk is full before it is. */
  private async requireRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < this.reserve)
      throw Object.assign(new Error('What is left of the disk is for the journal.'), { code: 'ENOSPC' });
  }

  /** Whether a file is there, as long as it was recorded. */
  async has(id: ItemId, size: number): Promise<boolean> {
    const found = await stat(this.pathOf(id)).catch(() => undefined);
    return found?.size === size;
  }

  /** Opens a file for reading; refuses where it is not there as it was recorded. */
  async open(id: ItemId, size: number): Promise<Readable> {
    const handle = await open(this.pathOf(id), 'r').catch(() => undefined);
    if (handle && (await handle.stat()).size === size) return handle.createReadStream();
    await handle?.close();
    throw rejected(
      'file-missing',
      'The file is not on this server as it was recorded: your administrator may have it in a backup.',
    );
  }

  /** How long a file is and its SHA-256, read a piece at a time; undefined where it is not there. */
  async digest(id: ItemId): Promise<{ size: number; sha256: string } | undefined> {
    const handle = await open(this.pathOf(id), 'r').catch(() => undefined);
    if (!handle) return undefined;
    const hash = createHash('sha256');
    let size = 0;
    const pieces: AsyncIterable<Buffer> = handle.createReadStream({ highWaterMark: 1_048_576 });
    for await (const bytes of pieces) {
      size += bytes.length;
      hash.update(bytes);
    }
    return { size, sha256: hash.digest('hex') };
  }

  /** What lies here for a day or longer: files that arrived whole, and those that were set aside. */
  async idle(): Promise<{ whole: ItemId[]; aside: ItemId[] }> {
    const names = await this.olderThan(dayMs);
    const ids = (all: string[]) => all.flatMap((name) => ItemId.safeParse(name).data ?? []);
    return {
      whole: ids(names.filter((name) => !name.includes('.'))),
      aside: ids(names.filter((name) => name.endsWith(aside)).map((name) => name.slice(0, -aside.length))),
    };
  }

  /** Takes a file out of reach, without removing it yet; another server that starts may have done so before. */
  async setAside(id: ItemId): Promise<void> {
    const now = new Date();
    const path = this.pathOf(id);
    await utimes(path, now, now)
      .then(() => rename(path, `${path}${aside}`))
      .catch(unlessGone);
  }

  /** Puts back what was set aside; another server that starts may have done so before. */
  async bringBack(id: ItemId): Promise<void> {
    await rename(`${this.pathOf(id)}${aside}`, this.pathOf(id)).catch(unlessGone);
  }

  /** Removes what was set aside a month ago. */
  async removeLongAside(): Promise<void> {
    const names = await this.olderThan(asideMs);
    for (const name of names.filter((one) => one.endsWith(aside)))
      await rm(join(this.folder, name), { force: true });
  }

  /** The names of what was last written so long ago. */
  private async olderThan(ms: number): Promise<string[]> {
    const old: string[] = [];
    for (const name of await readdir(this.folder)) {
      const found = await stat(join(this.folder, name)).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > ms) old.push(name);
    }
    return old;
  }

  /** Removes a file, or what there is of it. */
  async remove(id: ItemId): Promise<void> {
    const path = this.pathOf(id);
    await Promise.all(
      [path, `${path}${unfinished}`, `${path}${aside}`].map((one) => rm(one, { force: true })),
    );
  }

  private pathOf(id: ItemId): string {
    return join(this.folder, id);
  }
}

/** Does something to a file, or to the folder that lists it, and has it on the disk. */
async function written<T>(path: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, flags, 0o600);
  try {
    const result = await work(handle);
    await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

function unlessGone(error: unknown): void {
  const isGone = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
  if (!isGone) throw error;
}

/** Reads on over what is not wanted, so that its sender comes to read the refusal; not for ever. */
function letRunOut(file: Readable): void {
  const cut = setTimeout(() => file.destroy(), runOutMs);
  file.once('close', () => {
    clearTimeout(cut);
  });
  file.on('error', () => undefined).resume();
}
