import {
  accept,
  answer,
  ask,
  assign,
  close,
  escalate,
  indicator,
  invite,
  lesson,
  madeUpHash,
  meetClock,
  offerLead,
  startClock,
  status,
  takeLead,
  task,
  update,
  type Story,
} from '../script.js';

/** Where computers move things: a port, a water utility, a refinery, grain. */

const port: Story = {
  name: 'port-booking',
  lead: 'PH',
  opened: '84d 05:20',
  header: {
    title: 'Web shell on the booking system of a port authority',
    summary:
      'The page on which carriers book their slots had a file that did not belong there. Through it somebody looked at manifests for at least nine days. Nothing was changed as far as we can see.',
    classification: 'intrusions/application-compromise',
    severity: 'high',
    tlp: 'TLP:AMBER',
    affectedCountries: ['PH'],
    sectors: ['transport'],
    occurred: '9d',
    detected: '3:00',
  },
  steps: [
    ['0:20', 'PH', status('triage')],
    ['0:45', 'PH', status('responding')],
    ['1:00', 'PH', indicator('file:name', 'slot_help.aspx', { note: 'The web shell' })],
    ['1:01', 'PH', indicator('file:sha256', madeUpHash('port web shell'))],
    ['1:02', 'PH', indicator('ipv4-addr', '192.0.2.33', { note: 'Visited it', block: true })],
    ['2:00', 'PH', invite('US', 'assisting', 'The visitor’s server is rented with you.')],
    ['4:20', 'US', accept()],
    [
      '4:40',
      'PH',
      ask(
        'logs',
        'US',
        'log-preservation',
        'priority',
        'Please have the provider of `192[.]0[.]2[.]33` keep what it has; request for assistance in law follows.',
      ),
    ],
    ['5:30', 'US', answer('logs', 'acknowledged')],
    ['9:22', 'US', answer('logs', 'accepted')],
    ['22:18', 'US', answer('logs', 'delivered', 'Kept for 90 days under the provider’s reference.')],
    ['1d 00:14', 'PH', answer('logs', 'closed')],
    ['2d 01:05', 'PH', update('Looked at: 41 manifests, all of one carrier. The carrier knows.')],
    ['3d 00:23', 'PH', status('contained')],
    [
      '4d 02:30',
      'US',
      update('The server was rented for one week and paid in advance; the same name rents nothing else.'),
    ],
    ['8d 01:19', 'PH', status('recovering', 'Booking runs on a fresh machine behind a filter.')],
    [
      '13d 02:17',
      'PH',
      close(
        'resolved',
        'Way in was a helper page of the framework that had not been updated for two years. Rebuilt, tested by others, on the net again.',
      ),
    ],
    [
      '15d 02:09',
      'PH',
      lesson(
        'The port learned of it from a carrier. A file that changes on a web server should ring a bell at once; it does now.',
      ),
    ],
  ],
};

const water: Story = {
  name: 'water-utility',
  lead: 'PH',
  opened: '12d 10:30',
  header: {
    title: 'Industrial controller of a water utility open to the internet',
    summary:
      'A pump controller in a provincial utility answered to anybody for about three weeks. One set point was changed and changed back by the operator, who thought it a fault of the sensor.',
    classification: 'vulnerable/potentially-unwanted-accessible',
    severity: 'high',
    tlp: 'TLP:AMBER',
    affectedCountries: ['PH'],
    sectors: ['drinking-water'],
    occurred: '21d',
    detected: '4:00',
  },
  steps: [
    ['0:10', 'PH', status('triage')],
    ['0:25', 'PH', status('responding')],
    [
      '0:40',
      'PH',
      escalate(
        'operational',
        'Drinking water of 60,000 people; the utility is run by hand until we know more.',
      ),
    ],
    ['1:10', 'PH', invite('AU', 'assisting', 'You have handled this make of controller.')],
    ['2:50', 'AU', accept()],
    [
      '3:10',
      'PH',
      ask(
        'controller',
        'AU',
        'technical-analysis',
        'immediate',
        'Can the log on the device be trusted after a write? Model and firmware in the drop.',
      ),
    ],
    ['3:25', 'AU', answer('controller', 'accepted')],
    [
      '4:40',
      'AU',
      answer(
        'controller',
        'delivered',
        'No. The log wraps after 200 lines and a write does not name its source. Take the traffic of the modem, it keeps a day.',
      ),
    ],
    ['5:13', 'PH', answer('controller', 'closed')],
    ['5:20', 'PH', indicator('ipv4-addr', '198.51.100.200', { note: 'Wrote the set point' })],
    [
      '6:49',
      'PH',
      assign('modem', 'PH', 'Fetch the traffic of the modem before it is overwritten', { due: '12:00' }),
    ],
    ['14:31', 'PH', task('modem', 'done')],
    ['1d 00:21', 'PH', status('contained', 'Remote access closed; on-site operation day and night.')],
    [
      '1d 01:41',
      'PH',
      escalate('technical', 'Water is safe and was at all times; the rest is work for the teams.'),
    ],
    [
      '3d 00:12',
      'PH',
      update(
        'Forty-one more of these controllers are reachable in the country. Owners are being told, one by one.',
      ),
    ],
    [
      '3d 02:33',
      'PH',
      ask(
        'survey',
        'AU',
        'technical-analysis',
        'routine',
        'Could you scan our ranges from outside for this banner once more? List of ranges in the drop.',
      ),
    ],
    ['4d 02:14', 'AU', answer('survey', 'accepted')],
    [
      '7d 01:50',
      'AU',
      answer(
        'survey',
        'delivered',
        'Thirty-three answer still, eight are gone. Next scan in a week if you like.',
      ),
    ],
    ['11d 00:45', 'PH', update('Twelve left. Ang huling mga may-ari ay pupuntahan nang personal.')],
    [
      '12d 06:20',
      'PH',
      ask(
        'third-scan',
        'AU',
        'technical-analysis',
        'routine',
        'One more scan, please, before we close: the twelve should be gone by the end of the week.',
      ),
    ],
  ],
};

const refinery: Story = {
  name: 'palm-refinery',
  lead: 'MY',
  opened: '70d 02:10',
  header: {
    title: 'Ransom note at a palm-oil refinery',
    summary:
      'Office computers of a refinery are encrypted; production runs on. The owner is a holding in Singapore, and from there the attackers came.',
    classification: 'malicious-code/infected-system',
    severity: 'high',
    tlp: 'TLP:AMBER',
    affectedCountries: ['MY', 'SG', 'PH'],
    sectors: ['food', 'manufacturing'],
    detected: '2:00',
  },
  steps: [
    ['0:20', 'MY', status('triage')],
    ['1:00', 'MY', status('responding')],
    ['1:30', 'MY', invite('SG', 'affected', 'The holding is with you.')],
    ['1:32', 'MY', invite('PH', 'informed', 'A plantation office in Mindanao uses the same directory.')],
    ['2:40', 'SG', accept()],
    ['5:24', 'PH', accept()],
    ['6:12', 'MY', indicator('file:sha256', madeUpHash('refinery encryptor'), { block: true })],
    [
      '7:34',
      'SG',
      update('The holding’s directory was used from a home computer in the night before. 员工已被通知。'),
    ],
    ['1d 00:29', 'PH', update('Plantation office is clean; it was cut off in time.')],
    [
      '6d 00:13',
      'MY',
      update('Pengeluaran tidak terjejas. Everything that is left to do is to be done at the holding.'),
    ],
    ['14d 00:22', 'MY', offerLead('SG')],
    ['15d 00:51', 'SG', takeLead()],
    ['15d 02:14', 'SG', status('contained', 'Directory rebuilt at the holding; CERT-SG leads from here.')],
    [
      '15d 05:29',
      'SG',
      ask(
        'disks',
        'MY',
        'forensics',
        'routine',
        'Please image the two office computers that were encrypted last.',
      ),
    ],
    ['17d 01:23', 'MY', answer('disks', 'accepted')],
    ['21d 01:30', 'MY', answer('disks', 'delivered', 'Imej cakera telah dihantar. Hashes are on the label.')],
    [
      '50d 01:32',
      'SG',
      update(
        'Found in the images: the key of the encryptor, left in the page file. Decryption of the archive has begun and takes weeks.',
      ),
    ],
  ],
};

const grain: Story = {
  name: 'grain-terminal',
  lead: 'US',
  opened: '44d 12:00',
  header: {
    title: 'Ransomware at grain terminals',
    summary:
      'Scales and truck gates of a company with terminals on two continents stopped during harvest. Loading goes on by hand at a third of the speed.',
    classification: 'availability/sabotage',
    severity: 'severe',
    tlp: 'TLP:AMBER',
    affectedCountries: ['US', 'AU'],
    sectors: ['food', 'transport'],
    occurred: '20:00',
    detected: '11:00',
  },
  steps: [
    ['0:20', 'US', status('triage')],
    ['0:30', 'US', startClock('us-circia-incident')],
    ['0:50', 'US', status('responding')],
    ['1:00', 'US', invite('AU', 'affected', 'Four terminals of the company are with you.')],
    ['2:20', 'AU', accept()],
    ['2:30', 'AU', startClock('au-soci-significant')],
    ['8:41', 'AU', meetClock('au-soci-significant', 'Reported by the operator, copy with us.')],
    ['9:34', 'US', escalate('operational', 'Harvest; ships wait on both coasts.')],
    ['20:40', 'US', startClock('us-circia-ransom', { ago: '3:00' })],
    ['1d 00:32', 'US', meetClock('us-circia-ransom', 'The company paid and has reported it.')],
    ['2d 00:20', 'US', meetClock('us-circia-incident', 'Reported in full.')],
    [
      '3d 00:26',
      'US',
      ask(
        'scales',
        'AU',
        'on-site-support',
        'priority',
        'The maker of the scales has its only engineers with you. Can two of them fly?',
      ),
    ],
    ['3d 06:12', 'AU', answer('scales', 'accepted')],
    ['4d 00:33', 'AU', answer('scales', 'delivered', 'Two engineers are on the way.')],
    ['4d 01:19', 'US', answer('scales', 'closed')],
    ['8d 00:18', 'US', status('contained')],
    ['12d 01:22', 'US', status('recovering')],
    ['13d 02:48', 'US', escalate('technical', 'Loading is back at nine tenths.')],
    ['38d 02:30', 'AU', update('Last of our four terminals weighs by itself again.')],
  ],
};

export const industry = [port, water, refinery, grain];
