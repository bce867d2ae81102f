import { weekdays, type DutyHours, type NewOrganization, type Role } from '@entente/domain';

/** Who plays: six national CERTs of an exercise. Names of people are invented. */

export const parts = ['PH', 'RU', 'SG', 'MY', 'AU', 'US'] as const;
export type Part = (typeof parts)[number];

/** CERT-PH hosts the node. */
export const host: Part = 'PH';

export const password = 'six nations one book';

/**
 * Telephone numbers that nobody has: of Australia and the United States those set aside for fiction, of the others
 * numbers that their plans do not assign.
 */
export const organizations: Record<Part, NewOrganization> = {
  PH: {
    ...{ shortName: 'CERT-PH', name: 'National CERT of the Philippines (exercise)', country: 'PH' },
    ...{ kind: 'national-csirt', email: 'report@cert-ph.example', phone: '+63 2 0000 0144' },
    ...{ timeZone: 'Asia/Manila', languages: ['en', 'fil'] },
  },
  RU: {
    ...{ shortName: 'CERT-RU', name: 'National CERT of Russia (exercise)', country: 'RU' },
    ...{ kind: 'national-csirt', email: 'incident@cert-ru.example', phone: '+7 000 555-01-22' },
    ...{ timeZone: 'Europe/Moscow', languages: ['ru', 'en'] },
  },
  SG: {
    ...{ shortName: 'CERT-SG', name: 'National CERT of Singapore (exercise)', country: 'SG' },
    ...{ kind: 'national-csirt', email: 'report@cert-sg.example', phone: '+65 0000 0110' },
    ...{ timeZone: 'Asia/Singapore', languages: ['en', 'zh', 'ms', 'ta'] },
  },
  MY: {
    ...{ shortName: 'CERT-MY', name: 'National CERT of Malaysia (exercise)', country: 'MY' },
    ...{ kind: 'national-csirt', email: 'lapor@cert-my.example', phone: '+60 3 0000 0188' },
    ...{ timeZone: 'Asia/Kuala_Lumpur', languages: ['ms', 'en'] },
  },
  AU: {
    ...{ shortName: 'CERT-AU', name: 'National CERT of Australia (exercise)', country: 'AU' },
    ...{ kind: 'national-csirt', email: 'watch@cert-au.example', phone: '+61 2 5550 0110' },
    ...{ timeZone: 'Australia/Sydney', languages: ['en'] },
  },
  US: {
    ...{ shortName: 'CERT-US', name: 'National CERT of the United States (exercise)', country: 'US' },
    ...{ kind: 'national-csirt', email: 'watch@cert-us.example', phone: '+1 202 555 0110' },
    ...{ timeZone: 'America/New_York', languages: ['en', 'es'] },
  },
};

const dayAndNight: DutyHours = { days: [...weekdays], from: '00:00', until: '00:00' };
const workdays = (from: string, until: string): DutyHours => ({ days: [1, 2, 3, 4, 5], from, until });

/** When the telephone of each is answered, and when its point of contact is at work. */
export const dutyHours: Record<Part, { watch: DutyHours; office: DutyHours }> = {
  PH: { watch: dayAndNight, office: workdays('08:00', '17:00') },
  RU: { watch: dayAndNight, office: workdays('09:00', '18:00') },
  SG: { watch: dayAndNight, office: workdays('08:30', '18:00') },
  MY: { watch: { days: [...weekdays], from: '07:00', until: '23:00' }, office: workdays('08:00', '17:00') },
  AU: { watch: dayAndNight, office: workdays('08:30', '17:00') },
  US: { watch: dayAndNight, office: workdays('08:00', '18:00') },
};

/** Everyone signs in as `<role>@cert-<country>.example`. */
export const people: Record<Part, Record<Role, string>> = {
  PH: {
    ...{ admin: 'Liwayway Magsaysay-Cruz', operator: 'Jun Batungbacal', responder: 'Tala Evangelista' },
    ...{ manager: 'Ramon Dimaculangan', auditor: 'Corazon Villaflor' },
  },
  RU: {
    ...{ admin: 'Павел Чернов', operator: 'Ирина Соколова', responder: 'Тимур Гарипов' },
    ...{ manager: 'Ольга Ветрова', auditor: 'Михаил Зимин' },
  },
  SG: {
    ...{ admin: 'Priya Nadarajan', operator: 'Tan Wei Ling (陈慧玲)', responder: 'Marcus Teo' },
    ...{ manager: 'Farid bin Osman', auditor: 'Grace Koh (许恩慈)' },
  },
  MY: {
    ...{ admin: 'Lim Chee Keong', operator: 'Nur Aisyah binti Rahim', responder: 'Hafiz Zulkarnain' },
    ...{ manager: 'Rohana binti Idris', auditor: 'Suresh Muniandy' },
  },
  AU: {
    ...{ admin: 'Bronwyn Hartley', operator: 'Dean Kowalczyk', responder: 'Mei Anderson' },
    ...{ manager: 'Callum Fraser', auditor: 'Ngaire Ropata' },
  },
  US: {
    ...{ admin: 'Dolores Whitaker', operator: 'Andre Baptiste', responder: 'Katie Lindqvist' },
    ...{ manager: 'Walter Okafor', auditor: 'Ruth Castellanos' },
  },
};

export function emailOf(part: Part, role: Role): string {
  return `${role}@cert-${part.toLowerCase()}.example`;
}
