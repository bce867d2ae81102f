import { Worker } from 'node:worker_threads';
import type { Commission, Printed, Step } from './commission.js';

/** Setting a long report blocks its thread for seconds: so it has one of its own, and the server's stays free. */

interface Job {
  commission: Commission;
  begins: ((step: Step) => void) | undefined;
  done: (printed: Printed) => void;
  failed: (reason: unknown) => void;
}

/** What the thread answers: how far it is, at last an outcome. */
export type Outcome = { step: Step } | { printed: Printed } | { error: Error };

/** Who follows the printing of a report: may call it off, and is told what is begun. */
export interface Follower {
  signal?: AbortSignal | undefined;
  begins?: ((step: Step) => void) | undefined;
}

/** After so long without work, the thread ends and gives back the memory of its typefaces. */
const idleMs = 60_000;
/** Longer than this no report takes that will ever be finished. */
const limitMs = 180_000;

/** The program of the thread lies beside this file, built or as it is written. */
const program = new URL(`./press-thread${/\.\w+$/.exec(import.meta.url)?.[0] ?? '.js'}`, import.meta.url);

/** Was called off before it was finished. */
export class CalledOff extends Error {}

/**
 * Prints one report after the other in a thread of its own: two at once would only take the memory twice. What is called
 * off while it is printed is stopped at once, with its thread.
 */
export class Press {
  private readonly waiting: Job[] = [];
  private current: Job | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;

  print(commission: Commission, { signal, begins }: Follower = {}): Promise<Printed> {
    return new Promise((done, failed) => {
      if (signal?.aborted) {
        failed(new CalledOff('The report was called off.'));
        return;
      }
      const job: Job = { commission, begins, done, failed };
      signal?.addEventListener('abort', () => this.callOff(job), { once: true });
      this.waiting.push(job);
      this.next();
    });
  }

  async close(): Promise<void> {
    for (const { failed } of this.waiting.splice(0)) failed(new CalledOff('The server is closing.'));
    await this.stop(new CalledOff('The server is closing.'));
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    this.current = this.waiting.shift();
    if (!this.current) {
      this.timer = setTimeout(() => void this.stop(), idleMs);
      this.timer.unref();
      return;
    }
    this.timer = setTimeout(() => void this.stop(new Error('The report took too long.')), limitMs);
    const worker = this.thread();
    // While it prints, the process lives on.
    worker.ref();
    worker.postMessage(this.current.commission);
  }

  private thread(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(program);
    // A thread that was stopped may still have something to say, of a report that nobody waits for.
    worker.on('message', (outcome: Outcome) => {
      if (worker === this.worker) this.finish(outcome);
    });
    worker.on('error', (error) => {
      if (worker === this.worker) void this.stop(error);
    });
    return (this.worker = worker);
  }

  private finish(outcome: Outcome): void {
    const job = this.current;
    if ('step' in outcome) {
      job?.begins?.(outcome.step);
      return;
    }
    this.current = undefined;
    this.worker?.unref();
    if ('printed' in outcome) job?.done(outcome.printed);
    else job?.failed(outcome.error);
    this.next();
  }

  private callOff(job: Job): void {
    const reason = new CalledOff('The report was called off.');
    const place = this.waiting.indexOf(job);
    if (place >= 0) this.waiting.splice(place, 1);
    if (this.current === job) void this.stop(reason);
    else job.failed(reason);
  }

  /** Ends the thread, and with it what it was printing. */
  private async stop(reason?: unknown): Promise<void> {
    clearTimeout(this.timer);
    const { worker, current } = this;
    this.worker = undefined;
    this.current = undefined;
    current?.failed(reason);
    await worker?.terminate();
    if (this.waiting.length > 0) this.next();
  }
}
