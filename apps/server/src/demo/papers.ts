import { createHash } from 'node:crypto';
import type { AgreementCommand, AgreementKind, Scope, Tlp } from '@entente/domain';
import type { Part } from './cast.js';
import type { Span } from './span.js';

/** The memoranda between the six, each in another state. */

export interface Paper {
  /** By which other papers speak of it. */
  name: string;
  title: string;
  kind: AgreementKind;
  /** The first of them drafts. */
  parties: readonly Part[];
  scopes: readonly Scope[];
  ceiling: Tlp;
  /** The term, in days from now; it begins and ends at midnight. */
  from: number;
  until: number;
  handlingTerms?: string;
  renewalNoticeDays?: number;
  predecessor?: string;
  /** How long ago it was drafted here. Of those without, the signed original was recorded at the beginning. */
  drafted?: Span;
  steps?: readonly PaperStep[];
}

/** How long ago; who; what it did with the paper. */
type PaperStep = readonly [ago: Span, who: Part, act: () => AgreementCommand];

const propose = () => (): AgreementCommand => ({ type: 'propose' });
const sign = () => (): AgreementCommand => ({ type: 'sign' });
const suspend = (reason: string) => (): AgreementCommand => ({ type: 'suspend', reason });
const terminate = (reason: string) => (): AgreementCommand => ({ type: 'terminate', reason });
/** The files are as invented as all here: whoever saves the title of one as a file has the file. */
const recordDocument = (name: string, title: string) => (): AgreementCommand => ({
  ...{ type: 'record-document', sha256: createHash('sha256').update(title).digest('hex') },
  ...{ name, bytes: Buffer.byteLength(title) },
});

const response = ['mutual-response', 'threat-information'] as const;

const handling = {
  amber:
    'What is received under this memorandum stays within the receiving organisation and those of its constituents who need it to protect themselves. It is not passed to third parties, and not used as evidence, without written leave of its originator.',
  green:
    'What is received under this memorandum may be shared within the community of incident responders. It is not published.',
  red: 'Each Party names the persons cleared under this agreement. What is marked TLP:RED is read by them only, is not copied to other systems and is destroyed on request of its originator.',
};

const treaty = 'Agreement on cyber incident cooperation, Philippines and Singapore';

export const papers: readonly Paper[] = [
  {
    ...{ name: 'ph-sg-mou', title: 'Memorandum on mutual incident response, Philippines and Singapore' },
    ...{ kind: 'mou', parties: ['PH', 'SG'], scopes: response, ceiling: 'TLP:AMBER', from: -768, until: -38 },
    handlingTerms: handling.amber,
  },
  {
    ...{ name: 'ph-sg-treaty', title: treaty },
    ...{ kind: 'treaty', parties: ['PH', 'SG'], ceiling: 'TLP:RED', from: -38, until: 1058 },
    scopes: [...response, 'policy-information', 'capability'],
    handlingTerms: handling.red,
    ...{ predecessor: 'ph-sg-mou', drafted: '58d' },
    steps: [
      ['57d', 'PH', propose()],
      ['46d', 'PH', sign()],
      ['45d', 'SG', sign()],
      ['45d', 'SG', recordDocument('agreement-signed.pdf', treaty)],
      ['43d', 'PH', recordDocument('PH-SG agreement, certified copy.pdf', treaty)],
    ],
  },
  {
    ...{ name: 'ph-my', title: 'Memorandum on mutual incident response, Philippines and Malaysia' },
    ...{ kind: 'mou', parties: ['PH', 'MY'], scopes: response, ceiling: 'TLP:AMBER', from: -310, until: 420 },
    handlingTerms: handling.amber,
  },
  {
    ...{ name: 'ph-ru', title: 'Memorandum on the exchange of incident information, Philippines and Russia' },
    ...{ kind: 'mou', parties: ['PH', 'RU'], scopes: response, ceiling: 'TLP:GREEN', from: -702, until: 28 },
    handlingTerms: handling.green,
  },
  {
    ...{ name: 'ph-au', title: 'Memorandum on mutual incident response, Philippines and Australia' },
    ...{ kind: 'mou', parties: ['PH', 'AU'], ceiling: 'TLP:AMBER+STRICT', from: -455, until: 640 },
    scopes: [...response, 'technology-information'],
    handlingTerms: handling.amber,
  },
  {
    ...{ name: 'ph-us', title: 'Memorandum on mutual incident response, Philippines and United States' },
    ...{ kind: 'mou', parties: ['PH', 'US'], scopes: response, ceiling: 'TLP:AMBER', from: -520, until: 210 },
    renewalNoticeDays: 60,
    handlingTerms: handling.amber,
    steps: [
      [
        '9d',
        'US',
        suspend(
          'Retention periods of shared logs are under review after a change of law. Open cases go on by telephone until the review ends.',
        ),
      ],
    ],
  },
  {
    ...{ name: 'circle', title: 'Southeast Asian response circle, rules of membership' },
    ...{ kind: 'accession', parties: ['SG', 'PH', 'MY'], ceiling: 'TLP:GREEN', from: -1200, until: 625 },
    scopes: [...response, 'policy-information', 'research'],
    handlingTerms: handling.green,
  },
  {
    ...{ name: 'sg-my', title: 'Memorandum on mutual incident response, Singapore and Malaysia' },
    ...{ kind: 'mou', parties: ['SG', 'MY'], scopes: response, ceiling: 'TLP:AMBER', from: -230, until: 865 },
    handlingTerms: handling.amber,
  },
  {
    ...{ name: 'sg-au', title: 'Memorandum on mutual incident response, Singapore and Australia' },
    ...{ kind: 'mou', parties: ['SG', 'AU'], scopes: response, ceiling: 'TLP:AMBER', from: -610, until: 120 },
    handlingTerms: handling.amber,
  },
  {
    ...{ name: 'sg-us', title: 'Agreement on cyber incident cooperation, Singapore and United States' },
    ...{ kind: 'treaty', parties: ['SG', 'US'], ceiling: 'TLP:RED', from: -400, until: 1425 },
    scopes: [...response, 'capability'],
    handlingTerms: handling.red,
  },
  {
    ...{ name: 'au-us', title: 'Agreement on cyber incident cooperation, Australia and United States' },
    ...{ kind: 'treaty', parties: ['AU', 'US'], ceiling: 'TLP:RED', from: -900, until: 925 },
    scopes: [...response, 'technology-information', 'capability'],
    handlingTerms: handling.red,
  },
  {
    ...{ name: 'ru-sg', title: 'Letter of intent on threat information, Russia and Singapore' },
    ...{ kind: 'loi', parties: ['RU', 'SG'], ceiling: 'TLP:GREEN', from: -150, until: 215 },
    scopes: ['threat-information', 'research'],
    handlingTerms: handling.green,
  },
  {
    ...{ name: 'my-ru', title: 'Memorandum on the exchange of incident information, Malaysia and Russia' },
    ...{ kind: 'mou', parties: ['MY', 'RU'], scopes: response, ceiling: 'TLP:GREEN', from: -760, until: -30 },
    handlingTerms: handling.green,
  },
  {
    ...{ name: 'my-us', title: 'Memorandum on mutual incident response, Malaysia and United States' },
    ...{ kind: 'mou', parties: ['MY', 'US'], scopes: response, ceiling: 'TLP:AMBER', from: 13, until: 744 },
    ...{ handlingTerms: handling.amber, drafted: '34d' },
    steps: [
      ['33d', 'MY', propose()],
      ['19d', 'MY', sign()],
      ['4d', 'US', sign()],
    ],
  },
  {
    ...{ name: 'au-my', title: 'Memorandum on mutual incident response, Australia and Malaysia' },
    ...{ kind: 'mou', parties: ['AU', 'MY'], scopes: response, ceiling: 'TLP:AMBER', from: 20, until: 751 },
    ...{ handlingTerms: handling.amber, drafted: '16d' },
    steps: [
      ['15d', 'AU', propose()],
      ['8d', 'AU', sign()],
    ],
  },
  {
    ...{ name: 'ph-us-pilot', title: 'Pilot on shared detection research, Philippines and United States' },
    ...{
      kind: 'nda',
      parties: ['PH', 'US'],
      scopes: ['research'],
      ceiling: 'TLP:AMBER',
      from: -200,
      until: 165,
    },
    steps: [['50d', 'PH', terminate('The pilot has ended, its results are published.')]],
  },
  {
    ...{ name: 'ph-ru-renewal', title: 'Memorandum on mutual incident response, Philippines and Russia' },
    ...{ kind: 'mou', parties: ['PH', 'RU'], scopes: response, ceiling: 'TLP:AMBER', from: 28, until: 759 },
    ...{ handlingTerms: handling.amber, predecessor: 'ph-ru', drafted: '2d 04:00' },
  },
];
