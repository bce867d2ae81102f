import { z } from 'zod';
import { tlps } from '@entente/domain';

/**
 * What stands in many answers. Whatever bears an `id` is a part of its own in the description of the API, which others
 * name instead of repeating it.
 */

export const Instant = z.iso.datetime({ precision: 3 }).meta({
  id: 'Instant',
  description: 'A moment in UTC with milliseconds: 2026-11-24T06:42:18.000Z',
});

/** As it is answered: what is read as a marking, and its former name, the domain's `Tlp` knows. */
export const Tlp = z.enum(tlps).meta({ id: 'Tlp', description: 'Traffic Light Protocol 2.0' });

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256', description: '64 hexadecimal digits in lower case' });

/** How many. */
export const Count = z.int().min(0);

/** The number of an entry in the caller's book; 0 before the first. */
export const EntryNumber = Count.max(2_147_483_647);

/** A list, or a page of one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .describe('Where the next page begins, for `cursor` or `after`; null after the last'),
  });
}
