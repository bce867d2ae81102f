import { z } from 'zod';
import {
  Instant,
  type AgreementId,
  type CaseId,
  type EventId,
  type OrganizationId,
  type PublicationId,
} from './ids.js';
import { Tlp, tlps, type Marking } from './sharing/tlp.js';

export type Stream =
  | { kind: 'case'; id: CaseId }
  | { kind: 'agreement'; id: AgreementId }
  | { kind: 'publication'; id: PublicationId };
export type StreamKind = Stream['kind'];

/** The events that a table of what each type says (`caseEventData` and its like) describes. */
export type EventOf<D extends Readonly<Record<string, z.ZodType>>> = {
  [T in keyof D & string]: { type: T; data: z.infer<D[T]> };
}[keyof D & string];

/** An event as `decide` returns it: who owns it and when it happened are added by who records it. */
export type Draft<E extends { type: string; data: unknown }> = E & { marking: Marking };

/**
 * An event as it was recorded, and as every reader is given it. `recipients` are the owner's handling instruction:
 * they stay with the owner, since a list of names would tell each of them who else takes part.
 */
export type Recorded<E extends { type: string; data: unknown }> = E & {
  id: EventId;
  stream: Stream;
  owner: OrganizationId;
  /** An opaque id: names of people stay at home. */
  actor: string;
  at: Instant;
  marking: Marking;
};

/**
 * What stands in many events and answers. Whatever bears an `id` is a part of its own in the description of the API,
 * which others name instead of repeating it.
 */

/** A moment as it is recorded; what is read as one, in whatever zone, `Instant` knows. */
export const RecordedInstant = z.iso.datetime({ precision: 3 }).meta({
  id: 'Instant',
  description: 'A moment in UTC with milliseconds: 2026-11-24T06:42:18.000Z',
});

/** A marking as it is recorded; what is read as one, and its former name, `Tlp` knows. */
export const RecordedTlp = z.enum(tlps).meta({ id: 'Tlp', description: 'Traffic Light Protocol 2.0' });

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256', description: '64 hexadecimal digits in lower case' });

/** A SHA-256 as somebody gives it: some tools print it in capitals. */
export const GivenSha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'A SHA-256 is 64 hexadecimal digits.')
  .transform((digits) => digits.toLowerCase());

/**
 * An input as what was recorded of it: the same fields, with moments and markings as they are recorded, and without the
 * limits on free text and lists, since an event may be older than a limit.
 */
export function asRecorded<T extends z.core.$ZodType>(input: T): T {
  const made = readAs.get(input) ?? withoutLimits(input);
  const { description } = z.globalRegistry.get(input) ?? {};
  if (made !== input && description !== undefined && !z.globalRegistry.has(made))
    z.globalRegistry.add(made, { description });
  // Whatever is read by either has the same type.
  return made as T;
}

const readAs = new Map<z.core.$ZodType, z.core.$ZodType>([
  [Instant, RecordedInstant],
  [Tlp, RecordedTlp],
]);

function withoutLimits(input: z.core.$ZodType): z.core.$ZodType {
  if (input instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(input.shape);
    const shape = Object.fromEntries(fields.map(([name, field]) => [name, asRecorded(field)]));
    return z.object(shape);
  }
  if (input instanceof z.ZodArray) return z.array(asRecorded(input.element));
  if (input instanceof z.ZodOptional) return z.optional(asRecorded(input.def.innerType));
  if (input instanceof z.ZodDefault)
    return input.clone({ ...input.def, innerType: asRecorded(input.def.innerType) });
  if (input instanceof z.ZodUnion)
    return input.clone({ ...input.def, options: input.options.map(asRecorded) });
  // A text without a limit has a form instead, as an id has.
  return input instanceof z.ZodString && input.maxLength !== null ? z.string() : input;
}
