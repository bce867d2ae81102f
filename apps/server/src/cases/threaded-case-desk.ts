import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { CaseCommand, CaseId, NewCase } from '@entente/domain';
import { Journal, type Appended, type Turns } from '@entente/journal';
import { SETTINGS, type Settings } from '../edge/edge.services.js';
import { Organizations, OwnDuties, type Directory } from '../identity/identity.services.js';
import { CaseDesk, type Actor, type Manner, type Opened } from './case-desk.js';
import type { Ask, Order, Tell } from './case-thread.js';
import { errorOf } from './failure.js';
import { inOneMessage } from './in-one-message.js';

/** So many commands at once, and a thread of their own is worth its 80 MB. */
const many = 16;

/**
 * The case desk of a server. As long as few ask, it does their commands itself. From the moment that many wait at once they are
 * done in a thread of their own, while this one reads requests, answers them and sends what is new: what a command costs in the
 * journal is as much as what it costs here (docs/decisions/014).
 */
@Injectable()
export class ThreadedCaseDesk extends CaseDesk implements OnApplicationShutdown {
  private readonly logger = new Logger('cases');
  private doing = 0;
  private starting: Promise<void> | undefined;
  private thread: CaseThread | undefined;

  constructor(
    @Inject(Journal) journal: Journal,
    @Inject(Organizations) organizations: Organizations,
    @Inject(OwnDuties) duties: OwnDuties,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'database'>,
  ) {
    super(journal, organizations, duties);
  }

  override open(by: Actor, input: NewCase, manner: Manner = {}): Promise<Opened> {
    const here = () => super.open(by, input, manner);
    return this.do({ method: 'open', given: [actorIn(by), input, mannerIn(manner)] }, here);
  }

  override command(by: Actor, id: CaseId, command: CaseCommand, manner: Manner = {}): Promise<Appended> {
    const here = () => super.command(by, id, command, manner);
    return this.do({ method: 'command', given: [actorIn(by), id, command, mannerIn(manner)] }, here);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.starting;
    await this.thread?.close();
  }

  private async do<T>(order: Order, here: () => Promise<T>): Promise<T> {
    // The thread answers by the very method that is asked of it.
    if (this.thread) return (await this.thread.do(order, await this.organizations.directory())) as T;
    this.doing += 1;
    if (this.doing >= many) this.starting ??= this.start();
    try {
      return await here();
    } finally {
      this.doing -= 1;
    }
  }

  private async start(): Promise<void> {
    const { database } = this.settings;
    // PostgreSQL does its part in processes of its own, and waits for its locks in either thread.
    if ('url' in database) return;
    try {
      this.thread = await CaseThread.start(database.file, this.journal);
      this.logger.warn('many commands wait at once: from now on a thread of its own does those of cases');
    } catch (error) {
      this.logger.error({ err: error }, 'no thread could be started for the commands of cases');
    }
  }
}

/** Whoever asks has more about it than what goes to a thread. */
function actorIn({ userId, organization }: Actor): Actor {
  return { userId, organization };
}

function mannerIn({ ifVersion, once }: Manner): Manner {
  return { ifVersion, once };
}

interface Waiting {
  done: (value: unknown) => void;
  failed: (reason: Error) => void;
}

/** The thread as who asks it sees it. */
class CaseThread implements Turns {
  private readonly ask = inOneMessage<Ask>((asked) => this.worker.postMessage(asked));
  private readonly waiting = new Map<number, Waiting>();
  private readonly turnsBefore: Turns;
  private last = 0;
  private told: Directory | undefined;
  private myTurn: () => void = () => undefined;
  private readonly gone: Promise<void>;
  private closing = false;

  /** Starts it; from then on what is written elsewhere in the process takes turns with what it writes. */
  static async start(file: string, journal: Journal): Promise<CaseThread> {
    const worker = new Worker(new URL('./case-thread.js', import.meta.url), { workerData: file });
    // Its first word is that it is open. Where it cannot be, it fails, or it ends without a word.
    const ended = once(worker, 'exit').then(() => Promise.reject(new Error('It ended before it was open.')));
    await Promise.race([once(worker, 'message'), ended]);
    return new CaseThread(worker, journal);
  }

  private constructor(
    private readonly worker: Worker,
    private readonly journal: Journal,
  ) {
    this.turnsBefore = journal.turns;
    journal.turns = this;
    worker.on('message', (told: Tell[]) => {
      for (const tell of told) this.hear(tell);
    });
    // What is not expected in a thread ends the process, as it does anywhere else in it.
    worker.on('error', (error) => {
      throw error;
    });
    this.gone = new Promise((resolve) => {
      worker.once('exit', () => {
        if (!this.closing) throw new Error('The thread of cases has ended.');
        for (const { failed } of this.waiting.values()) failed(new Error('The server is ending.'));
        resolve();
      });
    });
  }

  do(order: Order, directory: Directory): Promise<unknown> {
    if (this.closing) return Promise.reject(new Error('The server is ending.'));
    if (directory !== this.told) this.ask({ what: 'organizations', all: directory.all });
    this.told = directory;
    const number = ++this.last;
    this.ask({ what: 'do', number, order });
    return new Promise((done, failed) => this.waiting.set(number, { done, failed }));
  }

  async take(): Promise<() => void> {
    const turn = new Promise<void>((resolve) => (this.myTurn = resolve));
    this.ask({ what: 'take-turn' });
    await turn;
    return () => this.ask({ what: 'end-turn' });
  }

  /** Has it finish what it was given. */
  async close(): Promise<void> {
    this.closing = true;
    this.journal.turns = this.turnsBefore;
    this.ask({ what: 'close' });
    await this.gone;
  }

  private hear(tell: Tell): void {
    switch (tell.what) {
      case 'done':
        this.answered(tell.number)?.done(tell.value);
        return;
      case 'failed':
        this.answered(tell.number)?.failed(errorOf(tell.failure));
        return;
      case 'rings':
        this.journal.bell.ring(tell.ring);
        return;
      case 'your-turn':
        this.myTurn();
        return;
      case 'is-open':
    }
  }

  private answered(number: number): Waiting | undefined {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    return waiting;
  }
}
