import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { JournalModule } from '../journal/journal.module.js';
import { Credentials } from './credentials.js';
import { Attempts } from './attempts.js';
import { Departures } from './departures.js';
import { Guard } from './guard.js';
import { Keeping } from './keeping.js';
import { Organizations } from './organizations.js';
import { OrganizationsController } from './organizations.controller.js';
import { PeopleController } from './people.controller.js';
import { OwnDuties } from './reporting-duties.js';
import { ReportingDutiesController } from './reporting-duties.controller.js';
import { SessionController } from './session.controller.js';
import { Setup } from './setup.js';
import { Users } from './users.js';

const minute = 60_000;

/** Sign-ins from one address, behind which many may sit; failures for one account are counted besides (Attempts). */
const throttles = [{ name: 'default', limit: 120, ttl: minute }];

@Module({
  imports: [JournalModule, ThrottlerModule.forRoot({ throttlers: throttles })],
  controllers: [SessionController, PeopleController, OrganizationsController, ReportingDutiesController],
  providers: [
    Attempts,
    Departures,
    Credentials,
    Users,
    Organizations,
    Setup,
    Keeping,
    OwnDuties,
    { provide: APP_GUARD, useClass: Guard },
  ],
  exports: [Departures, Credentials, Users, Organizations, OwnDuties, Setup],
})
export class IdentityModule {}

export { sessionIn } from './cookie.js';
export * from './identity.services.js';
