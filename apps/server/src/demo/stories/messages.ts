import {
  accept,
  answer,
  ask,
  assign,
  change,
  close,
  escalate,
  indicator,
  invite,
  madeUpHash,
  status,
  task,
  update,
  type Story,
} from '../script.js';

/** What reaches people by message and mail: kits, apps and trojans. */

const ministryKit: Story = {
  name: 'ministry-kit',
  lead: 'SG',
  opened: '6d 04:45',
  header: {
    title: 'Credential phishing kit on ministry look-alikes',
    summary:
      'One kit, sold by subscription, imitates the sign-in of ministries in at least three countries and passes the one-time code on while it is valid. Staff are the target, not the public.',
    classification: 'fraud/phishing',
    severity: 'medium',
    tlp: 'TLP:AMBER',
    affectedCountries: ['SG', 'PH', 'MY', 'TH'],
    sectors: ['public-administration'],
    occurred: '15d',
    detected: '6:00',
  },
  steps: [
    ['0:15', 'SG', status('triage')],
    ['0:50', 'SG', status('responding')],
    ['1:05', 'SG', invite('PH', 'affected', 'Your ministry of trade is among the templates.')],
    ['1:06', 'SG', invite('MY', 'affected', 'Kementerian anda ada dalam senarai templat.')],
    ['1:45', 'PH', accept()],
    ['2:30', 'MY', accept()],
    [
      '3:00',
      'SG',
      indicator('url', 'https://login.mti-portal.example/kit/gate.php', {
        note: 'Gate of the kit',
        block: true,
      }),
    ],
    ['3:01', 'SG', indicator('domain-name', 'trade-ministry-ph.example', { block: true })],
    ['3:02', 'SG', indicator('domain-name', 'perdagangan-my.example', { block: true })],
    [
      '3:04',
      'SG',
      indicator('file:sha256', madeUpHash('ministry kit'), { note: 'Archive of the kit', pap: 'PAP:AMBER' }),
    ],
    [
      '4:00',
      'SG',
      update([
        'Templates in the kit and the words that give them away:',
        '',
        '- Singapore: 您的帐户将被停用',
        '- Malaysia: “Sila sahkan akaun anda dalam 24 jam”',
        '- Philippines: “I-verify ang iyong account”',
        '- Thailand: “กรุณายืนยันบัญชีของคุณภายใน 24 ชั่วโมง”',
      ]),
    ],
    [
      '9:12',
      'PH',
      update(
        'Eleven people of the ministry gave their password, three a code as well. All three sessions ended within the hour.',
      ),
    ],
    [
      '1d 02:17',
      'SG',
      ask(
        'domains',
        'PH',
        'takedown',
        'priority',
        'Four of the domains were registered through a reseller in Makati. Please have them suspended.',
      ),
    ],
    ['1d 04:45', 'PH', answer('domains', 'accepted')],
    [
      '2d 07:02',
      'PH',
      answer(
        'domains',
        'in-progress',
        'Two suspended; the reseller wants to see the victim’s complaint for the others.',
      ),
    ],
    [
      '3d 01:06',
      'SG',
      ask(
        'subscriber',
        'MY',
        'information',
        'routine',
        'One subscriber of the kit pays from a wallet that a company in Penang has published. Do you know it?',
        { due: '2d 00:00' },
      ),
    ],
    ['3d 06:07', 'MY', answer('subscriber', 'acknowledged')],
    [
      '4d 02:33',
      'SG',
      assign('staff', 'PH', 'Warn the administrators of the other ministries', { due: '1d' }),
    ],
    ['4d 03:49', 'PH', task('staff', 'in-progress')],
    ['5d 02:03', 'SG', change({ severity: 'high' })],
    [
      '5d 02:05',
      'SG',
      escalate('operational', 'A mailbox of a negotiating team was opened with a stolen code.'),
    ],
    [
      '6d 04:34',
      'SG',
      update(
        'Takedown of the four domains: two left, both without content since this morning. The seller has moved to another messenger.',
      ),
    ],
  ],
};

const parcel: Story = {
  name: 'parcel-app',
  lead: 'MY',
  opened: '15d 07:00',
  header: {
    title: 'False parcel-tracking app that reads messages',
    summary:
      'A text names a parcel and asks to install an app. The app reads all messages and sends one-time codes to a server; it knows the banking apps of five countries.',
    classification: 'malicious-code/malware-distribution',
    severity: 'high',
    tlp: 'TLP:GREEN',
    affectedCountries: ['MY', 'PH', 'SG', 'TH'],
    sectors: ['banking', 'postal-services'],
    detected: '10:00',
  },
  steps: [
    ['0:30', 'MY', status('triage')],
    ['1:10', 'MY', invite('PH', 'affected', 'The app knows four of your banks.')],
    ['1:11', 'MY', invite('SG', 'assisting', 'Could your laboratory look at it?')],
    ['1:30', 'MY', status('responding')],
    ['2:00', 'SG', accept()],
    ['3:45', 'PH', accept()],
    [
      '4:00',
      'MY',
      update([
        'Texts seen:',
        '',
        '- “Bungkusan anda gagal dihantar. Muat turun aplikasi di sini”',
        '- “您的包裹无法投递，请下载应用程序”',
        '- “พัสดุของคุณจัดส่งไม่สำเร็จ โปรดดาวน์โหลดแอป”',
        '- “Hindi naihatid ang inyong padala”',
      ]),
    ],
    [
      '4:05',
      'MY',
      indicator('file:sha256', madeUpHash('parcel app'), { note: 'The app, version 1.4', block: true }),
    ],
    ['4:06', 'MY', indicator('url', 'https://jejak-bungkusan.example/app.apk', { block: true })],
    [
      '4:30',
      'MY',
      ask(
        'app',
        'SG',
        'malware-analysis',
        'priority',
        'Which permissions does it really use, and where do the codes go?',
      ),
    ],
    ['5:21', 'SG', answer('app', 'accepted')],
    [
      '1d 02:00',
      'SG',
      answer(
        'app',
        'delivered',
        'Codes go to `203[.]0[.]113[.]14` in plain text. It also reads the list of contacts and spreads by it.',
      ),
    ],
    ['1d 02:03', 'SG', indicator('ipv4-addr', '203.0.113.14', { note: 'Receives the codes', block: true })],
    ['1d 08:03', 'MY', answer('app', 'closed')],
    [
      '2d 00:40',
      'PH',
      update(
        'Blocked by all three carriers since last night. About 5,300 telephones had called the server in the week before.',
      ),
    ],
    [
      '3d 01:50',
      'MY',
      ask(
        'carriers',
        'PH',
        'technical-analysis',
        'routine',
        'Could the carriers count telephones that call it still? Only the number, no names.',
      ),
    ],
    ['4d 02:19', 'PH', answer('carriers', 'accepted')],
    [
      '7d 01:37',
      'PH',
      answer('carriers', 'delivered', '180 on the first day after the block, 41 after a week.'),
    ],
    ['9d 02:39', 'MY', status('contained', 'No new version for five days; the server answers nobody.')],
  ],
};

const bankTrojan: Story = {
  name: 'bank-trojan',
  lead: 'RU',
  opened: '65d 05:20',
  header: {
    title: 'Banking trojan spread with payment orders',
    summary:
      'Бухгалтерии компаний получают «платёжное поручение» с вложением. Accounts departments get a “payment order” whose attachment installs a trojan; it waits for the bank’s client to be opened and changes the payee.',
    classification: 'malicious-code/infected-system',
    severity: 'high',
    tlp: 'TLP:GREEN',
    affectedCountries: ['RU', 'PH', 'MY'],
    sectors: ['banking'],
    occurred: '72d',
  },
  steps: [
    ['0:20', 'RU', status('triage')],
    ['0:50', 'RU', status('responding')],
    ['1:00', 'RU', invite('PH', 'affected', 'Three mail servers of yours relay it.')],
    ['1:02', 'RU', invite('MY', 'affected', 'A subsidiary in Kuala Lumpur lost a payment.')],
    ['3:00', 'MY', accept()],
    ['6:21', 'PH', accept()],
    [
      '6:30',
      'RU',
      indicator('file:sha256', madeUpHash('payment order'), {
        note: 'Вложение, первая волна: attachment of the first wave',
        block: true,
      }),
    ],
    ['6:31', 'RU', indicator('file:name', 'Платёжное_поручение_1147.scr')],
    [
      '6:32',
      'RU',
      indicator('domain-name', 'oplata-servis.example', { note: 'Answers the trojan', block: true }),
    ],
    [
      '8:23',
      'RU',
      ask(
        'relays',
        'PH',
        'victim-notification',
        'priority',
        'Please tell the owners of the three mail servers: open relays, list attached.',
      ),
    ],
    ['12:11', 'PH', answer('relays', 'accepted')],
    [
      '1d 04:47',
      'PH',
      answer('relays', 'delivered', 'Two closed, the third was switched off by its provider.'),
    ],
    ['2d 02:14', 'RU', answer('relays', 'closed', 'Спасибо.')],
    [
      '5d 02:41',
      'MY',
      update('The subsidiary’s bank got the payment back. Komputer akaun telah dipasang semula.'),
    ],
    ['9d 02:50', 'RU', status('contained')],
    ['20d 00:16', 'RU', status('recovering')],
    [
      '30d 01:59',
      'RU',
      close(
        'resolved',
        'Волна закончилась: no new sample for three weeks. 214 companies were told, 9 lost money, 6 of them got it back.',
      ),
    ],
    [
      '47d 00:27',
      'RU',
      status('responding', 'The same trojan came back with a new attachment; the case is opened again.'),
    ],
    [
      '47d 00:30',
      'RU',
      indicator('file:sha256', madeUpHash('payment order, second wave'), {
        note: 'Вторая волна: second wave',
        block: true,
      }),
    ],
    [
      '47d 07:26',
      'RU',
      ask(
        'second',
        'PH',
        'information',
        'routine',
        'Have you seen the second wave? It imitates a bank of yours: “Abiso ng bayad”.',
      ),
    ],
    ['48d 01:43', 'PH', answer('second', 'accepted')],
    [
      '51d 01:44',
      'PH',
      answer(
        'second',
        'delivered',
        'Yes, 40 messages in two days, all stopped by filters on the name of the file.',
      ),
    ],
    ['58d 01:45', 'PH', update('One more relay found and closed.')],
    [
      '63d 21:43',
      'RU',
      update(
        'Домен `oplata-servis[.]example` снят с делегирования. The domain is suspended; the trojan has a second one that we do not know yet.',
      ),
    ],
    [
      '64d 20:29',
      'RU',
      ask(
        'sample',
        'PH',
        'malware-analysis',
        'priority',
        'Образец второй волны из Манилы: could you send us one of the forty attachments, packed as agreed?',
      ),
    ],
  ],
};

export const messages = [ministryKit, parcel, bankTrojan];
