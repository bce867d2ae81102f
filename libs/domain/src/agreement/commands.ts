import { z } from 'zod';
import { onOneLine } from '../text.js';
import { Instant, OrganizationId, type AgreementId } from '../ids.js';
import { GivenSha256 } from '../recorded.js';
import { Contact, mostContacts, type Terms } from './agreement.js';

const Reason = z.string().trim().min(3, 'Give the reason in a few words.').max(2_000);

export const SignAgreement = z.strictObject({
  /** Only the registrar records a signature made on paper for another party. */
  onBehalfOf: OrganizationId.optional(),
  evidence: z.string().max(2_000).optional(),
});
export type SignAgreement = z.infer<typeof SignAgreement>;

export const SuspendAgreement = z.strictObject({ reason: Reason });
export type SuspendAgreement = z.infer<typeof SuspendAgreement>;

export const TerminateAgreement = z.strictObject({
  reason: Reason,
  /** The notice date; without it the termination takes effect at once. */
  effectiveAt: Instant.optional(),
});
export type TerminateAgreement = z.infer<typeof TerminateAgreement>;

export const RenewAgreement = z.strictObject({
  effectiveUntil: Instant,
  effectiveFrom: Instant.optional(),
  title: onOneLine(z.string().trim()).min(3).max(200).optional(),
});
export type RenewAgreement = z.infer<typeof RenewAgreement>;

/** The signed document, by what it is known again: the file itself stays with the parties. */
export const RecordDocument = z.strictObject({
  /** Of the bytes of the file. */
  sha256: GivenSha256,
  name: onOneLine(z.string().trim()).min(1, 'Name the file.').max(255),
  bytes: z.int().min(1, 'An empty file is no document.'),
});
export type RecordDocument = z.infer<typeof RecordDocument>;

/** The points of contact of the party that says so: all of them, in the place of those that it had. */
export const ChangeContacts = z.strictObject({
  contacts: z.array(Contact.omit({ organizationId: true })).max(mostContacts),
});
export type ChangeContacts = z.infer<typeof ChangeContacts>;

export const Accede = z.strictObject({ party: OrganizationId });
export type Accede = z.infer<typeof Accede>;

export type AgreementCommand =
  | { type: 'draft'; terms: Terms }
  | { type: 'change'; terms: Terms }
  | { type: 'propose' }
  | { type: 'sign'; evidence?: string | undefined; recordedBy?: OrganizationId | undefined }
  | ({ type: 'record-document' } & RecordDocument)
  | ({ type: 'change-contacts' } & ChangeContacts)
  | ({ type: 'suspend' } & SuspendAgreement)
  | { type: 'resume' }
  | ({ type: 'terminate' } & TerminateAgreement)
  /** `parties` are those of the successor. */
  | { type: 'renew'; successor: AgreementId; effectiveUntil: Instant; parties: OrganizationId[] };
