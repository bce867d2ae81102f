import type { NewCase } from '@entente/domain';

const attacks = [
  ['Phishing for mailbox passwords at', 'fraud/phishing', 'medium'],
  ['Ransomware on the file servers of', 'malicious-code/infected-system', 'severe'],
  ['Command and control server rented in the name of', 'malicious-code/c2-server', 'high'],
  ['Flood of DNS answers against', 'availability/ddos', 'medium'],
  ['Web shell in the public portal of', 'intrusions/system-compromise', 'high'],
  ['Passwords of employees for sale, taken from', 'information-content-security/data-leak', 'low'],
] as const;

const victims = [
  'the port authority',
  'a regional hospital',
  'the ministry of agriculture',
  'an electricity cooperative',
  'the national registry of companies',
  'a university network',
  'the water works of the capital',
  'a bank of the savings union',
  'the railways',
  'a maker of routers',
] as const;

const countries = ['PH', 'SG', 'MY', 'AU', 'US', 'ID', 'TH', 'VN', 'JP', 'KR', 'NZ', 'IN'] as const;
const summary =
  'Noticed by the operator of the network, who saw connections to an address known from earlier cases. Logs of the ' +
  'last ten days are secured. The first look says that accounts of two administrators were used, from outside and at ' +
  'night. We ask partners to look for the same address and the same user agent, and to keep what they have.';

/** What is found in one case only, and what in a sixth of all. */
export const words = { rare: 'kestrel', frequent: 'ransomware' } as const;
/** A country that a quarter of the cases name, and one that a single case does. */
export const named = { frequent: countries[1], rare: 'IS' } as const;

/** The n-th incident of an endless series that repeats itself but in its numbers. */
export function incident(n: number): NewCase {
  const [attack, classification, severity] = attacks[n % attacks.length] ?? attacks[0];
  const victim = victims[n % victims.length] ?? victims[0];
  const country = (step: number) => countries[(n * step) % countries.length] ?? countries[0];
  return {
    title: `${attack} ${victim}, wave ${n}`,
    summary: `${summary} Ticket ${n * 7919}.`,
    ...{ classification, severity, tlp: n % 4 === 0 ? 'TLP:GREEN' : 'TLP:AMBER' },
    affectedCountries: [...new Set([country(1), country(5)])],
    sectors: [n % 2 === 0 ? 'energy' : 'public-administration'],
    detectedAt: new Date(Date.UTC(2026, 0, 1) + (n % 300) * 86_400_000).toISOString(),
    externalReferences: [{ source: 'Ticket system', externalId: `T-${n}` }],
  };
}

/** The one incident of its kind: its word and its country stand in no other. */
export function rareIncident(): NewCase {
  return {
    ...incident(0),
    title: `Operation ${words.rare} at a fish market`,
    affectedCountries: [named.rare],
  };
}

/** What somebody writes on a timeline. */
export function update(n: number): { text: string } {
  return {
    text: `Seen again at ${n % 24}:00 from 198.51.100.${n % 250}: the same certificate, another port. Blocked at the border router; the owner of the host was told by telephone and will send an image of its disk tomorrow.`,
  };
}
