import type { AgreementId, Instant, OrganizationId } from '../ids.js';
import type { Terms } from './agreement.js';
import type { ChangeContacts, RecordDocument } from './commands.js';

export type AgreementEvent =
  | { type: 'agreement-drafted'; data: Terms }
  | { type: 'agreement-changed'; data: Terms }
  /** Carries the last text of the draft, since the parties never saw the draft itself. */
  | { type: 'agreement-proposed'; data: Terms }
  | {
      type: 'agreement-signed';
      data: { evidence?: string | undefined; recordedBy?: OrganizationId | undefined };
    }
  /** What the owner holds to be the signed document. */
  | { type: 'agreement-document-recorded'; data: RecordDocument }
  /** The owner's own points of contact, all of them: who is called at night changes without a signature. */
  | { type: 'agreement-contacts-changed'; data: ChangeContacts }
  | { type: 'agreement-suspended'; data: { reason: string } }
  | { type: 'agreement-resumed'; data: Record<string, never> }
  | { type: 'agreement-terminated'; data: { reason: string; effectiveAt?: Instant | undefined } }
  | { type: 'agreement-renewed'; data: { successor: AgreementId; effectiveUntil: Instant } };
export type AgreementEventType = AgreementEvent['type'];

/** Known to the drafter alone until the proposal (api.md, The events). */
export const internalAgreementEvents: ReadonlySet<AgreementEventType> = new Set<AgreementEventType>([
  'agreement-drafted',
  'agreement-changed',
]);
