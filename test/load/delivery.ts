import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CaseId } from '@entente/domain';
import type { Bed } from './bed.js';
import { Connection } from './connection.js';
import { quantiles } from './drive.js';
import type { Order, Report } from './followers.js';
import { update } from './incidents.js';
import type { Following } from './live-socket.js';
import type { Row } from './row.js';
import type { Member } from './world.js';

const program = fileURLToPath(new URL('followers.ts', import.meta.url));
const loader = new URL('../../scripts/typescript.mjs', import.meta.url).href;
const processes = 2;
/** Who posts at the same time where throughput is measured. */
const writers = 8;

export interface Crowd {
  sockets: number;
  organizations: number;
  updates: number;
}

/**
 * Sockets follow the books of organisations that take part in one case, and updates are posted to it. The delay is taken with one
 * update at a time, each when the one before has reached everybody, from the time that the entry carries (taken within
 * the transaction, before its commit) to the socket. The rate is taken with all updates posted as fast as they go.
 */
export async function* delivering(bed: Bed, caseId: CaseId, crowd: Crowd): AsyncGenerator<Row> {
  const { sockets, organizations, updates } = crowd;
  const members = [bed.world.host, ...bed.world.partners].slice(0, organizations);
  const followers = await Followers.of(bed, members, sockets);
  const connections = await Promise.all(
    Array.from({ length: writers }, () => Connection.to(bed.server.url, bed.world.host.token)),
  );
  let posted = 0;
  const post = async (connection: Connection | undefined) => {
    posted += 1;
    const path = `/api/cases/${caseId}/updates`;
    await connection?.expect({ method: 'POST', path, body: update(posted) });
  };
  try {
    const what = `${organizations} organisation${organizations === 1 ? '' : 's'}`;
    yield {
      what: `with sockets, ${what}`,
      clients: sockets,
      megabytes: (await bed.server.usage()).megabytes,
    };

    for (let n = 1; n <= updates; n += 1) {
      await post(connections[0]);
      await followers.haveHad(n);
    }
    const { delays } = await followers.tell();
    yield { what: `delay, ${what}`, clients: sockets, ...quantiles(delays), count: delays.length };

    const before = await bed.server.usage();
    const started = Date.now();
    await Promise.all(
      connections.map(async (connection) => {
        while (posted < 2 * updates) await post(connection);
      }),
    );
    await followers.haveHad(2 * updates);
    const burst = await followers.tell();
    const { cpuSeconds } = await bed.server.usage();
    const count = burst.delays.length;
    const perSecond = (count * 1000) / (burst.last - started);
    const cpu = ((cpuSeconds - before.cpuSeconds) * 1000) / count;
    yield { what: `deliveries, ${what}`, clients: sockets, perSecond, count, cpu };
  } finally {
    followers.leave();
    for (const connection of connections) connection.close();
  }
}

/** The sockets, in processes of their own. */
class Followers {
  private readonly rounds: number[];
  private readonly told: { delays: number[]; last: number }[] = [];
  private failure: Error | undefined;
  private look: () => void = () => undefined;
  private ready = 0;

  private constructor(private readonly children: readonly ChildProcess[]) {
    this.rounds = children.map(() => 0);
    for (const [i, child] of children.entries()) {
      child.on('message', (report: Report) => {
        if ('ready' in report) this.ready += 1;
        else if ('rounds' in report) this.rounds[i] = report.rounds;
        else if ('failed' in report) this.failure = new Error(report.failed);
        else this.told.push(report);
        this.look();
      });
      child.once('exit', (code) => {
        if (code !== 0) this.failure = new Error('A process of sockets ended.');
        this.look();
      });
    }
  }

  static async of({ server, world }: Bed, members: readonly Member[], sockets: number): Promise<Followers> {
    const heads = await Promise.all(members.map((member) => headOf(server.url, member)));
    const followings = Array.from({ length: sockets }, (_, n): Following => {
      const member = members[n % members.length] ?? world.host;
      return { token: member.token, after: heads[n % members.length] ?? 0 };
    });
    const share = Math.ceil(sockets / processes);
    const children = Array.from({ length: processes }, () =>
      fork(program, { execArgv: ['--import', loader] }),
    );
    const followers = new Followers(children);
    for (const [i, child] of children.entries())
      order(child, { url: server.url, follow: followings.slice(i * share, (i + 1) * share) });
    await followers.until(() => followers.ready === processes);
    return followers;
  }

  /** Resolves when every socket has had so many entries. */
  haveHad(entries: number): Promise<void> {
    return this.until(() => this.rounds.every((rounds) => rounds >= entries));
  }

  /** What came in since the last time. */
  async tell(): Promise<{ delays: number[]; last: number }> {
    this.told.length = 0;
    for (const child of this.children) order(child, { tell: true });
    await this.until(() => this.told.length === processes);
    return {
      delays: this.told.flatMap(({ delays }) => delays),
      last: Math.max(...this.told.map(({ last }) => last)),
    };
  }

  leave(): void {
    for (const child of this.children) child.disconnect();
  }

  private until(done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.look = () => {
        if (this.failure) reject(this.failure);
        else if (done()) resolve();
      };
      this.look();
    });
  }
}

function order(child: ChildProcess, what: Order): void {
  child.send(what);
}

const Page = z.object({ head: z.object({ number: z.number() }) });

async function headOf(url: string, { token }: Member): Promise<number> {
  const connection = await Connection.to(url, token);
  const { body } = await connection.expect({ path: '/api/book?limit=1' });
  connection.close();
  return Page.parse(JSON.parse(body)).head.number;
}
