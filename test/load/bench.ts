/**
 * `npm run bench`: what the server as built does in a second and how long it takes, on this machine, with the load
 * generator beside it. Prints one table and writes artifacts/bench.json. How to read it: docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { withBed, type Bed, type DatabaseName } from './bed.js';
import { delivering } from './delivery.js';
import { listing, reading } from './reading.js';
import type { Measured, Row } from './row.js';
import { inviting, opening, partnersInACase, updating } from './writing.js';
import { line, tableHead } from './table.js';

const artifacts = new URL('../../artifacts/', import.meta.url);

const names = ['opening', 'updating', 'inviting', 'listing', 'reading', 'delivery'] as const;
type Name = (typeof names)[number];

const usage = `npm run bench -- [--only ${names.join('|')}] [--quick] [--json]`;
const options = { only: { type: 'string' }, quick: { type: 'boolean' }, json: { type: 'boolean' } } as const;

const full = {
  ...{ writers: [1, 8, 64], readers: [1, 8], seconds: 4, sharedCases: 64, cases: 100_000, events: 1_000 },
  ...{ sockets: 1_000, updates: 50 },
};
const quick: typeof full = {
  ...{ writers: [1, 64], readers: [1], seconds: 0.5, sharedCases: 8, cases: 2_000, events: 200 },
  ...{ sockets: 100, updates: 10 },
};

/** What the issue aims at on two cores with the load generator beside. */
function aimOf({ measure, database, clients, perSecond, p99, megabytes, what }: Measured): Measured['aim'] {
  if (measure === 'opening' && database === 'SQLite' && clients === 64)
    return { text: '≥ 2,000/s', met: (perSecond ?? 0) >= 2_000 };
  if (measure === 'listing' || measure === 'reading')
    return { text: 'p99 < 15 ms', met: (p99 ?? Infinity) < 15 };
  if (what === 'at rest') return { text: '< 250 MB', met: (megabytes ?? Infinity) < 250 };
  if (measure === 'delivery' && perSecond !== undefined)
    return { text: '≥ 25,000/s', met: perSecond >= 25_000 };
  return undefined;
}

class Bench {
  readonly rows: Measured[] = [];

  constructor(
    private readonly only: Name | undefined,
    private readonly size: typeof full,
    private readonly say: (text: string) => void,
  ) {}

  async run(): Promise<void> {
    this.say(tableHead());
    if (this.wants('opening', 'updating', 'inviting')) {
      await this.writing('SQLite');
      await this.writing('PostgreSQL');
    }
    if (this.wants('listing', 'reading')) await this.readingMany();
    if (this.wants('delivery')) await this.live();
  }

  private wants(...some: Name[]): boolean {
    return this.only === undefined || some.includes(this.only);
  }

  private async take(measure: Name, bed: Bed, rows: AsyncIterable<Row> | Iterable<Row>): Promise<void> {
    if (!this.wants(measure)) return;
    for await (const row of rows) {
      const measured = { measure, database: bed.database, ...row };
      const aim = aimOf(measured);
      this.rows.push({ ...measured, ...(aim && { aim }) });
      this.say(line({ ...measured, ...(aim && { aim }) }));
    }
  }

  private writing(database: DatabaseName): Promise<void> {
    const { writers, seconds, sharedCases } = this.size;
    return withBed(
      database,
      (founding) => founding.sharedCases(sharedCases, partnersInACase),
      async (bed, cases) => {
        await this.take('opening', bed, opening(bed, writers, seconds));
        await this.take('updating', bed, updating(bed, cases, writers, seconds));
        await this.take('inviting', bed, inviting(bed, writers.slice(-1), seconds));
      },
    );
  }

  private readingMany(): Promise<void> {
    const { readers, seconds, cases, events } = this.size;
    return withBed(
      'SQLite',
      async (founding) => {
        const started = performance.now();
        await founding.fill(cases);
        const elapsed = (performance.now() - started) / 1000;
        this.say(`(${cases} cases were opened in process in ${elapsed.toFixed(1)} s)`);
        return founding.longCase(events);
      },
      async (bed, id) => {
        await this.take('listing', bed, listing(bed, readers, seconds));
        await this.take('reading', bed, reading(bed, { id, events }, readers, seconds));
      },
    );
  }

  private async live(): Promise<void> {
    const { sockets, updates } = this.size;
    for (const organizations of [1, 10])
      await withBed(
        'SQLite',
        (founding) => founding.sharedCases(1, 9),
        async (bed, [caseId]) => {
          if (!caseId) throw new Error('There is no case to write to.');
          if (organizations === 1) await this.take('delivery', bed, [await atRest(bed)]);
          await this.take('delivery', bed, delivering(bed, caseId, { sockets, organizations, updates }));
        },
      );
  }
}

/** Started, and left alone for so long that what the start needed is collected. */
async function atRest({ server }: Bed): Promise<Row> {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return { what: 'at rest', clients: 0, megabytes: (await server.usage()).megabytes };
}

function isName(text: string): text is Name {
  return names.some((name) => name === text);
}

async function main(): Promise<void> {
  const { only, quick: isQuick = false, json = false } = parseArgs({ options }).values;
  if (only !== undefined && !isName(only)) throw new Error(`There is no measure ${only}.`);
  const started = performance.now();
  const bench = new Bench(only, isQuick ? quick : full, (text) => {
    process.stderr.write(json ? `${text}\n` : '');
    process.stdout.write(json ? '' : `${text}\n`);
  });
  await bench.run();
  const seconds = Math.round((performance.now() - started) / 1000);
  const [cpu] = cpus();
  const machine = { node: process.version, cores: cpus().length, processor: cpu?.model ?? '' };
  const result = { at: new Date().toISOString(), quick: isQuick, seconds, machine, rows: bench.rows };
  const text = `${JSON.stringify(result, null, 2)}\n`;
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(new URL('bench.json', artifacts), text);
  if (json) process.stdout.write(text);
  else process.stdout.write(`${seconds} s in all; the figures are in artifacts/bench.json as well.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 1;
});
