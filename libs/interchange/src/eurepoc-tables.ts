import type { Classification, Severity } from '@entente/domain';

/**
 * How the codes of EuRepoC's Global Database 1.1 become ours. These tables are what runs; docs/import.md shows the
 * same rows to people, and a test sees that it does.
 */

interface ClassificationRule {
  /** One of the codes in `incident_type`. */
  type?: string;
  /** One of the codes in `MITRE_impact`. */
  impact?: string;
  /** One of these stands in the name or the description, in small letters. */
  words?: readonly string[];
  classification: Classification;
}

/**
 * The first rule that holds decides: what was done to information goes before how it was reached, and a code before
 * a word. A row may have several codes, RSIT wants one class.
 */
export const classificationRules: readonly ClassificationRule[] = [
  {
    type: 'Ransomware',
    classification: 'information-content-security/unauthorised-information-modification',
  },
  {
    impact: 'Data Encrypted for Impact',
    classification: 'information-content-security/unauthorised-information-modification',
  },
  { impact: 'Data Destruction', classification: 'availability/sabotage' },
  { impact: 'Disk Wipe', classification: 'availability/sabotage' },
  { type: 'Data theft & Doxing', classification: 'information-content-security/data-leak' },
  { type: 'Data theft', classification: 'information-content-security/unauthorised-information-access' },
  { impact: 'Network Denial of Service', classification: 'availability/ddos' },
  { impact: 'Endpoint Denial of Service', classification: 'availability/dos' },
  {
    impact: 'Defacement',
    classification: 'information-content-security/unauthorised-information-modification',
  },
  {
    impact: 'Data Manipulation',
    classification: 'information-content-security/unauthorised-information-modification',
  },
  { words: ['ddos', 'denial of service', 'denial-of-service'], classification: 'availability/ddos' },
  { words: ['defac'], classification: 'information-content-security/unauthorised-information-modification' },
  { type: 'Disruption', classification: 'availability/sabotage' },
  { type: 'Hijacking with Misuse', classification: 'intrusions/system-compromise' },
  { type: 'Hijacking without Misuse', classification: 'intrusions/system-compromise' },
  {
    impact: 'Data Exfiltration',
    classification: 'information-content-security/unauthorised-information-access',
  },
];

/** Where no rule holds. */
export const unclassified: Classification = 'other/undetermined';

/** From which weighted intensity (0 to 15) on a row has which severity, the highest first. */
export const severityRules: readonly { from: number; severity: Severity }[] = [
  { from: 10, severity: 'emergency' },
  { from: 6, severity: 'severe' },
  { from: 4, severity: 'high' },
  { from: 2, severity: 'medium' },
  { from: 1, severity: 'low' },
  { from: 0, severity: 'baseline' },
];

/** Where no intensity was coded: something happened, and nobody measured it. */
export const unmeasured: Severity = 'low';

/** The sector of a code in `receiver_category_subcode`, else in `receiver_category`; some name none. */
const sectors: Readonly<Record<string, string>> = {
  'Government / ministries': 'Public administration',
  'Civil service / administration': 'Public administration',
  Legislative: 'Parliament',
  Judiciary: 'Judiciary',
  Military: 'Defence',
  Police: 'Law enforcement',
  'Intelligence agencies': 'Intelligence services',
  'Political parties': 'Political parties',
  'Election infrastructure / related systems': 'Elections',
  'Other (e.g., embassies)': 'Diplomacy',
  Energy: 'Energy',
  Transportation: 'Transport',
  Telecommunications: 'Digital infrastructure',
  Finance: 'Finance',
  Health: 'Health',
  Water: 'Water',
  Food: 'Food',
  Chemicals: 'Chemicals',
  Space: 'Space',
  'Defence industry': 'Defence industry',
  'Advocacy / activists (e.g. human rights organizations)': 'Civil society',
  'Political opposition / dissidents / expats': 'Political opposition',
  Religious: 'Religious groups',
  Ethnic: 'Ethnic groups',
  Criminal: 'Criminal groups',
  Terrorist: 'Terrorist groups',
  Hacktivist: 'Hacktivist groups',
  'Other social groups': 'Civil society',
  'State institutions / political system': 'Public administration',
  'International / supranational organization': 'International organisations',
  'Critical infrastructure': 'Critical infrastructure',
  'Corporate Targets (corporate targets only coded if the respective company is not part of the critical infrastructure definition)':
    'Companies',
  'Social groups': 'Civil society',
  'End user(s) / specially protected groups': 'End users',
  Media: 'Media',
  Science: 'Research',
  Other: '',
  Unknown: '',
  'Not available': '',
};

export const sectorNames: ReadonlyMap<string, string> = new Map(Object.entries(sectors));
