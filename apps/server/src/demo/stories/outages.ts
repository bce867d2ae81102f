import {
  accept,
  answer,
  ask,
  close,
  indicator,
  invite,
  lesson,
  status,
  update,
  type Story,
} from '../script.js';

/** What stops, and what only seems to be an attack: a cable, a flood of traffic, a false alarm. */

const cable: Story = {
  name: 'cable-station',
  lead: 'PH',
  opened: '66d 07:30',
  header: {
    title: 'Outage of a cable landing station',
    summary:
      'A landing station went dark for 50 minutes. Rumours of an attack are on the net; this case says what is known, and may be quoted.',
    classification: 'availability/outage',
    severity: 'low',
    tlp: 'TLP:CLEAR',
    affectedCountries: ['PH', 'MY', 'AU'],
    sectors: ['digital-infrastructure'],
    occurred: '1:30',
  },
  steps: [
    ['0:10', 'PH', status('triage')],
    ['0:20', 'PH', invite('MY', 'informed')],
    ['0:21', 'PH', invite('AU', 'informed')],
    ['1:00', 'MY', accept()],
    ['1:30', 'AU', accept()],
    [
      '3:00',
      'PH',
      update('The operator found a failed rectifier and a battery that had not been tested for a year.'),
    ],
    ['9:31', 'AU', update('Traffic took the southern route meanwhile; nobody with us noticed.')],
    [
      '2d 01:45',
      'PH',
      close('no-action', 'A fault of power, no attack. Hindi ito pag-atake; sira ang kagamitan sa kuryente.'),
    ],
  ],
};

const paymentSwitch: Story = {
  name: 'payment-switch',
  lead: 'MY',
  opened: '19:10',
  header: {
    title: 'Flood of traffic against the national payment switch',
    summary:
      'Since last evening waves of up to 340 Gbit/s, each of 12 to 20 minutes, against the switch through which all cash machines run. Payments are slow during a wave and recover after it.',
    classification: 'availability/ddos',
    severity: 'high',
    tlp: 'TLP:GREEN',
    affectedCountries: ['MY'],
    sectors: ['banking', 'financial-market-infrastructure'],
    occurred: '2:00',
    detected: '1:40',
  },
  steps: [
    ['0:10', 'MY', status('triage')],
    ['0:30', 'MY', invite('SG', 'assisting', 'A fifth of the sources are with you.')],
    ['0:31', 'MY', invite('PH', 'assisting', 'A tenth of the sources are with you.')],
    ['0:55', 'SG', accept()],
    ['1:10', 'PH', accept()],
    [
      '2:00',
      'MY',
      update(
        'Senarai sumber, 1,204 alamat: list of sources in the drop, renewed every hour. Mostly open resolvers and cameras.',
      ),
    ],
    ['2:05', 'MY', indicator('ipv4-addr', '203.0.113.128/27', { note: 'Largest group of sources' })],
    [
      '2:20',
      'MY',
      ask(
        'sources-sg',
        'SG',
        'blocking',
        'immediate',
        'Please have the 250 sources with you filtered at their providers.',
      ),
    ],
    ['2:22', 'MY', ask('sources-ph', 'PH', 'blocking', 'priority', 'The same for the 118 with you, please.')],
    ['2:40', 'SG', answer('sources-sg', 'accepted')],
    ['3:00', 'PH', answer('sources-ph', 'accepted')],
    [
      '5:38',
      'SG',
      answer(
        'sources-sg',
        'in-progress',
        '190 of 250 filtered; the others belong to one provider that answers in office hours only.',
      ),
    ],
    ['6:20', 'PH', answer('sources-ph', 'in-progress', '71 filtered.')],
    [
      '14:20',
      'MY',
      update('Waves come every two hours now and grow no more. A note asks for payment; it is not answered.'),
    ],
    ['18:51', 'MY', update('Last wave: 210 Gbit/s, nine minutes. Terima kasih kepada semua rakan.')],
  ],
};

const meters: Story = {
  name: 'meter-beacon',
  lead: 'SG',
  opened: '58d 08:00',
  header: {
    title: 'Regular calls from metering software to an unknown server',
    summary:
      'Software that reads electricity meters calls a server abroad every five minutes, over an odd port.',
    classification: 'malicious-code/c2-server',
    severity: 'baseline',
    tlp: 'TLP:AMBER',
    affectedCountries: ['SG', 'MY'],
    sectors: ['energy'],
    detected: '2:00',
  },
  steps: [
    ['0:30', 'SG', status('triage')],
    ['1:00', 'SG', invite('MY', 'informed', 'The same software is sold with you.')],
    ['2:00', 'MY', accept()],
    ['5:11', 'SG', indicator('domain-name', 'pulse.meter-care.example', { note: 'What it calls' })],
    [
      '1d 00:30',
      'SG',
      update('The maker says: it is how they watch for failing modems. Contract and traffic agree.'),
    ],
    [
      '2d 02:23',
      'SG',
      close('false-positive', 'A monitoring service that nobody had told the operators of. 误报。'),
    ],
    ['3d 01:14', 'MY', lesson('Vendors’ telemetry belongs in the contract, with its addresses.')],
  ],
};

export const outages = [cable, paymentSwitch, meters];
