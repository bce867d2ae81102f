import { z } from 'zod';
import { AgreementId, CaseId, ItemId, OrganizationId } from '@entente/domain';
import { Instant, listOf } from './values.js';

export const DutyItem = z
  .object({
    kind: z.enum([
      'clock',
      'request-to-us',
      'request-by-us',
      'task',
      'invitation',
      'agreement-ending',
      'renewal-notice',
    ]),
    caseId: CaseId.optional(),
    reference: z.string().optional(),
    title: z.string().optional(),
    organization: OrganizationId.optional().describe('The other side'),
    agreementId: AgreementId.optional(),
    itemId: ItemId.optional(),
    label: z
      .string()
      .nullable()
      .describe(
        'The duty, the kind of assistance or the title of the task or agreement; null for an invitation, and where it was not told',
      ),
    dueAt: Instant.nullable(),
  })
  .meta({
    id: 'DutyItem',
    description: 'Something that waits on the caller’s organisation, or on others at its request',
  });
export type DutyItem = z.infer<typeof DutyItem>;
export const DutyList = listOf(DutyItem);
