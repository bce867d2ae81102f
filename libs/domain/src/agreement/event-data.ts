import { z } from 'zod';
import { AgreementId, OrganizationId } from '../ids.js';
import { asRecorded, RecordedInstant, Sha256 } from '../recorded.js';
import { Terms } from './agreement.js';
import { ChangeContacts } from './commands.js';

export const RecordedTerms = asRecorded(Terms).meta({
  id: 'Terms',
  description: 'What a memorandum says',
});

/**
 * What each type of event says. It describes what was recorded and judges nothing, whatever may be written today, and no
 * event is parsed by it. It stands apart from the rules on events, so that a browser does not load it.
 */
export const agreementEventData = {
  'agreement-drafted': RecordedTerms,
  'agreement-changed': RecordedTerms,
  /** Carries the last text of the draft, since the parties never saw the draft itself. */
  'agreement-proposed': RecordedTerms,
  'agreement-signed': z.object({
    evidence: z.string().optional().describe('How a signature on paper is evidenced'),
    recordedBy: OrganizationId.optional().describe('Who recorded it for the party'),
  }),
  'agreement-document-recorded': z
    .object({ sha256: Sha256, name: z.string(), bytes: z.int() })
    .describe('What the owner holds to be the signed document'),
  /** Who is called at night changes without a signature. */
  'agreement-contacts-changed': asRecorded(ChangeContacts).describe(
    'The owner’s own points of contact, all of them',
  ),
  'agreement-suspended': z.object({ reason: z.string() }),
  'agreement-resumed': z.object({}),
  'agreement-terminated': z.object({
    reason: z.string(),
    effectiveAt: RecordedInstant.optional().describe('The notice date; without it, at once'),
  }),
  'agreement-renewed': z.object({
    successor: AgreementId.describe('The one to be signed'),
    effectiveUntil: RecordedInstant.describe('When the successor ends'),
  }),
};
