import type { PublicationCommand, PublicationContent, Tlp } from '@entente/domain';
import { instant } from '@entente/journal';
import type { Part } from './cast.js';
import { spanMs, type Span } from './span.js';
import type { Stage } from './stage.js';

/** What the six have published to each other beside their cases. */
export interface PublishedItem {
  /** By which its steps speak of it. */
  name: string;
  publisher: Part;
  /** How long ago. */
  published: Span;
  tlp: Tlp;
  to?: readonly Part[];
  content: (stage: Pick<Stage, 'organization'>, now: number) => PublicationContent;
  steps?: readonly PublishedStep[];
}

/** How long ago; who; what it did with it. */
type PublishedStep = readonly [ago: Span, who: Part, command: PublicationCommand];

const acknowledge: PublicationCommand = { type: 'acknowledge' };
const comment = (text: string): PublicationCommand => ({ type: 'comment', input: { text } });
const inDays = (now: number, days: number) => instant(now + days * spanMs('1d'));
const tags = (...some: string[]) => ({ tags: some });

export const published: readonly PublishedItem[] = [
  {
    ...{ name: 'loaders', publisher: 'PH', published: '21d 03:10', tlp: 'TLP:AMBER' },
    content: (_, now) => ({
      ...{ kind: 'bulletin', title: 'Loaders in invoices to customs brokers', language: 'en' },
      text: [
        'Since the beginning of the month brokers in three ports receive invoices as `.one` files. Whoever opens one runs a loader that waits for office hours and then fetches a remote access tool.',
        '',
        '**What to do:** block the file type at the mail gateway, look for the hosts below in the logs of the last six weeks, and tell us what you find.',
      ].join('\n'),
      ...{ classification: 'malicious-code/malware-distribution', severity: 'high' },
      ...{ products: ['Microsoft OneNote'], validUntil: inDays(now, 69), ...tags('ports', 'loader') },
      indicators: [
        { type: 'domain-name', value: 'invoice-portal.example' },
        { type: 'ipv4-addr', value: '198.51.100.23', note: 'Hands out the second stage.' },
        { type: 'url', value: 'https://invoice-portal.example/one/get.php' },
      ],
    }),
    steps: [
      ['20d 22:00', 'SG', acknowledge],
      ['20d 21:40', 'SG', comment('Two brokers here opened one on the 3rd. No second stage seen yet.')],
      ['19d 04:00', 'MY', acknowledge],
      ['18d 05:00', 'AU', acknowledge],
    ],
  },
  {
    ...{ name: 'routers', publisher: 'SG', published: '12d 07:00', tlp: 'TLP:GREEN' },
    content: (_, now) => ({
      ...{ kind: 'bulletin', title: 'Home routers with a second administrator', language: 'en' },
      text: 'Firmware of two resold models carries an account that its manual does not name. It is used to relay sign-in attempts against webmail of ministries. A list of serial ranges is with the vendors.',
      ...{ classification: 'vulnerable/weak-crypto', severity: 'medium', products: ['Resold home routers'] },
      ...{ indicators: [], validUntil: inDays(now, 20), ...tags('routers', 'ministries') },
    }),
    steps: [
      ['11d 20:00', 'PH', acknowledge],
      ['11d 02:00', 'RU', acknowledge],
    ],
  },
  {
    ...{ name: 'wipers', publisher: 'AU', published: '3d 02:30', tlp: 'TLP:AMBER+STRICT' },
    content: () => ({
      ...{ kind: 'bulletin', title: 'A wiper that waits for a holiday', language: 'en', products: [] },
      text: 'Found dormant on a jump host of a water utility: it checks the calendar of the domain and acts on public holidays only. The file lies in the recycle folder of the backup drive.',
      ...{ classification: 'malicious-code/infected-system', severity: 'severe', ...tags('water', 'wiper') },
      indicators: [{ type: 'file:name', value: 'wlanpref.dat' }],
    }),
  },
  {
    ...{ name: 'draft-note', publisher: 'PH', published: '1d 01:00', tlp: 'TLP:RED' },
    content: () => ({
      ...{ kind: 'bulletin', title: 'Draft: tenders as bait', language: 'en', products: [], indicators: [] },
      ...{ text: 'Not for others yet: the samples wait for the laboratory.', ...tags('draft') },
    }),
  },
  {
    ...{ name: 'disclosure-policy', publisher: 'SG', published: '64d', tlp: 'TLP:GREEN' },
    content: () => ({
      ...{ kind: 'policy', title: 'Coordinated vulnerability disclosure for government sites' },
      ...{
        text: 'Ninety days, with a safe harbour for researchers who keep to the rules. In force for all ministries.',
      },
      ...{ jurisdiction: 'SG', status: 'in-force', language: 'en', ...tags('vulnerability disclosure') },
    }),
    steps: [['60d', 'PH', acknowledge]],
  },
  {
    ...{ name: 'log-retention', publisher: 'PH', published: '30d', tlp: 'TLP:GREEN' },
    content: () => ({
      ...{ kind: 'policy', title: 'Log retention at agencies: six months, signed' },
      ...{ text: 'Draft circular. Comments of partners are welcome until the end of the quarter.' },
      ...{ jurisdiction: 'PH', status: 'draft', language: 'en', ...tags('logs') },
    }),
    steps: [['26d', 'MY', comment('We ask for twelve months; six was too short in two cases last year.')]],
  },
  {
    ...{ name: 'tabletop', publisher: 'MY', published: '48d', tlp: 'TLP:GREEN' },
    content: () => ({
      ...{ kind: 'practice', title: 'A tabletop exercise in ninety minutes', language: 'en' },
      ...{
        text: '1. Two injects, no slides.\n2. The telephone list is the first inject: call it.\n3. Write down who decided what, and when.',
        ...tags('exercise'),
      },
    }),
    steps: [['40d', 'SG', acknowledge]],
  },
  {
    ...{ name: 'sinkhole', publisher: 'AU', published: '55d', tlp: 'TLP:AMBER' },
    content: () => ({
      ...{ kind: 'technology', title: 'Sinkhole with reports by autonomous system', language: 'en' },
      ...{
        text: 'Takes over expired command servers and writes a daily report for each network operator.',
        maturity: 8,
      },
      ...{ licence: 'Apache-2.0', contact: 'lab@cert-au.example', ...tags('sinkhole', 'botnet') },
    }),
    steps: [['50d', 'PH', acknowledge]],
  },
  {
    ...{ name: 'need-ics', publisher: 'PH', published: '15d', tlp: 'TLP:AMBER' },
    content: (_, now) => ({
      ...{ kind: 'need', title: 'Forensics of controllers in water works', assistance: 'forensics' },
      ...{ text: 'Nobody here reads the memory of these controllers. Two devices are sealed and wait.' },
      ...{
        sectors: ['drinking-water', 'energy'],
        languages: ['en'],
        validUntil: inDays(now, 45),
        ...tags('ics'),
      },
    }),
  },
  {
    ...{ name: 'offer-ics', publisher: 'SG', published: '40d', tlp: 'TLP:AMBER' },
    content: (_, now) => ({
      ...{ kind: 'offer', title: 'Controller forensics, laboratory and travel', assistance: 'forensics' },
      ...{
        text: 'Two analysts with a travelling laboratory; images are taken on the spot and examined in Singapore.',
      },
      ...{ sectors: ['energy', 'drinking-water'], languages: ['en', 'ms', 'zh'], hoursToDeploy: 48 },
      ...{ capacity: 'Two devices a day', validUntil: inDays(now, 150), ...tags('ics') },
    }),
  },
  {
    ...{ name: 'offer-malware', publisher: 'SG', published: '38d', tlp: 'TLP:AMBER' },
    content: () => ({
      ...{ kind: 'offer', title: 'Malware analysis within a day', assistance: 'malware-analysis' },
      ...{ text: 'Static and dynamic, with rules for detection.', sectors: [], languages: ['en'] },
      ...{ hoursToDeploy: 4, capacity: 'Ten samples a day', ...tags('malware') },
    }),
  },
  {
    ...{ name: 'need-takedown', publisher: 'SG', published: '12d', tlp: 'TLP:GREEN' },
    content: () => ({
      ...{ kind: 'need', title: 'Takedowns of shops that speak to customers in Filipino' },
      ...{
        text: 'They call by telephone; nobody here answers them in their language.',
        assistance: 'takedown',
      },
      ...{ sectors: ['banking'], languages: ['fil', 'en'], ...tags('fraud') },
    }),
  },
  {
    ...{ name: 'offer-takedown', publisher: 'PH', published: '20d', tlp: 'TLP:GREEN' },
    content: () => ({
      ...{ kind: 'offer', title: 'Takedowns at Philippine registrars and hosts', assistance: 'takedown' },
      ...{ text: 'By telephone, day and night, with the registry at the table.', sectors: ['banking'] },
      ...{ languages: ['fil', 'en'], hoursToDeploy: 6, capacity: 'Thirty sites a day', ...tags('fraud') },
    }),
  },
  {
    ...{ name: 'typhoon', publisher: 'PH', published: '70d', tlp: 'TLP:GREEN' },
    content: ({ organization }, now) => ({
      ...{ kind: 'project', title: 'Attacks on relief payments after storms', language: 'en' },
      text: 'Who registers look-alike relief sites after a storm, how long they stay, and what takes them down soonest. One data set, three countries.',
      parties: [organization('SG'), organization('MY')],
      milestones: [
        { title: 'Common format of the data', dueAt: inDays(now, -40), state: 'done' },
        { title: 'Data of the last two seasons', dueAt: inDays(now, -5), state: 'in-progress' },
        { title: 'Joint paper', dueAt: inDays(now, 80), state: 'planned' },
      ],
      deliverables: [
        { title: 'Format of the data, version 1', link: 'https://research.cert-ph.example/relief' },
      ],
      goals: 'One list of such sites for three countries, and takedowns within a day.',
      ...{ budget: 'Each party bears its own people; Singapore hosts the data.', ...tags('fraud', 'storms') },
    }),
    steps: [
      ['66d', 'SG', acknowledge],
      ['9d', 'MY', comment('Our second season is late: the registrar answers within ten days.')],
    ],
  },
];
