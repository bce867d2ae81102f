import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'An id is 1 to 64 letters, digits, - or _.');

export const OrganizationId = id.brand<'OrganizationId'>();
export type OrganizationId = z.infer<typeof OrganizationId>;

export const CaseId = id.brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

export const AgreementId = id.brand<'AgreementId'>();
export type AgreementId = z.infer<typeof AgreementId>;

export const PublicationId = id.brand<'PublicationId'>();
export type PublicationId = z.infer<typeof PublicationId>;

/**
 * Ids of events are UUIDv7: of two events of one stream the later has the larger id. `evolve` relies on it
 * to let the newer fact win in whatever order the two arrive.
 */
export const EventId = id.brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** A request, task, clock or piece of evidence within a case. */
export const ItemId = id.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

/** A moment, always UTC with milliseconds (`2026-11-24T06:42:18.000Z`), so that two compare as text. */
export const Instant = z.iso
  .datetime({
    offset: true,
    error: 'A time is ISO 8601 with a zone, for example 2026-11-24T06:42:18.000Z.',
    abort: true,
  })
  .overwrite((text) => instantAt(timeOf(text)));
export type Instant = string;

/** A moment written in ISO 8601, as milliseconds since the start of 1970 UTC. */
export function timeOf(at: string): number {
  return Date.parse(at);
}

/** The moment so many milliseconds after the start of 1970 UTC. */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** The same day and time of a later month, or that month's last day where it has no such day; UTC. */
export function monthsAfter(at: string, months: number): Instant {
  const start = new Date(at);
  const later = new Date(at);
  later.setUTCMonth(start.getUTCMonth() + months);
  if (later.getUTCDate() !== start.getUTCDate()) later.setUTCDate(0);
  return later.toISOString();
}
