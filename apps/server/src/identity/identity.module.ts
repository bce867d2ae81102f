import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { JournalModule } from '../journal/journal.module.js';
import { Credentials } from './credentials.js';
import { Departures } from './departures.js';
import { Guard } from './guard.js';
import { Organizations } from './organizations.js';
import { OrganizationsController } from './organizations.controller.js';
import { PeopleController } from './people.controller.js';
import { SessionController } from './session.controller.js';
import { Setup } from './setup.js';
import { Users } from './users.js';

const minute = 60_000;

/** Attempts to sign in: a few for one address and e-mail, more for an address behind which many sit. */
const throttles = [
  {
    name: 'signIn',
    limit: 10,
    ttl: minute,
    getTracker: (request: Record<string, unknown>) => attemptOf(request),
  },
  { name: 'address', limit: 120, ttl: minute },
];

function attemptOf({ ip, body }: Record<string, unknown>): string {
  const email =
    typeof body === 'object' && body !== null && 'email' in body ? String(body.email).toLowerCase() : '';
  return `${String(ip)} ${email.slice(0, 254)}`;
}

@Module({
  imports: [JournalModule, ThrottlerModule.forRoot({ throttlers: throttles })],
  controllers: [SessionController, PeopleController, OrganizationsController],
  providers: [Departures, Credentials, Users, Organizations, Setup, { provide: APP_GUARD, useClass: Guard }],
  exports: [Departures, Credentials, Users, Organizations, Setup],
})
export class IdentityModule {}

export { sessionIn } from './cookie.js';
export * from './identity.services.js';
