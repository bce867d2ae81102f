import { z } from 'zod';

/** What stands in many answers, beside what the domain's events have of it. */
export { RecordedInstant as Instant, RecordedTlp as Tlp, Sha256 } from '@entente/domain';

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

/** In which the screens and reports are there, by BCP 47. */
export const Language = z.enum(['en', 'fil', 'ru', 'ms', 'ar']);
