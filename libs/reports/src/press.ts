import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { Rejection } from '@entente/domain';
import type { Commission, Printed, Step } from './commission.js';

/**
 * Setting a long report takes seconds of a processor and hundreds of megabytes, in code of others that reads what partners
 * wrote: so it happens in a process of its own, which yields to the server's and cannot take that down with it.
 */

interface Job {
  begins: ((step: Step) => void) | undefined;
  done: (printed: Printed) => void;
  failed: (reason: unknown) => void;
}

/** What the process answers: how far it is, at last an outcome, and how much memory it then holds, in bytes. */
export type Outcome = { step: Step } | (({ printed: Printed } | { error: Error }) & { holds: number });

/** Who follows the printing of a report: may call it off, and is told what is begun. */
export interface Follower {
  signal?: AbortSignal | undefined;
  begins?: ((step: Step) => void) | undefined;
}

/** After so long without work, the process ends and gives back its memory. */
const idleMs = 60_000;
/** What holds more after its work gives it back at once: it would not give it back by itself, and the next report adds to it. */
const mostHeld = 350 * 1024 * 1024;
/** How far it yields to other processes (nice). */
const yielding = 10;
/** Longer than this no report takes that will ever be finished. */
const limitMs = 180_000;

/** Collects what is young sooner: 20 to 50 MB less at the peak of a long report, and no slower. */
const sparing = '--max-semi-space-size=1';

/**
 * Nothing of the server's settings is its business. All its threads take memory from one heap, so that what those that set
 * have given back is there for the one that writes: up to 60 MB less (glibc).
 */
const settings = { MALLOC_ARENA_MAX: '1' };

/** The program of the process lies beside this file, built or as it is written. */
const program = new URL(`./press-process${/\.\w+$/.exec(import.meta.url)?.[0] ?? '.js'}`, import.meta.url);

/** It was called off before it was finished: nothing went wrong. */
export class CalledOff extends Rejection {
  constructor(sentence = 'The report was called off.') {
    super('called-off', sentence);
  }
}

/**
 * Prints in a process of its own, one report at a time: two at once would only take the memory twice, so whoever shares a
 * press takes turns. What is called off while it is printed is stopped at once, with its process.
 */
export class Press {
  private current: Job | undefined;
  private printer: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed: CalledOff | undefined;

  print(commission: Commission, { signal, begins }: Follower = {}): Promise<Printed> {
    return new Promise((done, failed) => {
      if (signal?.aborted) throw new CalledOff();
      if (this.closed) throw this.closed;
      if (this.current) throw new Error('The press prints one report at a time.');
      const job: Job = { begins, done, failed };
      this.current = job;
      signal?.addEventListener('abort', () => this.callOff(job), { once: true });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.stop(new Error('The report took too long.')), limitMs);
      try {
        this.send(job, commission);
      } catch (error) {
        void this.stop(error);
      }
    });
  }

  /** Prints nothing any more: neither what it is at nor what was still being read for it. */
  async close(): Promise<void> {
    this.closed = new CalledOff('The server is closing: ask again.');
    await this.stop(this.closed);
  }

  private send(job: Job, commission: Commission): void {
    const printer = this.process();
    // While it prints, whoever waits for it lives on.
    printer.ref();
    printer.channel?.ref();
    printer.send(commission, (error) => {
      if (error && this.current === job) void this.stop(error);
    });
  }

  private process(): ChildProcess {
    if (this.printer) return this.printer;
    const execArgv = [...process.execArgv, sparing];
    const printer = fork(program, { serialization: 'advanced', env: settings, execArgv });
    // A process that was stopped may still have something to say, of a report that nobody waits for.
    printer.on('message', (outcome: Outcome) => {
      if (printer === this.printer) this.finish(outcome);
    });
    const ended = (reason: Error) => {
      if (printer === this.printer) void this.stop(reason);
    };
    printer.on('error', ended);
    printer.on('exit', (code, signal) =>
      ended(new Error(`The press ended with ${signal ?? String(code)}: there may be too little memory.`)),
    );
    if (printer.pid !== undefined) setPriority(printer.pid, yielding);
    return (this.printer = printer);
  }

  private finish(outcome: Outcome): void {
    const job = this.current;
    if ('step' in outcome) {
      job?.begins?.(outcome.step);
      return;
    }
    this.current = undefined;
    this.printer?.unref();
    this.printer?.channel?.unref();
    clearTimeout(this.timer);
    if (outcome.holds > mostHeld) void this.stop();
    else this.timer = setTimeout(() => void this.stop(), idleMs).unref();
    if ('printed' in outcome) job?.done(outcome.printed);
    else job?.failed(outcome.error);
  }

  private callOff(job: Job): void {
    if (this.current === job) void this.stop(new CalledOff());
  }

  /** Ends the process, and with it what it was printing; who waits for that hears of it when the memory is free again. */
  private async stop(reason?: unknown): Promise<void> {
    clearTimeout(this.timer);
    const { printer, current } = this;
    this.printer = undefined;
    this.current = undefined;
    if (printer?.exitCode === null && printer.signalCode === null) {
      const gone = once(printer, 'exit');
      printer.kill('SIGKILL');
      await gone;
    }
    current?.failed(reason);
  }
}
