import {
  accept,
  answer,
  ask,
  assign,
  change,
  correct,
  escalate,
  indicator,
  invite,
  madeUpHash,
  meetClock,
  startClock,
  status,
  task,
  update,
  type Story,
} from '../script.js';

/** Data that is where it should not be: an archive for sale, a portal of a nation, a travel agency. */

const archive: Story = {
  name: 'archive-for-sale',
  lead: 'PH',
  opened: '20d 06:15',
  header: {
    title: 'E-mail archive of a mission abroad offered for sale',
    summary: [
      'A seller on a closed forum offers 4 GB of mail of one of our missions, with three messages as a sample. Two of',
      'the three are genuine. Those named in this case read it on paper or on cleared machines only.',
    ].join('\n'),
    classification: 'information-content-security/data-leak',
    severity: 'high',
    tlp: 'TLP:RED',
    affectedCountries: ['PH', 'SG'],
    sectors: ['diplomacy', 'public-administration'],
    occurred: '62d',
    detected: '5:00',
  },
  steps: [
    ['0:20', 'PH', status('triage')],
    [
      '0:45',
      'PH',
      update(
        'Internal: the sample was bought through an intermediary. The ministry knows, and one other person.',
      ),
    ],
    [
      '3:10',
      'PH',
      invite(
        'SG',
        'assisting',
        'By telephone more. Your manager on duty is cleared under the new agreement.',
      ),
    ],
    ['5:35', 'SG', accept('Two persons are cleared; nobody else will open this case.')],
    ['5:50', 'PH', status('responding')],
    [
      '6:30',
      'PH',
      update(
        'The mailbox was read through a delegated account that nobody had removed when its owner moved to another post. First use by a stranger 62 days ago, from an address in your country.',
        { to: ['SG'] },
      ),
    ],
    [
      '6:34',
      'PH',
      indicator('ipv4-addr', '192.0.2.145', { to: ['SG'], note: 'Exit through which the mailbox was read' }),
    ],
    [
      '1d 02:17',
      'SG',
      update(
        'A rented server, paid with a prepaid card. The provider keeps its console log for 90 days; we have it.',
        {
          to: ['PH'],
        },
      ),
    ],
    ['1d 02:20', 'PH', assign('delegates', 'PH', 'List delegated access to every mailbox of the service')],
    ['9d 00:21', 'PH', task('delegates', 'done')],
    [
      '9d 02:41',
      'PH',
      update(
        'Internal: 212 delegations without an owner, all removed. Five of them had been used this year.',
      ),
    ],
    [
      '16d 04:31',
      'SG',
      update(
        'The same server read two more mailboxes, neither of yours. We inform those concerned ourselves and keep your name out of it.',
        { to: ['PH'] },
      ),
    ],
    [
      '19d 22:40',
      'PH',
      update('Internal: the offer has disappeared from the forum. No sign that anybody bought it.'),
    ],
  ],
};

const portal: Story = {
  name: 'identity-portal',
  lead: 'PH',
  opened: '2d 23:25',
  header: {
    title: 'Records of the national identity portal offered by a broker',
    summary: [
      'A data broker offers “a full copy” of the registrations of one province. The sample of 500 records is genuine and',
      'less than a month old. Names, dates of birth, addresses; **no** biometric data.',
    ].join('\n'),
    classification: 'information-content-security/data-leak',
    severity: 'severe',
    tlp: 'TLP:AMBER+STRICT',
    affectedCountries: ['PH'],
    sectors: ['public-administration'],
    occurred: '24d',
    detected: '0:40',
  },
  steps: [
    ['0:02', 'PH', startClock('ph-dpa')],
    ['0:10', 'PH', status('triage')],
    [
      '0:55',
      'PH',
      update(
        'The sample was joined with the portal’s own table: 500 of 500 match, the newest is 19 days old.',
      ),
    ],
    [
      '1:20',
      'PH',
      escalate('operational', 'Records of a whole province; the commission must be told within three days.'),
    ],
    ['1:45', 'PH', status('responding')],
    ['2:10', 'PH', invite('AU', 'assisting', 'The broker’s shop is hosted with you.')],
    ['2:14', 'PH', invite('SG', 'assisting', 'The export left through a content network of yours.')],
    ['3:40', 'AU', accept()],
    ['3:58', 'SG', accept()],
    [
      '4:20',
      'PH',
      ask('shop', 'AU', 'takedown', 'priority', [
        'Shop of the broker: `https://kopya-lahat[.]example/ph`. Mirror on `198[.]51[.]100[.]140`. Please have the page that offers the sample removed first.',
      ]),
    ],
    [
      '5:05',
      'AU',
      answer(
        'shop',
        'accepted',
        'Hosting company answers within its business day, which begins in two hours.',
      ),
    ],
    [
      '5:30',
      'PH',
      ask('route', 'SG', 'technical-analysis', 'priority', [
        'Which of your edge nodes served the export, and to which addresses? Window of two hours, in the drop.',
      ]),
    ],
    ['6:10', 'SG', answer('route', 'accepted')],
    [
      '11:04',
      'PH',
      escalate(
        'strategic',
        'The cabinet asks for a statement before the evening news; the commission sits in special session.',
      ),
    ],
    [
      '13:30',
      'AU',
      answer('shop', 'in-progress', 'Shop is off. The mirror belongs to another customer; letter sent.'),
    ],
    [
      '22:50',
      'AU',
      answer('shop', 'delivered', 'Mirror is off as well. Copy of both disks secured under seal.'),
    ],
    ['23:20', 'PH', answer('shop', 'closed', 'Thank you. Confirmed from here.')],
    [
      '1d 03:03',
      'SG',
      answer(
        'route',
        'delivered',
        'One node, one address: `203[.]0[.]113[.]201`, 4.3 GB in 26 minutes. It came back twice and got errors.',
      ),
    ],
    ['1d 03:05', 'SG', indicator('ipv4-addr', '203.0.113.201', { note: 'Fetched the export', block: true })],
    [
      '1d 06:30',
      'PH',
      update([
        'Pahayag para sa publiko (inaprubahan, ilalabas sa gabi ng ikatlong araw):',
        '',
        '> Walang biometric na datos ang nakuha. Huwag magbigay ng OTP sa sinumang tatawag na nagsasabing mula sa ahensya.',
      ]),
    ],
    ['1d 20:03', 'PH', assign('notice', 'PH', 'Notify the privacy commission in full', { due: '1d 00:00' })],
    ['1d 20:05', 'PH', task('notice', 'in-progress')],
    [
      '2d 19:46',
      'PH',
      update(
        'The export job ran under a contractor’s key that was valid for three years. All keys of that kind are revoked.',
      ),
    ],
    [
      '2d 22:30',
      'PH',
      update(
        'Internal: legal has the notification on the desk, one figure is missing. It **must** leave within the hour.',
        {
          tlp: 'TLP:RED',
        },
      ),
    ],
  ],
};

const travel: Story = {
  name: 'travel-portal',
  lead: 'SG',
  opened: '33d 03:30',
  header: {
    title: 'Data breach at a travel portal',
    summary:
      'Passport numbers and itineraries of about 90,000 travellers were copied through a forgotten test interface. The portal sells in eight countries; most of those affected live in three.',
    classification: 'information-content-security/data-loss',
    severity: 'high',
    tlp: 'TLP:AMBER',
    affectedCountries: ['SG', 'PH', 'MY'],
    sectors: ['transport', 'digital-providers'],
    occurred: '41d',
    detected: '8:00',
  },
  steps: [
    ['0:25', 'SG', status('triage')],
    ['1:10', 'SG', startClock('sg-cii')],
    [
      '2:30',
      'SG',
      meetClock('sg-cii', 'Not an owner of critical infrastructure; told the regulator all the same.'),
    ],
    ['2:40', 'SG', status('responding')],
    ['3:00', 'SG', invite('PH', 'affected', 'About 31,000 of the records are of residents of yours.')],
    ['3:02', 'SG', invite('MY', 'affected', 'About 22,000 of the records are of residents of yours.')],
    ['6:45', 'MY', accept()],
    ['7:20', 'PH', accept()],
    [
      '8:22',
      'SG',
      update(
        [
          'What was taken, by table:',
          '',
          '| table | rows | of them with passport number |',
          '| --- | --- | --- |',
          '| traveller | 90,412 | 90,412 |',
          '| booking | 208,977 | 0 |',
          '| payment | 0 | 0 |',
        ],
        { as: 'tables' },
      ),
    ],
    [
      '8:30',
      'SG',
      indicator('url', 'https://booking.travel-portal.example/test/v0/export', {
        note: 'The test interface, now closed',
      }),
    ],
    [
      '9:10',
      'SG',
      ask('tell-ph', 'PH', 'victim-notification', 'routine', [
        'List of the 31,206 addresses is in the drop. Please tell them in their languages; our text is a suggestion only.',
      ]),
    ],
    [
      '9:12',
      'SG',
      ask('tell-my', 'MY', 'victim-notification', 'routine', [
        'As for CERT-PH: 22,118 addresses, text attached.',
      ]),
    ],
    ['10:10', 'PH', startClock('ph-dpa')],
    ['20:34', 'PH', answer('tell-ph', 'accepted')],
    ['22:06', 'MY', answer('tell-my', 'acknowledged')],
    [
      '1d 05:16',
      'MY',
      answer('tell-my', 'accepted', 'Surat dalam bahasa Melayu, Cina dan Inggeris sedang disediakan.'),
    ],
    [
      '1d 09:21',
      'SG',
      correct('tables', [
        'What was taken, put right: booking rows are 208,977 in all, of which 61,300 with a seat number. The other figures stand.',
      ]),
    ],
    ['2d 10:36', 'PH', meetClock('ph-dpa', 'Notified by letter and in the commission’s portal.')],
    ['3d 03:06', 'SG', status('contained')],
    ['4d 02:44', 'MY', answer('tell-my', 'delivered', '22,118 letters and messages sent, 214 came back.')],
    [
      '4d 13:43',
      'PH',
      answer(
        'tell-ph',
        'delivered',
        'Sent by SMS and e-mail in Filipino, Cebuano and English; hotline had 1,900 calls.',
      ),
    ],
    ['5d', 'SG', answer('tell-ph', 'closed')],
    ['5d 00:02', 'SG', answer('tell-my', 'closed')],
    [
      '6d 01:54',
      'SG',
      status('recovering', 'The portal is back with a new login; passports are being replaced on request.'),
    ],
    ['6d 04:10', 'SG', change({ severity: 'medium' })],
    [
      '21d 00:23',
      'SG',
      update(
        'First misuse seen: 14 bookings on stolen itineraries, all cancelled in time. 受影响旅客可致电热线查询。',
      ),
    ],
    [
      '31d 20:45',
      'SG',
      indicator('file:sha256', madeUpHash('travel loader'), {
        note: 'Loader found on the export host; another than at the hospitals',
      }),
    ],
  ],
};

export const leaks = [archive, portal, travel];
