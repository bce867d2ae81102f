import {
  accept,
  answer,
  ask,
  close,
  indicator,
  invite,
  lesson,
  madeUpHash,
  status,
  update,
  type Story,
} from '../script.js';

/** Machines that work for strangers: routers, a command server, rented ranges, a cluster. */

const routers: Story = {
  name: 'home-routers',
  lead: 'PH',
  opened: '52d 04:00',
  header: {
    title: 'Botnet of home routers with an old maintenance password',
    summary:
      'About 18,000 routers of one make can be entered with the password of the maker’s service. They are used to hide who calls. Owners can help themselves: switch off remote maintenance, then restart.',
    classification: 'malicious-code/infected-system',
    severity: 'medium',
    tlp: 'TLP:CLEAR',
    affectedCountries: ['PH', 'MY', 'RU', 'US', 'Southeast Asia'],
    sectors: ['digital-infrastructure'],
    occurred: '80d',
  },
  steps: [
    ['0:30', 'PH', status('triage')],
    ['1:00', 'PH', status('responding')],
    ['1:10', 'PH', invite('MY', 'affected')],
    ['1:11', 'PH', invite('RU', 'affected')],
    ['1:12', 'PH', invite('US', 'affected')],
    ['1:13', 'PH', invite('AU', 'informed')],
    ['2:00', 'AU', accept()],
    ['3:00', 'MY', accept()],
    ['7:23', 'RU', accept()],
    ['9:12', 'US', accept()],
    [
      '10:03',
      'PH',
      indicator('ipv4-addr', '203.0.113.160', { note: 'Gives the routers their orders', block: true }),
    ],
    ['10:05', 'PH', indicator('file:sha256', madeUpHash('router implant'))],
    [
      '1d 00:44',
      'US',
      ask(
        'sinkhole',
        'PH',
        'information',
        'routine',
        'May we point two of its names at our sinkhole and share the counts with all?',
      ),
    ],
    ['1d 06:06', 'PH', answer('sinkhole', 'accepted')],
    ['2d 00:21', 'PH', answer('sinkhole', 'delivered', 'Yes. Names and times in the drop.')],
    ['3d 02:20', 'US', answer('sinkhole', 'closed')],
    ['9d 00:27', 'PH', status('contained')],
    ['12d 01:36', 'RU', update('В нашей сети около 2 400 роутеров. Providers were told; half are clean.')],
    [
      '20d 02:32',
      'MY',
      update('Kira-kira 3,100 penghala; syarikat telekomunikasi menukar kata laluan dari jauh.'),
    ],
    [
      '24d 00:17',
      'PH',
      status('recovering', 'The maker has published firmware that asks for a password of one’s own.'),
    ],
    ['44d 02:12', 'PH', update('Still infected: 1,150. The counts come from the sinkhole, once a day.')],
    ['48d 00:57', 'PH', update('A carrier offers to exchange the oldest model free of charge.')],
    ['51d 06:12', 'PH', update('Still infected: 610.')],
  ],
};

const commandServer: Story = {
  name: 'command-server-cebu',
  lead: 'US',
  opened: '30d 09:00',
  header: {
    title: 'Botnet command server hosted in Cebu',
    summary:
      'A stealer’s panel at a hosting company in Cebu collects from some 40,000 computers, most of them in North America. We ask for an image before anything is switched off.',
    classification: 'malicious-code/c2-server',
    severity: 'medium',
    tlp: 'TLP:AMBER',
    affectedCountries: ['US', 'PH'],
    sectors: ['digital-infrastructure'],
    detected: '2d',
  },
  steps: [
    ['0:20', 'US', status('triage')],
    ['0:40', 'US', status('responding')],
    ['0:50', 'US', invite('PH', 'assisting', 'The company is in Cebu; details after you accept.')],
    ['3:00', 'PH', accept()],
    ['3:10', 'US', indicator('ipv4-addr', '192.0.2.210', { note: 'The panel' })],
    [
      '3:20',
      'US',
      ask(
        'image',
        'PH',
        'forensics',
        'priority',
        'Image of disk and memory of `192[.]0[.]2[.]210`, chain of custody on your form.',
      ),
    ],
    ['4:30', 'PH', answer('image', 'acknowledged')],
    ['9:08', 'PH', answer('image', 'accepted', 'Warrant is signed; team is on the ferry.')],
    [
      '1d 02:30',
      'PH',
      answer(
        'image',
        'delivered',
        'Imaged while it ran. Two disks handed to your legal attaché; receipt in the drop.',
      ),
    ],
    ['1d 08:29', 'US', answer('image', 'closed')],
    ['3d 00:20', 'US', status('contained', 'Panel is off.')],
    [
      '7d 01:04',
      'PH',
      update('The customer paid with a stolen identity of a teacher in Bohol; she has been told.'),
    ],
    [
      '14d 00:26',
      'US',
      ask(
        'more',
        'PH',
        'information',
        'routine',
        'Does the company have more customers with the same two signs? See drop.',
      ),
    ],
    ['16d 02:24', 'PH', answer('more', 'accepted')],
    [
      '24d 01:51',
      'US',
      update(
        'From the image: 212 operators bought from this panel. Names go to those concerned by their own ways.',
      ),
    ],
    [
      '27d 00:18',
      'US',
      update('Two of the operators are constituents of a partner whom we tell separately.'),
    ],
  ],
};

const rentedRange: Story = {
  name: 'rented-range',
  lead: 'RU',
  opened: '8d 03:00',
  header: {
    title: 'Rented address range that only scans',
    summary:
      'A /26 was rented two weeks ago and does nothing but look for open databases, all over the world. Диапазон арендован через посредника.',
    classification: 'information-gathering/scanner',
    severity: 'low',
    tlp: 'TLP:CLEAR',
    affectedCountries: ['RU', 'PH', 'AU'],
    sectors: ['digital-infrastructure'],
  },
  steps: [
    ['0:40', 'RU', status('triage')],
    ['1:00', 'RU', invite('PH', 'affected', 'Most of its targets are with you.')],
    ['1:05', 'RU', invite('AU', 'affected')],
    ['4:00', 'PH', accept()],
    ['9:21', 'AU', accept()],
    ['9:30', 'RU', indicator('ipv4-addr', '198.51.100.128/26', { note: 'The range', block: true })],
    [
      '1d 00:10',
      'PH',
      update('Seen here: 1.2 million attempts in a week, no success that we know of.', { tlp: 'TLP:GREEN' }),
    ],
    ['2d 01:00', 'AU', update('About the same here, on ports 5432, 27017 and 9200.')],
    [
      '3d 02:44',
      'AU',
      update('For partners under agreement only: two databases were opened, owners are told.', {
        tlp: 'TLP:AMBER',
      }),
    ],
    [
      '5d 02:43',
      'RU',
      ask(
        'targets',
        'PH',
        'information',
        'routine',
        'Which ports with you? The intermediary claims a research project.',
        { due: '2d 12:00' },
      ),
    ],
    ['6d 02:32', 'PH', answer('targets', 'acknowledged')],
  ],
};

const cluster: Story = {
  name: 'university-cluster',
  lead: 'AU',
  opened: '80d 10:00',
  header: {
    title: 'Mining on a university’s computing cluster',
    summary:
      'Jobs with harmless names mined for a stranger’s wallet, at night, with the account of a guest. The guest’s key came from a laptop stolen at a conference.',
    classification: 'fraud/unauthorised-use-of-resources',
    severity: 'low',
    tlp: 'TLP:GREEN',
    affectedCountries: ['AU', 'US'],
    sectors: ['research', 'education'],
    occurred: '101d',
  },
  steps: [
    ['0:30', 'AU', status('triage')],
    ['1:00', 'AU', status('responding')],
    ['1:20', 'AU', invite('US', 'informed', 'The guest’s home university is with you.')],
    ['8:06', 'US', accept()],
    ['9:07', 'AU', indicator('domain-name', 'pool.night-shift.example', { block: true })],
    ['9:10', 'AU', indicator('ipv6-addr', '2001:db8:6:100::5', { note: 'The pool' })],
    [
      '2d 02:32',
      'US',
      update('Home university has ended the key and found it on two more clusters, both clean.'),
    ],
    ['4d 01:44', 'AU', status('contained')],
    ['6d 00:15', 'AU', status('recovering')],
    [
      '10d 00:59',
      'AU',
      close(
        'resolved',
        'Keys of guests now end after 30 days. Cost of the electricity: about 11,000 dollars.',
      ),
    ],
    [
      '12d 00:14',
      'US',
      lesson('Ask the home university on the first day: it had known of the theft for a month.'),
    ],
  ],
};

export const botnets = [routers, commandServer, rentedRange, cluster];
