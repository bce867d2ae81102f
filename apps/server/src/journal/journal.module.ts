import {
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Journal } from '@entente/journal';
import { SETTINGS, type Settings } from '../edge/edge.module.js';

/** How often agreements that came into force by the passing of time are looked for (domain.md, `disclose`). */
const sweepMs = 60_000;

/** Keeps the journal open, and its minute's chores done, as long as the application runs. */
class JournalKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('journal');
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Journal) private readonly journal: Journal) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.chores();
    this.timer = setInterval(() => void this.chores(), sweepMs);
    this.timer.unref();
  }

  private async chores(): Promise<void> {
    try {
      await this.journal.sweepActivations();
      await this.journal.forgetOldAnswers();
    } catch (error) {
      this.logger.error({ err: error }, 'the minute’s chores failed; they are tried again in a minute');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.journal.close();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: Journal,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => Journal.open(settings.database),
    },
    JournalKeeper,
  ],
  exports: [Journal],
})
export class JournalModule {}
