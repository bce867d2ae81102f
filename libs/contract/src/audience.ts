import { z } from 'zod';
import { AgreementId, agreementStates, OrganizationId, Scope, withholdReasons } from '@entente/domain';
import { Basis } from './book.js';
import { listOf, Tlp } from './values.js';

export const AudienceMember = z
  .object({
    organization: OrganizationId,
    verdict: z.enum(['disclose', 'withhold']),
    basis: Basis.optional().describe('Why it would be given it'),
    reason: z.enum(withholdReasons).optional().describe('Why not'),
    agreementId: AgreementId.optional().describe('By which it would be given it, or that came nearest'),
    ceiling: Tlp.optional(),
    state: z.enum(agreementStates).optional(),
    scope: Scope.optional(),
    explanation: z.string().optional().describe('Why not, in a sentence'),
  })
  .meta({ id: 'AudienceMember', description: 'Whether an organisation would be given something, and why' });
export type AudienceMember = z.infer<typeof AudienceMember>;
export const Audience = listOf(AudienceMember);
export const CaseAudience = z
  .object({
    items: z.array(AudienceMember),
    andUnseenParticipants: z
      .boolean()
      .describe('Whether participants whom the caller does not know of get it too'),
  })
  .meta({ id: 'CaseAudience' });
