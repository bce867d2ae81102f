import { Worker } from 'node:worker_threads';
import { Rejection } from '@entente/domain';
import type { Commission, Printed, Step } from './commission.js';

/** Setting a long report blocks its thread for seconds: so it has one of its own, and the server's stays free. */

interface Job {
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

/** It was called off before it was finished: nothing went wrong. */
export class CalledOff extends Rejection {
  constructor(sentence = 'The report was called off.') {
    super('called-off', sentence);
  }
}

/**
 * Prints in a thread of its own, one report at a time: two at once would only take the memory twice, so whoever shares a
 * press takes turns. What is called off while it is printed is stopped at once, with its thread.
 */
export class Press {
  private current: Job | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;

  print(commission: Commission, { signal, begins }: Follower = {}): Promise<Printed> {
    return new Promise((done, failed) => {
      if (signal?.aborted) throw new CalledOff();
      if (this.current) throw new Error('The press prints one report at a time.');
      const job: Job = { begins, done, failed };
      this.current = job;
      signal?.addEventListener('abort', () => this.callOff(job), { once: true });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.stop(new Error('The report took too long.')), limitMs);
      const worker = this.thread();
      // While it prints, the process lives on.
      worker.ref();
      worker.postMessage(commission);
    });
  }

  async close(): Promise<void> {
    await this.stop(new CalledOff('The server is closing: ask again.'));
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.stop(), idleMs).unref();
    if ('printed' in outcome) job?.done(outcome.printed);
    else job?.failed(outcome.error);
  }

  private callOff(job: Job): void {
    if (this.current === job) void this.stop(new CalledOff());
  }

  /** Ends the thread, and with it what it was printing; who waits for that hears of it when the memory is free again. */
  private async stop(reason?: unknown): Promise<void> {
    clearTimeout(this.timer);
    const { worker, current } = this;
    this.worker = undefined;
    this.current = undefined;
    await worker?.terminate();
    current?.failed(reason);
  }
}
