import { z } from 'zod';
import { onOneLine } from './text.js';
import { CountryCode } from './vocabulary/countries.js';

export const OrganizationKind = z.enum([
  'national-csirt',
  'government-csirt',
  'sectoral-csirt',
  'vendor',
  'law-enforcement',
  'other',
]);
export type OrganizationKind = z.infer<typeof OrganizationKind>;

const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'A time zone is an IANA name, for example Asia/Manila.');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const NewOrganization = z.strictObject({
  name: onOneLine(z.string().trim()).min(2).max(200),
  shortName: z
    .string()
    .trim()
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u,
      'A short name is 2 to 40 letters, digits, dots or dashes, for example CERT-PH.',
    ),
  country: CountryCode,
  kind: OrganizationKind.default('national-csirt'),
  email: z.email('Write an e-mail address, for example cert@cert.example.').max(254).optional(),
  phone: onOneLine(z.string().trim()).max(50).optional(),
  timeZone: TimeZone.optional(),
  languages: z
    .array(
      z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a BCP 47 tag, for example en.'),
    )
    .max(20)
    .optional(),
  pgpFingerprint: z
    .string()
    .regex(/^[0-9A-F]{40}$/, 'A PGP fingerprint is 40 hexadecimal digits.')
    .optional(),
  nodeUrl: z
    .url({ protocol: /^https$/, error: 'Write an address that begins with https://.' })
    .max(500)
    .optional(),
});
export type NewOrganization = z.infer<typeof NewOrganization>;

/** What an organisation says of itself and may change. References and books bear its short name, which stays, as its country does. */
export const OrganizationSettings = NewOrganization.omit({ shortName: true, country: true });
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;

/** Roles of domain.md, Who. */
export const Role = z.enum(['operator', 'responder', 'manager', 'auditor', 'admin']);
export type Role = z.infer<typeof Role>;
