import { Connection } from './connection.js';
import type { Bed } from './bed.js';
import type { Row } from './row.js';

/** One client's turn: asks what it asks and resolves when it has its answer. */
export type Turn = (connection: Connection, client: number) => Promise<unknown>;

/**
 * Has a number of clients take turn after turn, each as soon as it was answered, for so many seconds, after a quarter of
 * that to warm up. Times are from asking to the whole answer, as a client sees them.
 */
export async function drive(
  bed: Bed,
  clients: number,
  seconds: number,
  turn: Turn,
): Promise<Omit<Row, 'what'>> {
  const connections = await Promise.all(
    Array.from({ length: clients }, () => Connection.to(bed.server.url, bed.world.host.token)),
  );
  try {
    await rounds(connections, seconds / 4, turn);
    const before = await bed.server.usage();
    const own = process.cpuUsage();
    const started = performance.now();
    const times = await rounds(connections, seconds, turn);
    const elapsed = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(own);
    const { cpuSeconds } = await bed.server.usage();
    return {
      ...{ clients, perSecond: times.length / elapsed, ...quantiles(times), count: times.length },
      cpu: ((cpuSeconds - before.cpuSeconds) * 1000) / times.length,
      generator: (user + system) / 1e6 / elapsed,
    };
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function rounds(connections: readonly Connection[], seconds: number, turn: Turn): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    connections.map(async (connection, client) => {
      for (let started = performance.now(); started < until;) {
        await turn(connection, client);
        const now = performance.now();
        times.push(now - started);
        started = now;
      }
    }),
  );
  return times;
}

export function quantiles(times: number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
