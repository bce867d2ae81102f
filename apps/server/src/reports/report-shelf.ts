import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { rejected } from '@entente/domain';
import { SETTINGS, type Settings } from '../edge/edge.services.js';

/** How long a report lies ready to be fetched. */
export const keptMs = 3_600_000;

/** Reports that lie ready, in DATA_DIR/reports: each under the id of its job, made here, and for an hour. */
@Injectable()
export class ReportShelf implements OnModuleInit {
  private readonly folder: string;

  constructor(@Inject(SETTINGS) { dataDir }: Settings) {
    this.folder = join(dataDir, 'reports');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.clear();
  }

  /** Removes what is older than an hour, whoever made it: a server that was killed has left it. */
  async clear(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > keptMs) await rm(path, { force: true });
    }
  }

  /** In the place of what a server that was killed has left under this id. */
  async put(id: string, bytes: Uint8Array): Promise<void> {
    await this.remove(id);
    await writeFile(this.pathOf(id), bytes, { flag: 'wx', mode: 0o600 });
  }

  async open(id: string): Promise<Readable> {
    const handle = await open(this.pathOf(id), 'r').catch(() => undefined);
    if (!handle) throw rejected('not-found', 'The report does not lie here any more: have it made again.');
    return handle.createReadStream();
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }
}
