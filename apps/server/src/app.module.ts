import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AgreementsModule } from './agreements/agreements.module.js';
import { ArchivesModule } from './archives/archives.module.js';
import { CasesModule } from './cases/cases.module.js';
import { SETTINGS, type Settings } from './edge/edge.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { JournalModule } from './journal/journal.module.js';
import { LiveModule } from './live/live.module.js';
import { PostureModule } from './posture/posture.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { ReportsModule } from './reports/reports.module.js';

/** The server, put together for given settings. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        settingsModule(settings),
        DiscoveryModule,
        LoggerModule.forRoot({
          // No logger a request: none is read, and the storage that it lies in makes every promise dearer.
          forRoutes: [],
          pinoHttp: {
            level: settings.logLevel,
          },
        }),
        JournalModule,
        IdentityModule,
        AgreementsModule,
        CasesModule,
        EvidenceModule,
        ArchivesModule,
        LiveModule,
        PublicationsModule,
        PostureModule,
        ReportsModule,
        HealthModule,
      ],
    };
  }
}

@Module({})
class SettingsModule {}

function settingsModule(settings: Settings): DynamicModule {
  return {
    module: SettingsModule,
    global: true,
    providers: [{ provide: SETTINGS, useValue: settings }],
    exports: [SETTINGS],
  };
}
