import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ReportJob } from '@entente/contract';
import { rejected, type OrganizationId } from '@entente/domain';
import { instant, Journal } from '@entente/journal';
import { CalledOff, steps as pressSteps } from '@entente/reports';
import { problemOf, type Command, type Principal } from '../edge/edge.module.js';
import { Users } from '../identity/identity.services.js';
import { ReportDesk, type ReportFile } from './report-desk.js';
import { ReportOrders, type AnyReport } from './report-orders.js';
import { keptMs, ReportShelf } from './report-shelf.js';

/** What is done for a report, one after the other. */
const steps = ['reading', ...pressSteps] as const;
type Step = (typeof steps)[number];

/**
 * So many reports may one person and one organisation have in the making; and so many of one, of the other and of all
 * together lie ready, then the oldest goes.
 */
const most = {
  unfinished: { person: 3, organization: 8 },
  finished: { person: 10, organization: 60, all: 200 },
};
const sweepMs = 60_000;

type Stage =
  | { state: 'waiting' }
  | { state: 'making'; step: Step }
  | { state: 'ready'; file: Omit<ReportFile, 'bytes'>; until: number }
  | { state: 'failed'; problem: { code: string; detail: string }; until: number };

interface Job {
  id: string;
  by: Principal;
  asked: AnyReport;
  askedAt: number;
  callingOff: AbortController;
  stage: Stage;
}

/**
 * Has reports made for whoever does not want to wait at the line, and keeps them for an hour. What a
 * job knows is gone with the server; the book and the record of a report that was made are not.
 */
@Injectable()
export class ReportJobs implements OnApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private readonly logger = new Logger('reports');
  private readonly failed = (error: unknown) => {
    this.logger.error({ err: error }, 'reports cannot be kept or cleared away');
  };
  private readonly sweeping = setInterval(() => void this.sweep().catch(this.failed), sweepMs).unref();

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(ReportOrders) private readonly orders: ReportOrders,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(ReportShelf) private readonly shelf: ReportShelf,
    @Inject(Users) private readonly users: Users,
  ) {
    this.journal.bell.redactions.subscribe((organizations) => {
      this.forgetThoseOf(organizations).catch(this.failed);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeping);
    await Promise.all([...this.jobs.values()].map((job) => this.forget(job)));
  }

  /**
   * Takes a report on; refuses when there is too much to be made already. A repeat is answered with the job of the first
   * time, which is begun anew where it is not here any more: the caller wants that report, whatever became of the server.
   */
  async ask({ by, once }: Command, asked: AnyReport): Promise<ReportJob> {
    const fresh = () => {
      this.requireRoom(by);
      return Promise.resolve(uuidv7());
    };
    const id = once ? await this.journal.write(fresh, once) : uuidv7();
    return said(this.jobs.get(id) ?? this.begin(id, by, asked));
  }

  /** Those of the caller, the last one first. */
  list(by: Principal): ReportJob[] {
    return [...this.jobs.values()]
      .filter((job) => job.by.userId === by.userId)
      .reverse()
      .map(said);
  }

  one(by: Principal, id: string): ReportJob {
    return said(this.of(by, id));
  }

  async file(by: Principal, id: string): Promise<Omit<ReportFile, 'bytes'> & { bytes: Readable }> {
    const { stage } = this.of(by, id);
    if (stage.state !== 'ready')
      throw rejected('not-ready', 'The report is not made yet: ask how far it is.');
    return { ...stage.file, bytes: await this.shelf.open(id) };
  }

  /** Calls it off, which ends the work on it at once; or throws away what lies ready. */
  async remove(by: Principal, id: string): Promise<void> {
    await this.forget(this.of(by, id));
  }

  /** Somebody else's is not there, whoever asks: not even for the same organisation. */
  private of(by: Principal, id: string): Job {
    const job = this.jobs.get(id);
    if (job?.by.userId !== by.userId) throw rejected('not-found', 'You have no such report in the making.');
    return job;
  }

  private requireRoom(by: Principal): void {
    const { person, organization } = groupsOf(by, [...this.jobs.values()].filter(isUnfinished));
    if (person.length >= most.unfinished.person || organization.length >= most.unfinished.organization)
      throw rejected(
        'too-many-reports',
        'There are too many reports in the making: wait for one, or call it off.',
      );
    this.desk.requireRoom(by);
  }

  private begin(id: string, by: Principal, asked: AnyReport): Job {
    this.requireRoom(by);
    const job: Job = {
      ...{ id, by, asked, askedAt: this.journal.now() },
      ...{ callingOff: new AbortController(), stage: { state: 'waiting' } },
    };
    this.jobs.set(id, job);
    this.make(job).catch(this.failed);
    return job;
  }

  private async make(job: Job): Promise<void> {
    const { id, by, asked, callingOff } = job;
    const begins = (step: Step) => {
      job.stage = { state: 'making', step };
    };
    const ordering = async () => {
      begins('reading');
      await this.requireStillManager(job);
      return this.orders.order(by, asked);
    };
    try {
      const { bytes, ...file } = await this.desk.print(by, ordering, { signal: callingOff.signal, begins });
      await this.shelf.put(id, bytes);
      job.stage = { state: 'ready', file, until: this.journal.now() + keptMs };
    } catch (error) {
      const { code, detail, status } = problemOf(error);
      if (status >= 500 && !callingOff.signal.aborted) this.logger.error({ err: error }, 'a report failed');
      job.stage = { state: 'failed', problem: { code, detail }, until: this.journal.now() + keptMs };
    }
    if (callingOff.signal.aborted) await this.shelf.remove(id);
    await this.trim(by);
  }

  /** Asked again when its turn comes: while it waited, its person may have been disabled, or have lost the role. */
  private async requireStillManager(job: Job): Promise<void> {
    const { organization, userId } = job.by;
    const user = (await this.users.of(organization)).find(({ id }) => id === userId);
    if (user && !user.disabled && user.roles.includes('manager')) return;
    await this.forget(job);
    throw new CalledOff();
  }

  private async forget(job: Job): Promise<void> {
    this.jobs.delete(job.id);
    job.callingOff.abort();
    await this.shelf.remove(job.id);
  }

  /** What was erased from a book must not lie in a report of it, be it made or in the making. */
  private async forgetThoseOf(organizations: readonly OrganizationId[]): Promise<void> {
    const jobs = [...this.jobs.values()].filter(
      ({ by, stage }) => stage.state !== 'waiting' && organizations.includes(by.organization),
    );
    await Promise.all(jobs.map((job) => this.forget(job)));
  }

  /** The oldest go where too many lie ready. */
  private async trim(by: Principal): Promise<void> {
    const finished = [...this.jobs.values()].filter((job) => !isUnfinished(job));
    const { person, organization, all } = groupsOf(by, finished);
    const over = new Set([
      ...person.slice(0, -most.finished.person),
      ...organization.slice(0, -most.finished.organization),
      ...all.slice(0, -most.finished.all),
    ]);
    await Promise.all([...over].map((job) => this.forget(job)));
  }

  private async sweep(): Promise<void> {
    const now = this.journal.now();
    const old = [...this.jobs.values()].filter(({ stage }) => 'until' in stage && stage.until <= now);
    await Promise.all(old.map((job) => this.forget(job)));
    await this.shelf.clear();
  }
}

/** Of these jobs those of the person, those of its organisation, and all. */
function groupsOf(by: Principal, all: readonly Job[]) {
  const organization = all.filter((job) => job.by.organization === by.organization);
  return { person: organization.filter((job) => job.by.userId === by.userId), organization, all };
}

function isUnfinished({ stage }: Job): boolean {
  return stage.state === 'waiting' || stage.state === 'making';
}

function said({ id, asked, askedAt, stage }: Job): ReportJob {
  return {
    ...{ id, kind: asked.of === 'case' ? asked.kind : asked.of, subject: 'id' in asked ? asked.id : null },
    ...{ format: asked.format, language: asked.lang, state: stage.state },
    step: stage.state === 'making' ? stage.step : null,
    progress:
      stage.state === 'making' ? steps.indexOf(stage.step) / steps.length : Number(stage.state === 'ready'),
    askedAt: instant(askedAt),
    keptUntil: 'until' in stage ? instant(stage.until) : null,
    report: stage.state === 'ready' ? stage.file.made : null,
    problem: stage.state === 'failed' ? stage.problem : null,
  };
}
