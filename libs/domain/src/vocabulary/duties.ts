import { z } from 'zod';
import { instantAt, monthsAfter, timeOf } from '../ids.js';
import { euMembers, type CountryCode } from './countries.js';

/** Duties to report that an incident sets running (domain.md, Reporting clocks). The ids are stable. */
export const dutyIds = [
  'nis2-early-warning',
  'nis2-notification',
  'nis2-final-report',
  'gdpr-breach',
  'ph-dpa',
  'in-cert-in',
  'sg-cii',
  'au-soci-significant',
  'au-soci-other',
  'us-circia-incident',
  'us-circia-ransom',
] as const;
export const Duty = z.enum(dutyIds, { error: `A reporting duty is one of ${dutyIds.join(', ')}.` });
export type Duty = z.infer<typeof Duty>;

export interface DutyRule {
  /** Whose law it is: an ISO country, or the European Union. */
  jurisdiction: CountryCode | 'EU';
  label: string;
  /** Where the law says so. */
  source: string;
  /** What starts the clock. */
  from: string;
  /** A month is one of the calendar, not thirty days. */
  period: { hours: number } | { months: number };
}

export const duties: Readonly<Record<Duty, DutyRule>> = {
  'nis2-early-warning': {
    jurisdiction: 'EU',
    label: 'NIS2 early warning',
    source: 'Directive (EU) 2022/2555, Article 23(4)(a)',
    from: 'becoming aware of the significant incident',
    period: { hours: 24 },
  },
  'nis2-notification': {
    jurisdiction: 'EU',
    label: 'NIS2 incident notification',
    source: 'Directive (EU) 2022/2555, Article 23(4)(b)',
    from: 'becoming aware of the significant incident',
    period: { hours: 72 },
  },
  'nis2-final-report': {
    jurisdiction: 'EU',
    label: 'NIS2 final report',
    source: 'Directive (EU) 2022/2555, Article 23(4)(d)',
    from: 'submitting the incident notification',
    period: { months: 1 },
  },
  'gdpr-breach': {
    jurisdiction: 'EU',
    label: 'GDPR notification of a personal data breach',
    source: 'Regulation (EU) 2016/679, Article 33(1)',
    from: 'becoming aware of the breach',
    period: { hours: 72 },
  },
  'ph-dpa': {
    jurisdiction: 'PH',
    label: 'Data Privacy Act notification of a personal data breach',
    source: 'Republic Act 10173, Section 20(f); NPC Circular 16-03, Section 17',
    from: 'knowing of the breach or reasonably believing in it',
    period: { hours: 72 },
  },
  'in-cert-in': {
    jurisdiction: 'IN',
    label: 'CERT-In incident report',
    source: 'CERT-In Directions of 28 April 2022, direction (ii), under Section 70B(6) of the IT Act 2000',
    from: 'noticing the incident or being told of it',
    period: { hours: 6 },
  },
  'sg-cii': {
    jurisdiction: 'SG',
    label: 'Notification by the owner of critical information infrastructure',
    source:
      'Cybersecurity Act 2018, Section 14(1); Cybersecurity (Critical Information Infrastructure) Regulations 2018, Regulation 5',
    from: 'becoming aware of the incident',
    period: { hours: 2 },
  },
  'au-soci-significant': {
    jurisdiction: 'AU',
    label: 'SOCI report of an incident with significant impact',
    source: 'Security of Critical Infrastructure Act 2018, Section 30BC',
    from: 'becoming aware of the significant impact',
    period: { hours: 12 },
  },
  'au-soci-other': {
    jurisdiction: 'AU',
    label: 'SOCI report of another incident with relevant impact',
    source: 'Security of Critical Infrastructure Act 2018, Section 30BD',
    from: 'becoming aware of the incident',
    period: { hours: 72 },
  },
  'us-circia-incident': {
    jurisdiction: 'US',
    label: 'CIRCIA report of a covered incident',
    source: 'Cyber Incident Reporting for Critical Infrastructure Act of 2022, 6 U.S.C. 681b(a)(1)',
    from: 'reasonably believing that the incident occurred',
    period: { hours: 72 },
  },
  'us-circia-ransom': {
    jurisdiction: 'US',
    label: 'CIRCIA report of a ransom payment',
    source: 'Cyber Incident Reporting for Critical Infrastructure Act of 2022, 6 U.S.C. 681b(a)(2)',
    from: 'paying the ransom',
    period: { hours: 24 },
  },
};

/**
 * The duties that an organisation has, with the hours that its own rules give it where they differ from the law's
 * (domain.md, Reporting clocks: defaults an organisation may edit). A year at most.
 */
export const ReportingDuties = z.strictObject({
  items: z
    .array(z.strictObject({ duty: Duty, hours: z.int().min(1).max(8_784).optional() }))
    .max(dutyIds.length)
    .refine((items) => new Set(items.map(({ duty }) => duty)).size === items.length, {
      error: 'Name every duty once.',
    }),
});
export type ReportingDuties = z.infer<typeof ReportingDuties>;
export type OwnDuty = ReportingDuties['items'][number];

/** When a duty whose clock started at `startedAt` (ISO 8601) must be met, by the law or by hours of one's own; UTC with milliseconds. */
export function dutyDueAt(duty: Duty, startedAt: string, hours?: number): string {
  const period = hours === undefined ? duties[duty].period : { hours };
  return 'hours' in period
    ? instantAt(timeOf(startedAt) + period.hours * 3_600_000)
    : monthsAfter(startedAt, period.months);
}

/** The duties that the law of a country knows; a member state of the Union has the Union's. */
export function dutiesFor(country: CountryCode): Duty[] {
  const inUnion = euMembers.has(country);
  return dutyIds.filter((id) => {
    const { jurisdiction } = duties[id];
    return jurisdiction === country || (jurisdiction === 'EU' && inUnion);
  });
}
