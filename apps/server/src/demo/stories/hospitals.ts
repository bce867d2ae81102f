import {
  accept,
  answer,
  ask,
  assign,
  change,
  close,
  correct,
  custody,
  escalate,
  evidence,
  indicator,
  invite,
  madeUpHash,
  meetClock,
  startClock,
  status,
  take,
  task,
  update,
  type Story,
} from '../script.js';
import { loaderConfiguration, proxyLog, ransomNote } from './files.js';

/** The incident that is running: ransomware in a network of hospitals. Its last lines are minutes old. */

const network: Story = {
  name: 'hospital-network',
  lead: 'PH',
  opened: '1d 04:20',
  header: {
    title: 'Ransomware across a regional hospital network',
    summary: [
      'A chain of 14 public hospitals in the Visayas shares one directory and one backup site. Files on the servers of',
      'two hospitals are encrypted, a ransom note is printed on every ward printer.',
      '',
      'Aim of this case: stop it before it reaches the other twelve, and find out where it came from.',
    ].join('\n'),
    classification: 'malicious-code/infected-system',
    severity: 'high',
    tlp: 'TLP:AMBER',
    pap: 'PAP:AMBER',
    affectedCountries: ['PH'],
    sectors: ['health'],
    occurred: '9:10',
    detected: '1:05',
    externalReferences: [{ source: 'Hospital network, IT service desk', externalId: 'HD-20417' }],
  },
  steps: [
    ['0:06', 'PH', status('triage')],
    ['0:14', 'PH', startClock('ph-dpa', { ago: '1:05' })],
    [
      '0:21',
      'PH',
      update(
        [
          'First picture, by telephone from the two sites:',
          '',
          '- file servers and the radiology archive are encrypted, extension `.tahimik`',
          '- the electronic ward record runs on a separate cluster and is **not** touched so far',
          '- last good backup is 31 hours old; the backup site has been taken off the net by hand',
          '- 640 beds in the two hospitals; surgery goes on with paper records',
        ],
        { as: 'first-picture' },
      ),
    ],
    [
      '0:28',
      'PH',
      evidence('note', 'README_TAHIMIK.txt', ransomNote, {
        ...{ description: 'As every ward printer printed it, from the first site.', tlp: 'TLP:GREEN' },
      }),
    ],
    [
      '0:31',
      'PH',
      indicator('ipv4-addr', '203.0.113.77', { note: 'Beacon of the loader, port 8443', block: true }),
    ],
    [
      '0:33',
      'PH',
      indicator('domain-name', 'update-cdn.example', { note: 'Resolves to the beacon', block: true }),
    ],
    [
      '0:36',
      'PH',
      indicator('file:sha256', madeUpHash('tahimik loader'), {
        note: 'Loader, signed with a stolen certificate',
      }),
    ],
    ['0:40', 'PH', status('responding', 'Two sites confirmed; containment has begun.')],
    [
      '0:48',
      'PH',
      invite('SG', 'assisting', 'We need your malware laboratory: a signed loader, 14 hospitals behind it.'),
    ],
    ['0:52', 'PH', invite('MY', 'assisting', 'Two of the addresses it calls are hosted with you.')],
    ['1:15', 'SG', accept('Laboratory is informed; samples please through the usual drop.')],
    [
      '1:22',
      'SG',
      update(
        'We know the domain: it appeared in our passive DNS nine days ago with a lifetime of 60 seconds. No constituent of ours has asked for it since.',
      ),
    ],
    ['1:30', 'SG', startClock('sg-cii')],
    ['1:40', 'MY', accept()],
    [
      '2:05',
      'PH',
      update(
        'A third hospital, the largest: **emergency department diverts ambulances**, 11 patients of intensive care are being moved. The way in was the shared directory, an account of the laboratory system’s supplier.',
      ),
    ],
    ['2:08', 'PH', change({ severity: 'severe' })],
    [
      '2:12',
      'PH',
      escalate('operational', 'Third hospital affected; ambulances are diverted and patients moved.'),
    ],
    [
      '2:20',
      'PH',
      ask('loader', 'SG', 'malware-analysis', 'immediate', [
        'Loader and one encryptor are in the drop, password as agreed. Most urgent: **is there a way to stop it** on machines where it has landed and not yet begun?',
      ]),
    ],
    ['2:26', 'SG', answer('loader', 'acknowledged')],
    [
      '2:31',
      'PH',
      evidence('proxy', 'proxy-site-3.log.gz', proxyLog, {
        description: 'Proxy of the third hospital, the hour before encryption: one request every 47 seconds.',
      }),
    ],
    ['2:36', 'SG', take('proxy')],
    [
      '2:40',
      'PH',
      ask('takedown', 'MY', 'takedown', 'priority', [
        'Three command servers at a provider in Cyberjaya:',
        '',
        '1. `203[.]0[.]113[.]77`',
        '2. `203[.]0[.]113[.]91`',
        '3. `198[.]51[.]100[.]23`',
        '',
        'Please have images taken before they go down.',
      ]),
    ],
    ['2:50', 'SG', answer('loader', 'accepted', 'Two analysts on it.')],
    [
      '2:55',
      'SG',
      meetClock('sg-cii', 'No owner of critical infrastructure with us is affected; recorded as such.'),
    ],
    ['3:05', 'MY', answer('takedown', 'acknowledged')],
    [
      '3:24',
      'PH',
      update(
        [
          'Paunawa sa lahat ng kawani ng ospital (maaaring ipamahagi):',
          '',
          '- **Huwag patayin** ang computer kapag nakita ang mensahe; bunutin lamang ang kable ng network.',
          '- Huwag tawagan o sulatan ang nasa ransom note.',
          '- Tumawag sa help desk ng inyong ospital; bukas ito buong gabi.',
        ],
        { tlp: 'TLP:GREEN' },
      ),
    ],
    [
      '3:31',
      'MY',
      answer('takedown', 'accepted', 'The provider has a contact on duty; court order is being drafted.'),
    ],
    [
      '4:41',
      'SG',
      answer('loader', 'delivered', [
        'Unpacked. A fork of a known family with a new loader; the configuration holds three command servers and a **kill switch**: encryption does not start when the host name ends in `-kalma`. Tried on two machines, works on both.',
        '',
        'Report of 9 pages in the drop.',
      ]),
    ],
    ['4:44', 'SG', indicator('ipv4-addr', '203.0.113.91', { note: 'Command server 2', block: true })],
    ['4:45', 'SG', indicator('ipv4-addr', '198.51.100.23', { note: 'Command server 3', block: true })],
    ['4:47', 'SG', indicator('mutex', 'Global\\tahimik-gabi-01', { note: 'Present while it encrypts' })],
    [
      '4:50',
      'SG',
      indicator('file:sha256', madeUpHash('tahimik encryptor'), { note: 'Encryptor, version 3' }),
    ],
    [
      '4:56',
      'SG',
      evidence('configuration', 'loader-configuration.json', loaderConfiguration, {
        description: 'Configuration of the loader, from memory; addresses defanged.',
      }),
    ],
    ['4:58', 'PH', take('configuration')],
    ['5:02', 'MY', answer('takedown', 'in-progress', 'First server imaged and switched off.')],
    [
      '5:20',
      'PH',
      correct('first-picture', [
        'First picture, by telephone from the two sites, with the number of beds put right:',
        '',
        '- file servers and the radiology archive are encrypted, extension `.tahimik`',
        '- the electronic ward record runs on a separate cluster and is **not** touched so far',
        '- last good backup is 31 hours old; the backup site has been taken off the net by hand',
        '- **460** beds in the two hospitals; surgery goes on with paper records',
      ]),
    ],
    [
      '5:44',
      'MY',
      update(
        'Same loader at two clinics in Johor last night, contained before encryption. Beacon goes to `203[.]0[.]113[.]77`, port 8443, every 47 seconds. Klinik sudah dimaklumkan; tiada data pesakit terjejas.',
        { tlp: 'TLP:GREEN' },
      ),
    ],
    ['6:30', 'PH', assign('roll-out', 'PH', 'Set the kill switch on all 14 hospitals', { due: '1d 06:00' })],
    [
      '6:32',
      'PH',
      assign('johor', 'MY', 'Check the clinics of the Johor network for the mutex', { due: '18:00' }),
    ],
    ['6:33', 'PH', assign('travel', 'SG', 'Compare the loader with the one of the travel portal breach')],
    ['6:40', 'PH', task('roll-out', 'in-progress')],
    ['6:55', 'MY', take('proxy')],
    [
      '7:02',
      'PH',
      custody('proxy', 'transferred', 'The disk of the proxy was sealed and given to the police, bag 0417.'),
    ],
    ['7:10', 'MY', task('johor', 'in-progress')],
    [
      '7:30',
      'PH',
      ask(
        'logs',
        'SG',
        'log-preservation',
        'priority',
        [
          'The stolen certificate was last used against a mail gateway hosted with you. Please have its logs of the last 30 days kept; a formal request follows.',
        ],
        { due: '1d 00:00' },
      ),
    ],
    ['7:52', 'SG', answer('logs', 'acknowledged')],
    ['8:40', 'SG', answer('logs', 'accepted', 'Preservation letter is with the provider.')],
    [
      '9:05',
      'PH',
      update(
        'Internal: the note asks for the equivalent of 2.1 million US dollars within five days. The board of the network will not pay; the police leads on everything that touches the note.',
        { tlp: 'TLP:RED' },
      ),
    ],
    [
      '9:30',
      'PH',
      update(
        'For CERT-SG only, from the police: the wallet in the note was used once before, against a clinic group in the case that your laboratory handled in spring. Please compare privately; not to be mentioned in writing elsewhere.',
        { tlp: 'TLP:RED', to: ['SG'] },
      ),
    ],
    [
      '12:10',
      'PH',
      update([
        'Handover to the night shift.',
        '',
        '| site group | hospitals | state |',
        '| --- | --- | --- |',
        '| north | 5 | kill switch set, no sign of the loader |',
        '| centre | 6 | 3 encrypted, 3 set |',
        '| south | 3 | set on 1, two wait for a technician on the ferry |',
        '',
        'Emergency department of the largest hospital takes ambulances again since an hour.',
      ]),
    ],
    ['13:20', 'SG', task('travel', 'done')],
    [
      '13:24',
      'SG',
      update(
        'Compared with the travel portal: another loader, **the same packer and the same reseller of the certificate**. We think of one seller of access and two buyers.',
      ),
    ],
    [
      '19:12',
      'MY',
      update('Johor: 38 clinics checked, the mutex is on none. Two machines reinstalled as a precaution.', {
        tlp: 'TLP:GREEN',
      }),
    ],
    ['19:14', 'MY', task('johor', 'done')],
    [
      '20:02',
      'SG',
      update(
        'A second ransom note in the encryptor’s resources is in Chinese (“您的文件已被加密，请勿关机”): the kit is sold in more than one market. Worth warning hospitals elsewhere.',
      ),
    ],
    [
      '25:10',
      'PH',
      invite('AU', 'assisting', 'The supplier whose account was used has its head office with you.'),
    ],
    [
      '25:40',
      'PH',
      assign('memory', 'SG', 'Look for the key in the memory image of the third site', { due: '6:00' }),
    ],
    [
      '26:01',
      'MY',
      update(
        'Two of the three servers are off and imaged. The third moved to another rack overnight under a new customer name; the provider checks its papers.',
      ),
    ],
    [
      '27:02',
      'PH',
      ask('block', 'MY', 'blocking', 'immediate', [
        'Until the third server is off: please have `198[.]51[.]100[.]23` blocked at the two large providers.',
      ]),
    ],
    ['27:20', 'MY', answer('block', 'acknowledged')],
    [
      '28:02',
      'SG',
      update(
        'Decryptor for version 1 of the family **does not** work on this fork: the key is wrapped with a second one. We keep trying on the memory image of the machine that was caught in the act.',
      ),
    ],
    [
      '28:09',
      'MY',
      update('Penyedia mengesahkan: the third server goes off within the hour. Image follows by courier.', {
        tlp: 'TLP:GREEN',
      }),
    ],
    [
      '28:14',
      'PH',
      update(
        'Kill switch is set on 13 of 14 hospitals. Restoring the radiology archive of the largest one has begun from the backup; 9 hours to go at the present rate.',
      ),
    ],
    [
      '28:17',
      'PH',
      indicator('user-account', 'LABSYS\\svc-supplier', {
        note: 'Account of the laboratory system’s supplier, now disabled everywhere',
      }),
    ],
  ],
};

/** Reported on another way by one of the hospitals, and soon recognised. */
const dialysis: Story = {
  name: 'dialysis-clinic',
  lead: 'PH',
  opened: '22:05',
  header: {
    title: 'Encrypted file shares at a dialysis clinic',
    summary:
      'The clinic’s technician reports by web form: shared folders end in `.tahimik`, printers print a note.',
    classification: 'malicious-code/infected-system',
    severity: 'medium',
    tlp: 'TLP:AMBER',
    affectedCountries: ['PH'],
    sectors: ['health'],
    detected: '3:30',
  },
  steps: [
    ['0:12', 'PH', status('triage')],
    [
      '0:50',
      'PH',
      update('The clinic rents its network from the hospital chain next door: same directory, same note.'),
    ],
    [
      '1:48',
      'PH',
      close('duplicate', 'One incident with the hospital network; the clinic is on its list of sites.', {
        of: 'hospital-network',
      }),
    ],
  ],
};

export const hospitals = [network, dialysis];
