import { z } from 'zod';
import { AgreementId, OrganizationId } from '@entente/domain';
import { Count, Instant, Tlp } from './values.js';

const milliseconds = z.number().nullable();

const Times = z
  .object({
    count: Count,
    median: milliseconds.describe('Milliseconds; null over none'),
    p90: milliseconds.describe('Milliseconds that nine of ten do not exceed'),
  })
  .meta({ id: 'Times', description: 'How long something took' });

const Requests = z
  .object({
    total: Count,
    answered: Count.describe('Delivered or closed'),
    declined: Count,
    cancelled: Count,
    open: Count,
    overdue: Count,
    firstAnswer: Times,
  })
  .meta({ id: 'Requests', description: 'Requests for assistance with one partner, in one direction' });

const counts = z.record(z.string(), Count);
const byTlp = z.partialRecord(Tlp, Count).describe('How many of the own events went there, by marking');
const byPartner = z.record(OrganizationId, Requests);

export const Posture = z
  .object({
    period: z.object({ from: Instant, until: Instant }),
    cases: z.object({
      total: Count,
      led: Count,
      open: Count,
      byClass: counts,
      bySeverity: counts,
      byStatus: counts,
      byCountry: counts,
      tlp: Tlp.describe('The narrowest marking of what was counted: that of the figures'),
    }),
    times: z
      .object({ acknowledge: Times, contain: Times, close: Times })
      .describe('From the opening on, of cases that the caller’s organisation leads'),
    clocks: z.object({ met: Count, missed: Count, running: Count }),
    requests: z.object({ byUs: byPartner, toUs: byPartner }),
    agreements: z.object({
      inForce: z.array(AgreementId),
      ending: z.array(AgreementId),
      suspended: z.array(AgreementId),
    }),
    given: z.array(z.object({ organization: OrganizationId, byTlp })),
  })
  .meta({ id: 'Posture', description: 'Counts and times over the cases opened in a period' });
export type Posture = z.infer<typeof Posture>;

export const Together = z
  .object({
    cases: z.object({ total: Count, led: Count, open: Count }),
    requests: z.object({ byUs: Requests.nullable(), toUs: Requests.nullable() }),
    given: byTlp,
  })
  .meta({ id: 'Together', description: 'What the caller’s organisation and another have in common' });
export type Together = z.infer<typeof Together>;
