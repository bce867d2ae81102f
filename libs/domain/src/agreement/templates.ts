import type { Tlp } from '../sharing/tlp.js';
import type { AgreementKind, Scope } from './agreement.js';

/** What a draft may begin with: everything but its parties, its first day and its contacts. */
export interface AgreementTemplate {
  id: string;
  /** The title to begin with; parties usually add their names. */
  title: string;
  /** What it is good for, for who chooses. */
  description: string;
  kind: AgreementKind;
  scopes: readonly Scope[];
  ceiling: Tlp;
  /** The length of the term. */
  years: number;
  /** How many days before the end notice of renewal is to be given: a longer term takes longer to negotiate anew. */
  renewalNoticeDays: number;
  handlingTerms: string;
}

/** In the order in which two countries usually come to them. */
export const agreementTemplates = [
  {
    ...{ id: 'mutual-response', kind: 'mou', ceiling: 'TLP:AMBER', years: 3, renewalNoticeDays: 90 },
    title: 'Memorandum of understanding on mutual incident response',
    description:
      'Three years. Work cases together, ask each other for assistance, and exchange what is known of threats.',
    scopes: ['mutual-response', 'threat-information'],
    handlingTerms:
      'Each Party names a point of contact who can be reached day and night. What is received is used to handle incidents only, stays within the receiving Party and those of its constituents who need it to protect themselves, and is not passed to third parties or used as evidence without the written leave of its originator. Assistance is given as far as law and means of each Party allow; neither owes the other payment.',
  },
  {
    ...{ id: 'threat-exchange', kind: 'mou', ceiling: 'TLP:GREEN', years: 2, renewalNoticeDays: 60 },
    title: 'Memorandum of understanding on the exchange of threat information',
    description: 'Two years. Bulletins and indicators, policies and practices; no work on cases.',
    scopes: ['threat-information', 'policy-information'],
    handlingTerms:
      'What is received may be shared within the community of incident responders as its marking allows, and is not published. Indicators may be used for detection and blocking. Personal data is left out unless a threat cannot be described without it. The originator may correct or withdraw what it gave, and the receiver follows without delay.',
  },
  {
    ...{ id: 'research-capability', kind: 'mou', ceiling: 'TLP:AMBER', years: 4, renewalNoticeDays: 120 },
    title: 'Memorandum of understanding on joint research and capabilities',
    description: 'Four years. Joint projects, technologies, and what each needs and can offer.',
    scopes: ['research', 'technology-information', 'capability'],
    handlingTerms:
      'Each Party keeps the rights to what it brings in; results of joint work belong to both, and are published by agreement of both. Offers of experts and equipment bind nobody until a request is accepted. Samples and data for research are kept apart from other systems and are destroyed at the end of a project.',
  },
  {
    ...{ id: 'accession', kind: 'accession', ceiling: 'TLP:GREEN', years: 5, renewalNoticeDays: 180 },
    title: 'Rules of membership of a circle of incident response teams',
    description: 'Five years. Three or more parties; further ones accede when all of them consent.',
    scopes: ['mutual-response', 'threat-information', 'policy-information'],
    handlingTerms:
      'The members observe the Traffic Light Protocol 2.0 and treat the source of what they receive as confidential. A further organisation accedes when every member has signed its accession. Any member may suspend or leave at any time; what was shared before stays under these terms.',
  },
] as const satisfies readonly AgreementTemplate[];
