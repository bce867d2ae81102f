import type { AgreementId, CaseId, EventId, Instant, OrganizationId, PublicationId } from './ids.js';
import type { Marking } from './sharing/tlp.js';

export type Stream =
  | { kind: 'case'; id: CaseId }
  | { kind: 'agreement'; id: AgreementId }
  | { kind: 'publication'; id: PublicationId };
export type StreamKind = Stream['kind'];

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
