import {
  accept,
  answer,
  ask,
  assign,
  cancel,
  close,
  correct,
  custody,
  decline,
  evidence,
  indicator,
  invite,
  lesson,
  startClock,
  meetClock,
  status,
  take,
  task,
  update,
  type Story,
} from '../script.js';
import { forgedMail, mailboxRules } from './files.js';

/** Money by deceit: tax refunds, an altered invoice, loyalty points, donations after a storm. */

const taxRefund: Story = {
  name: 'tax-refund',
  lead: 'PH',
  opened: '77d 02:40',
  header: {
    title: 'Phishing with tax refunds on look-alike pages',
    summary:
      'Text messages promise a refund and lead to copies of the tax authority’s sign-in page. The kit asks for card data and the one-time code. New pages appear daily, under four registrars.',
    classification: 'fraud/phishing',
    severity: 'medium',
    tlp: 'TLP:GREEN',
    affectedCountries: ['PH'],
    sectors: ['public-administration', 'banking'],
    detected: '1d',
  },
  steps: [
    ['0:15', 'PH', status('triage')],
    ['0:30', 'PH', status('responding')],
    ['0:40', 'PH', invite('SG', 'assisting', 'Two of the registrars have their office with you.')],
    ['0:41', 'PH', invite('MY', 'informed')],
    ['0:44', 'PH', invite('RU', 'assisting', 'The panel that collects the codes is hosted with you.')],
    ['1:20', 'SG', accept()],
    ['2:05', 'MY', accept('We have the same texts in Malay since Monday.')],
    ['4:10', 'RU', accept()],
    [
      '4:30',
      'PH',
      update([
        'Wording of the messages so far, for filters:',
        '',
        '- “May refund kang ₱8,450 mula sa BIR. Kumpirmahin sa loob ng 24 oras”',
        '- “FINAL NOTICE: refund pending, verify now”',
        '- “Bayaran ka namin: i-click ang link”',
      ]),
    ],
    ['4:40', 'PH', indicator('domain-name', 'refund-bir-gov.example', { block: true })],
    ['4:41', 'PH', indicator('domain-name', 'efps-verify.example', { block: true })],
    [
      '4:42',
      'PH',
      indicator('ipv4-addr', '198.51.100.61', { note: 'Panel that collects the codes', block: true }),
    ],
    [
      '5:38',
      'PH',
      ask(
        'panel',
        'RU',
        'takedown',
        'priority',
        'Panel on `198[.]51[.]100[.]61`, path `/adm/otp`. Copy of its database before it goes, if your law allows.',
      ),
    ],
    [
      '6:30',
      'RU',
      answer('panel', 'acknowledged', 'Принято, работаем с хостером. We are in touch with the provider.'),
    ],
    [
      '7:11',
      'PH',
      update(
        'Names of three account holders through whom the money went, from two banks. Not below AMBER, please.',
        { tlp: 'TLP:AMBER' },
      ),
    ],
    [
      '8:20',
      'SG',
      update('Registrar A suspends on our word within the hour from now on; B wants a form each time.'),
    ],
    ['11:21', 'RU', answer('panel', 'accepted')],
    [
      '1d 04:16',
      'RU',
      answer(
        'panel',
        'delivered',
        'Панель отключена. The provider kept a copy; a request through the prosecutor is needed for it.',
      ),
    ],
    ['1d 04:30', 'PH', answer('panel', 'closed')],
    [
      '1d 05:12',
      'RU',
      indicator('ipv4-addr', '198.51.100.62', { note: 'The same customer rented this one too', block: true }),
    ],
    [
      '3d 02:21',
      'MY',
      update('Halaman palsu dalam bahasa Melayu: 12 ditutup, tiada kerugian dilaporkan setakat ini.'),
    ],
    ['6d 00:33', 'PH', status('contained', 'No new page for two days.')],
    ['11d 02:29', 'PH', status('recovering')],
    [
      '19d 01:21',
      'PH',
      close('resolved', [
        'In all 71 pages, live for 5 hours on the median. 212 people gave their code; the banks returned 164 payments.',
        'The panel was taken down through CERT-RU in 23 hours.',
      ]),
    ],
    [
      '20d 02:26',
      'PH',
      lesson(
        'Registrars that act on a call and confirm on paper later save half a day each. Worth asking for in every memorandum.',
      ),
    ],
  ],
};

const invoice: Story = {
  name: 'shipping-invoice',
  lead: 'PH',
  opened: '26d 09:10',
  header: {
    title: 'Altered invoice in the mail of a shipping company',
    summary:
      'Somebody read the mailbox of the accounts department for six weeks and answered in its place at the right moment: 1.4 million US dollars went to an account in Singapore.',
    classification: 'fraud/masquerade',
    severity: 'medium',
    tlp: 'TLP:GREEN',
    affectedCountries: ['PH', 'SG'],
    sectors: ['transport'],
    occurred: '44d',
    detected: '2:00',
  },
  steps: [
    ['0:10', 'PH', status('triage')],
    [
      '0:22',
      'PH',
      invite('SG', 'assisting', 'The account is with a bank of yours; the transfer is two days old.'),
    ],
    ['0:24', 'PH', invite('MY', 'affected', 'A subsidiary in Port Klang uses the same mail service.')],
    ['0:50', 'SG', accept()],
    ['0:55', 'PH', status('responding')],
    [
      '1:00',
      'PH',
      ask(
        'recall',
        'SG',
        'contact-facilitation',
        'immediate',
        'Please bring us together with the bank’s fraud desk: every hour counts for the recall.',
      ),
    ],
    [
      '1:04',
      'PH',
      evidence('mail', 'invoice-4471.eml', forgedMail, {
        description: 'The mail on which the transfer was made, with its headers.',
      }),
    ],
    ['1:08', 'SG', answer('recall', 'accepted')],
    ['1:12', 'SG', take('mail')],
    [
      '1:31',
      'SG',
      custody('mail', 'noted', 'Shown to the fraud desk of the bank, which needs it for the recall.'),
    ],
    [
      '1:50',
      'SG',
      answer('recall', 'delivered', 'Fraud desk called the company back; 71 % of the amount is frozen.'),
    ],
    ['2:00', 'PH', answer('recall', 'closed')],
    ['6:46', 'MY', decline('The subsidiary was closed last year; nobody affected with us.')],
    [
      '1d 02:00',
      'PH',
      indicator('email-addr', 'accounts@nav1era-shipping.example', {
        note: 'With the digit one in the place of an i',
      }),
    ],
    ['1d 02:04', 'PH', indicator('ipv6-addr', '2001:db8:41:7::19', { note: 'Read the mailbox' })],
    ['1d 02:20', 'PH', evidence('rules', 'mailbox-rules.csv', mailboxRules, { tlp: 'TLP:AMBER' })],
    [
      '4d 00:49',
      'PH',
      status('contained', 'Mailbox closed, rules removed, second factor for all of accounts.'),
    ],
    [
      '14d 00:29',
      'PH',
      ask(
        'rest',
        'SG',
        'information',
        'routine',
        'What became of the remaining 29 %? The company’s insurer asks.',
      ),
    ],
    ['15d 02:31', 'SG', answer('rest', 'acknowledged')],
    [
      '22d 02:29',
      'SG',
      update(
        'The rest left in three payments on the first day. Police has the file; we may not say more here.',
      ),
    ],
  ],
};

const loyalty: Story = {
  name: 'airline-loyalty',
  lead: 'PH',
  opened: '40d 11:00',
  header: {
    title: 'Credential stuffing on an airline’s loyalty accounts',
    summary:
      'About 1,900 accounts were opened with passwords from older leaks; points were turned into vouchers and sold. One group, four people, all within the country.',
    classification: 'intrusion-attempts/brute-force',
    severity: 'low',
    tlp: 'TLP:AMBER',
    affectedCountries: ['PH', 'AU'],
    sectors: ['transport'],
    occurred: '46d',
  },
  steps: [
    ['0:30', 'PH', status('triage')],
    ['1:00', 'PH', invite('AU', 'affected', 'Some 240 of the accounts belong to residents of yours.')],
    ['3:30', 'AU', accept()],
    ['4:00', 'PH', status('responding')],
    ['4:20', 'PH', startClock('ph-dpa', { ago: '4:20' })],
    ['5:43', 'PH', indicator('autonomous-system', 'AS64500', { note: 'Most attempts came through here' })],
    [
      '8:15',
      'PH',
      ask('resale', 'AU', 'information', 'routine', 'Are vouchers of this series sold with you as well?'),
    ],
    [
      '1d 00:26',
      'AU',
      answer('resale', 'declined', 'A private marketplace; we have no power to ask it. The police may.'),
    ],
    ['2d 03:27', 'PH', meetClock('ph-dpa', 'Notified with 1,903 accounts.')],
    [
      '8d 02:23',
      'PH',
      close(
        'handed-over',
        'The four are known by name. The national police leads from here; what we have is with its cybercrime unit under seal.',
      ),
    ],
    [
      '8d 04:19',
      'AU',
      lesson(
        'Asking the airline for the list of redeemed vouchers on the first day would have saved a week.',
      ),
    ],
  ],
};

const relief: Story = {
  name: 'relief-donations',
  lead: 'PH',
  opened: '5d 01:50',
  header: {
    title: 'Fake donation pages after the typhoon',
    summary: [
      'Pages that pretend to collect for the victims, in the name of well-known charities. Some are advertised on social',
      'networks. Public warning is out; this case may be quoted.',
    ].join('\n'),
    classification: 'fraud/masquerade',
    severity: 'low',
    tlp: 'TLP:CLEAR',
    affectedCountries: ['PH', 'US', 'MY'],
    sectors: ['civil-society'],
    detected: '3:00',
  },
  steps: [
    ['0:20', 'PH', status('triage')],
    [
      '0:45',
      'PH',
      invite('US', 'affected', 'Most of those who gave live with you. Everything here is CLEAR.'),
    ],
    ['0:46', 'PH', invite('MY', 'informed')],
    ['5:30', 'US', accept('Under no paper, as long as it is CLEAR.')],
    ['6:10', 'MY', accept()],
    [
      '7:07',
      'PH',
      update(
        [
          'Mga palatandaan ng pekeng pahina:',
          '',
          '1. Hinihingi ang buong numero ng card at ang PIN.',
          '2. Walang pangalan ng bangko ang account.',
          '3. Bagong likha ang domain, wala pang isang linggo.',
        ],
        { as: 'signs' },
      ),
    ],
    ['7:10', 'PH', indicator('domain-name', 'bangon-visayas.example', { block: true })],
    ['7:11', 'PH', indicator('domain-name', 'typhoon-relief-fund.example', { block: true })],
    [
      '9:06',
      'PH',
      correct('signs', [
        'Mga palatandaan ng pekeng pahina:',
        '',
        '1. Hinihingi ang buong numero ng card at ang **OTP**.',
        '2. Walang pangalan ng bangko ang account.',
        '3. Bagong likha ang domain, wala pang isang linggo.',
      ]),
    ],
    [
      '10:42',
      'US',
      update(
        'Advertisements with these two domains are stopped by the two large networks. Donors are being told.',
      ),
    ],
    [
      '1d 00:16',
      'PH',
      ask(
        'ads',
        'US',
        'takedown',
        'routine',
        'Nine more pages are advertised, list below. Could you pass them on as well?\n\n- `tulong-ph[.]example`\n- `ayuda-ngayon[.]example`\n- and seven subdomains of both',
      ),
    ],
    ['1d 09:34', 'US', answer('ads', 'acknowledged')],
    ['2d 02:19', 'US', answer('ads', 'accepted')],
    [
      '2d 21:52',
      'US',
      update('For our own desk: one advertiser paid with a card that we know from another case.', {
        tlp: 'TLP:GREEN',
      }),
    ],
    ['3d 04:52', 'PH', assign('charities', 'PH', 'Ask the charities for one list of their true pages')],
    ['3d 06:23', 'PH', assign('translate', 'MY', 'Malay text of the public warning')],
    ['3d 22:02', 'MY', task('translate', 'done')],
    ['4d 04:32', 'PH', task('charities', 'cancelled')],
    [
      '4d 22:32',
      'PH',
      ask('mirror', 'MY', 'information', 'routine', 'Has any of the pages been copied into Malay?'),
    ],
    ['5d 00:35', 'PH', cancel('mirror', 'Answered by telephone: two, both gone.')],
  ],
};

export const fraud = [taxRefund, invoice, loyalty, relief];
