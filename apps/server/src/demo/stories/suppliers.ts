import {
  accept,
  answer,
  ask,
  assign,
  change,
  close,
  correct,
  escalate,
  indicator,
  invite,
  lesson,
  madeUpHash,
  meetClock,
  startClock,
  status,
  task,
  update,
  type Story,
} from '../script.js';

/** Trouble that comes with what one buys: an update, keys in a repository, appliances. */

const logistics: Story = {
  name: 'logistics-update',
  lead: 'AU',
  opened: '24d 06:40',
  header: {
    title: 'Compromised software update of a logistics supplier',
    summary:
      'An update of a widely used warehouse program carried a second library. It was offered for 31 hours; about 600 companies in five countries took it.',
    classification: 'intrusions/system-compromise',
    severity: 'severe',
    tlp: 'TLP:AMBER',
    affectedCountries: ['AU', 'PH', 'SG', 'US', 'NZ'],
    sectors: ['transport', 'ict-service-management'],
    occurred: '3d',
    detected: '5:00',
  },
  steps: [
    ['0:15', 'AU', status('triage')],
    ['0:30', 'AU', startClock('au-soci-significant', { ago: '4:00' })],
    ['0:50', 'AU', status('responding')],
    ['1:00', 'AU', escalate('operational', 'Hundreds of companies at once.')],
    ['1:10', 'AU', invite('US', 'affected', 'The supplier’s build servers are with you.')],
    ['1:12', 'AU', invite('PH', 'affected')],
    ['1:13', 'AU', invite('SG', 'affected')],
    ['1:50', 'SG', accept()],
    ['2:10', 'PH', accept()],
    ['2:30', 'US', accept()],
    [
      '3:00',
      'AU',
      indicator('file:sha256', madeUpHash('second library, build 1'), { block: true, as: 'build-1' }),
    ],
    ['3:01', 'AU', indicator('file:sha256', madeUpHash('second library, build 2'), { block: true })],
    ['3:02', 'AU', indicator('domain-name', 'telemetry-dock.example', { block: true })],
    [
      '3:30',
      'AU',
      update(
        'List of hashes, **version 1**: two builds. How to look: search for `dockhelper.dll` beside the program.',
        { as: 'hashes' },
      ),
    ],
    [
      '4:00',
      'AU',
      ask(
        'build',
        'US',
        'forensics',
        'immediate',
        'The build servers: please have them imaged before the supplier cleans them.',
      ),
    ],
    ['4:20', 'US', answer('build', 'accepted')],
    [
      '7:09',
      'US',
      answer('build', 'delivered', 'Both imaged, 40 minutes late: the supplier’s lawyer wanted a letter.'),
    ],
    [
      '9:03',
      'AU',
      meetClock(
        'au-soci-significant',
        'Reported an hour and a half after the time: the operator waited for its insurer.',
      ),
    ],
    [
      '12:00',
      'AU',
      correct(
        'hashes',
        'List of hashes, **version 2**: three builds, the first one withdrawn (it was a clean build of the same day). How to look: search for `dockhelper.dll` beside the program.',
      ),
    ],
    ['12:01', 'AU', correct('build-1', 'Withdrawn: this build is clean. Do not block it.')],
    ['12:05', 'AU', indicator('file:sha256', madeUpHash('second library, build 3'), { block: true })],
    [
      '1d 00:39',
      'PH',
      update('Fourteen companies took the update, three ran the library. All three are off the net.'),
    ],
    [
      '1d 03:12',
      'SG',
      update('Nine companies, none of them ran it: their updates wait for a day as a rule.'),
    ],
    [
      '2d 02:20',
      'AU',
      ask(
        'contacts',
        'PH',
        'contact-facilitation',
        'routine',
        'Who is in charge at the freight village in Laguna? It does not answer.',
      ),
    ],
    ['2d 05:28', 'PH', answer('contacts', 'accepted')],
    ['3d 00:26', 'PH', answer('contacts', 'delivered', 'Called and visited; name and number in the drop.')],
    ['3d 03:40', 'AU', answer('contacts', 'closed')],
    ['6d 00:09', 'AU', status('contained', 'No computer has called the domain for two days.')],
    [
      '10d 00:21',
      'US',
      update('From the build servers: entry by a token in a public repository, seven weeks ago.'),
    ],
    [
      '20d 00:56',
      'AU',
      ask(
        'final',
        'SG',
        'public-communication',
        'routine',
        'Draft of a joint advisory is in the drop. May we name you as co-author?',
      ),
    ],
    ['21d 02:40', 'SG', answer('final', 'acknowledged')],
  ],
};

const cloudKeys: Story = {
  name: 'cloud-keys',
  lead: 'SG',
  opened: '47d 05:00',
  header: {
    title: 'Keys to a cloud tenant in a supplier’s repository',
    summary:
      'A supplier of three agencies published its deployment scripts, with a key in them. The key was used by strangers for two days before it was ended.',
    classification: 'information-content-security/unauthorised-information-access',
    severity: 'high',
    tlp: 'TLP:AMBER',
    pap: 'PAP:GREEN',
    affectedCountries: ['SG', 'AU'],
    sectors: ['public-administration', 'ict-service-management'],
    occurred: '4d',
    detected: '1:00',
  },
  steps: [
    ['0:10', 'SG', status('triage')],
    ['0:20', 'SG', status('responding')],
    ['0:40', 'SG', invite('US', 'assisting', 'The cloud provider sits with you.')],
    ['0:45', 'SG', invite('AU', 'affected', 'One of the three agencies is yours.')],
    ['1:30', 'AU', accept()],
    ['2:40', 'US', accept()],
    [
      '3:00',
      'SG',
      ask(
        'audit',
        'US',
        'contact-facilitation',
        'priority',
        'Somebody at the provider who can read us the audit log without a ticket, please.',
      ),
    ],
    ['3:40', 'US', answer('audit', 'accepted')],
    ['5:06', 'US', answer('audit', 'delivered', 'Name and number by telephone. They have the log open.')],
    ['5:10', 'SG', answer('audit', 'closed')],
    ['9:12', 'SG', indicator('ipv4-addr', '192.0.2.18', { note: 'Used the key' })],
    ['1d 00:43', 'AU', update('Our agency: one store of old reports was listed, nothing opened.')],
    ['3d 01:07', 'SG', status('contained')],
    ['7d 01:31', 'SG', status('recovering')],
    [
      '16d 02:37',
      'SG',
      close(
        'resolved',
        'Keys are short-lived now and belong to machines. The supplier’s repositories are watched by all three agencies.',
      ),
    ],
    [
      '17d 01:36',
      'SG',
      lesson('供应商的密钥也是我们的密钥: a supplier’s keys are our keys. They belong in our own inventory.'),
    ],
  ],
};

const gateway: Story = {
  name: 'gateway-flaw',
  lead: 'US',
  opened: '17d 02:00',
  header: {
    title: 'Flaw in a widely used access gateway, exploited',
    summary:
      'A flaw lets anybody read the memory of the gateway, sessions included. An update is out; restarting ends the sessions. This text may be passed on to anybody.',
    classification: 'vulnerable/vulnerable-system',
    severity: 'high',
    tlp: 'TLP:CLEAR',
    affectedCountries: ['US', 'PH', 'SG', 'MY', 'AU', 'RU'],
    sectors: ['digital-infrastructure', 'public-administration'],
    occurred: '6d',
    externalReferences: [
      { source: 'Maker’s advisory', url: 'https://maker.example/advisories/access-gateway' },
    ],
  },
  steps: [
    ['0:10', 'US', status('triage')],
    ['0:20', 'US', status('responding')],
    ['0:30', 'US', invite('PH', 'affected')],
    ['0:31', 'US', invite('SG', 'affected')],
    ['0:32', 'US', invite('AU', 'affected')],
    ['0:33', 'US', invite('MY', 'affected')],
    ['0:34', 'US', invite('RU', 'affected')],
    ['1:00', 'SG', accept()],
    ['1:20', 'AU', accept()],
    ['2:00', 'PH', accept()],
    ['2:30', 'MY', accept()],
    ['7:18', 'RU', accept()],
    ['7:30', 'US', indicator('cve', 'CVE-2026-900017', { note: 'The flaw' })],
    ['8:10', 'US', indicator('ipv4-addr', '203.0.113.55', { note: 'First seen to use it', block: true })],
    [
      '9:06',
      'RU',
      update('У нас уязвимы около 800 шлюзов. About 800 gateways with us are open; owners are being told.'),
    ],
    [
      '9:30',
      'RU',
      update('Rule by which our sensors see an attempt, for partners under agreement.', { tlp: 'TLP:GREEN' }),
    ],
    ['1d 00:34', 'PH', update('Of 140 gateways 96 are updated. Tatlong ahensya ang hindi pa sumasagot.')],
    ['1d 04:32', 'MY', update('210 get laluan; 180 sudah dikemas kini.')],
    [
      '2d 02:05',
      'AU',
      update('All but two of 430 updated; the two belong to one hospital and wait for the night.'),
    ],
    [
      '3d 02:06',
      'SG',
      update(
        'All 260 updated. 请所有用户在更新后重新启动。 Do not forget the restart: sessions live on until then.',
      ),
    ],
    ['6d 01:22', 'US', change({ severity: 'medium' })],
    [
      '12d 00:24',
      'US',
      update('For partners under agreement: who used it first, with our degree of confidence.', {
        tlp: 'TLP:AMBER',
      }),
    ],
    ['15d 00:39', 'US', update('A second way to use the flaw is public. The update covers it.')],
    ['16d 00:16', 'AU', assign('last-two', 'AU', 'See that the hospital’s two gateways are restarted')],
    ['16d 03:30', 'AU', task('last-two', 'done')],
  ],
};

const mining: Story = {
  name: 'mining-vpn',
  lead: 'AU',
  opened: '3:05',
  header: {
    title: 'Remote access of mining companies tried with valid names',
    summary:
      'Three companies report the same night: hundreds of sign-ins with names that exist, none succeeded so far. The names are of people who attended one trade fair.',
    classification: 'intrusion-attempts/brute-force',
    severity: 'medium',
    tlp: 'TLP:AMBER',
    affectedCountries: ['AU', 'PH'],
    sectors: ['manufacturing', 'energy'],
    occurred: '14:00',
    detected: '0:30',
  },
  steps: [
    ['0:20', 'AU', indicator('ipv4-addr', '192.0.2.96/28', { note: 'Where the attempts come from' })],
    [
      '0:45',
      'AU',
      invite('PH', 'affected', 'One of the three has its head office in Makati. Please look at its gateway.'),
    ],
    ['2:10', 'AU', update('A fourth company. Somebody sold the list of visitors, it seems.')],
  ],
};

export const suppliers = [logistics, cloudKeys, gateway, mining];
