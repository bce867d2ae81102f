import {
  accept,
  answer,
  ask,
  close,
  escalate,
  indicator,
  invite,
  lesson,
  remove,
  startClock,
  status,
  update,
  withdraw,
  type Story,
} from '../script.js';

/** Who gets in with what belongs to others: a registrar’s account, old passwords, telephone numbers. */

const registrar: Story = {
  name: 'registrar-account',
  lead: 'SG',
  opened: '1:10',
  header: {
    title: 'Names of a shipping exchange point elsewhere',
    summary:
      'For some 20 minutes the exchange’s mail went to a stranger’s server: its account at the registrar was entered and the name servers changed. Changed back by now; what was read is not known yet.',
    classification: 'intrusions/privileged-account-compromise',
    severity: 'high',
    tlp: 'TLP:AMBER',
    affectedCountries: ['SG', 'PH', 'MY'],
    sectors: ['transport', 'digital-infrastructure'],
    occurred: '1:40',
    detected: '0:20',
  },
  steps: [
    [
      '0:12',
      'SG',
      indicator('domain-name', 'ns1.harbour-dns.example', {
        note: 'Name server of the stranger',
        block: true,
      }),
    ],
    [
      '0:20',
      'SG',
      invite(
        'PH',
        'affected',
        'Agents in Manila trade there daily. Please have your resolvers drop the name from their memory.',
      ),
    ],
    ['0:22', 'SG', invite('MY', 'affected', 'As for CERT-PH: agents in Port Klang.')],
    ['0:24', 'SG', startClock('sg-cii', { ago: '0:44' })],
    [
      '0:52',
      'SG',
      update('Certificate was issued to the stranger in these 20 minutes; the issuer has revoked it.'),
    ],
  ],
};

const pension: Story = {
  name: 'pension-fund',
  lead: 'AU',
  opened: '14d 09:00',
  header: {
    title: 'Members of a pension fund signed in by others',
    summary:
      'Passwords from older leaks were tried on a pension fund; 3,400 fit. Some pensions were redirected. Second factor is being forced on all members.',
    classification: 'intrusions/unprivileged-account-compromise',
    severity: 'high',
    tlp: 'TLP:AMBER+STRICT',
    affectedCountries: ['AU', 'PH', 'US'],
    sectors: ['banking'],
    occurred: '17d',
    detected: '4:00',
  },
  steps: [
    ['0:20', 'AU', status('triage')],
    ['0:40', 'AU', status('responding')],
    // Seventy-two hours from here have long passed: this one was missed.
    ['0:50', 'AU', startClock('au-soci-other')],
    ['1:00', 'AU', invite('US', 'assisting', 'Money left through two apps of yours.')],
    ['1:10', 'AU', invite('PH', 'affected', 'The call centre of the fund is in Clark.')],
    ['3:00', 'US', accept()],
    ['3:40', 'PH', accept()],
    [
      '5:25',
      'AU',
      ask('apps', 'US', 'contact-facilitation', 'immediate', 'Fraud desks of the two apps, please, by name.'),
    ],
    ['5:30', 'US', answer('apps', 'accepted')],
    ['6:16', 'US', answer('apps', 'delivered', 'Both are on the line.')],
    ['6:20', 'AU', answer('apps', 'closed')],
    [
      '1d 00:25',
      'AU',
      escalate('operational', 'The fund pays two million people on the first of the month.'),
    ],
    [
      '2d 01:40',
      'PH',
      update(
        'The call centre’s systems were not touched; its scripts helped the callers, without knowing it.',
      ),
    ],
    ['6d 01:02', 'PH', withdraw('Nothing more for us to do; the call centre has new scripts.')],
    ['9d 00:41', 'AU', update('Redirected: 212 pensions, 1.1 million dollars, nine tenths recovered.')],
    [
      '13d 00:24',
      'AU',
      ask(
        'trace',
        'US',
        'information',
        'routine',
        'Where did the last tenth go? The apps will answer to you only.',
      ),
    ],
    ['13d 12:48', 'US', answer('trace', 'acknowledged')],
  ],
};

const simSwap: Story = {
  name: 'sim-swap',
  lead: 'MY',
  opened: '61d 08:00',
  header: {
    title: 'Ring that takes over telephone numbers',
    summary:
      'Shop assistants were bribed to move numbers to new cards; with the number came the bank account. The orders were given through a panel abroad.',
    classification: 'intrusions/unprivileged-account-compromise',
    severity: 'medium',
    tlp: 'TLP:GREEN',
    affectedCountries: ['MY', 'PH'],
    sectors: ['digital-infrastructure', 'banking'],
    occurred: '90d',
  },
  steps: [
    ['0:30', 'MY', status('triage')],
    ['1:00', 'MY', invite('RU', 'assisting', 'The panel is hosted with you.')],
    ['1:05', 'MY', invite('PH', 'affected')],
    ['1:30', 'MY', status('responding')],
    ['5:33', 'PH', accept()],
    ['6:43', 'RU', accept()],
    [
      '7:28',
      'MY',
      ask(
        'panel',
        'RU',
        'takedown',
        'priority',
        'Panel on `192[.]0[.]2[.]88`. An image of the disk would help the police here.',
      ),
    ],
    ['9:06', 'RU', answer('panel', 'accepted')],
    [
      '2d 00:51',
      'RU',
      answer('panel', 'delivered', 'Отключено. Image is kept until a request for legal assistance arrives.'),
    ],
    ['2d 04:20', 'MY', answer('panel', 'closed')],
    [
      '6d 00:56',
      'PH',
      update('Two shops in Davao had the same visitor. Kinausap na ng telco ang mga empleyado.'),
    ],
    ['12d 01:55', 'MY', status('contained', 'Eleven arrests.')],
    ['32d 00:44', 'MY', update('List of numbers that were moved and are not yet given back.')],
    ['34d 00:31', 'MY', remove('RU', 'The memorandum between us has ended; thank you for the panel.')],
    ['35d 01:30', 'MY', status('recovering')],
    [
      '46d 02:36',
      'MY',
      close(
        'resolved',
        'All 318 numbers are with their owners again. The carriers now ask for two persons to move one.',
      ),
    ],
    [
      '47d 00:16',
      'PH',
      lesson('A carrier that calls the old card before it moves the number would have stopped nine in ten.'),
    ],
  ],
};

export const accounts = [registrar, pension, simSwap];
