import { z } from 'zod';

/**
 * Reference Security Incident Taxonomy (ENISA and TF-CSIRT, machine version 1003): 11 classes, 39 types. Ids and
 * labels are the taxonomy's own; the descriptions say in one sentence when to choose the type. The machine names
 * `ids-alert` and `exploit` are older than their labels and stay as partners' tools know them.
 */
export const rsit = {
  'abusive-content': {
    label: 'Abusive Content',
    description: 'Messages or publications that harm, harass or flood people.',
    types: [
      {
        id: 'abusive-content/spam',
        label: 'Spam',
        description: 'Bulk messages that the recipients never agreed to, and whatever serves to send them.',
      },
      {
        id: 'abusive-content/harmful-speech',
        label: 'Harmful Speech',
        description: 'Bullying, stalking, racism or threats against one person or several.',
      },
      {
        id: 'abusive-content/violence',
        label: '(Child) Sexual Exploitation/Sexual/Violent Content',
        description: 'Abuse of children, unlawful sexual content, or violence that is glorified.',
      },
    ],
  },
  'malicious-code': {
    label: 'Malicious Code',
    description: 'Software put into a system to do harm, and what spreads or steers it.',
    types: [
      {
        id: 'malicious-code/infected-system',
        label: 'Infected System',
        description:
          'A computer, phone or server that runs malware; often noticed because it calls a sinkhole.',
      },
      {
        id: 'malicious-code/c2-server',
        label: 'C2 Server',
        description: 'The server from which infected systems take their commands.',
      },
      {
        id: 'malicious-code/malware-distribution',
        label: 'Malware Distribution',
        description: 'An address that hands out malware, such as a download named in a false invoice.',
      },
      {
        id: 'malicious-code/malware-configuration',
        label: 'Malware Configuration',
        description:
          'An address that hands malware its settings, such as the web injects of a banking trojan.',
      },
    ],
  },
  'information-gathering': {
    label: 'Information Gathering',
    description: 'Somebody explores systems, networks or people before an attack.',
    types: [
      {
        id: 'information-gathering/scanner',
        label: 'Scanning',
        description: 'Probing systems for services, accounts or weaknesses, for example scanning ports.',
      },
      {
        id: 'information-gathering/sniffing',
        label: 'Sniffing',
        description: 'Listening to network traffic and recording it.',
      },
      {
        id: 'information-gathering/social-engineering',
        label: 'Social Engineering',
        description: 'Getting information out of people by lies, tricks, bribes or threats.',
      },
    ],
  },
  'intrusion-attempts': {
    label: 'Intrusion Attempts',
    description: 'Somebody tries to get in and has not succeeded as far as is known.',
    types: [
      {
        id: 'intrusion-attempts/ids-alert',
        label: 'Exploitation of Known Vulnerabilities',
        description: 'An attempt through a weakness that has a public identifier such as a CVE number.',
      },
      {
        id: 'intrusion-attempts/brute-force',
        label: 'Login Attempts',
        description: 'Passwords guessed or tried again and again.',
      },
      {
        id: 'intrusion-attempts/exploit',
        label: 'New Attack Signature',
        description: 'An attempt by a way of attack that was not known before.',
      },
    ],
  },
  intrusions: {
    label: 'Intrusions',
    description: 'Somebody got into a system, a service or a building.',
    types: [
      {
        id: 'intrusions/privileged-account-compromise',
        label: 'Privileged Account Compromise',
        description: "The intruder holds an administrator's rights on the system.",
      },
      {
        id: 'intrusions/unprivileged-account-compromise',
        label: 'Unprivileged Account Compromise',
        description: "The intruder uses an ordinary user's or a service's account.",
      },
      {
        id: 'intrusions/application-compromise',
        label: 'Application Compromise',
        description: 'An application was taken over through a flaw in it, for example by SQL injection.',
      },
      {
        id: 'intrusions/system-compromise',
        label: 'System Compromise',
        description: 'A system was entered or commanded by somebody who may not, a honeypot included.',
      },
      {
        id: 'intrusions/burglary',
        label: 'Burglary',
        description: 'Somebody broke into an office, a data centre or another building.',
      },
    ],
  },
  availability: {
    label: 'Availability',
    description: 'A service is slow or down, by an attack, by mistake or by accident.',
    types: [
      {
        id: 'availability/dos',
        label: 'Denial of Service',
        description: 'Requests that make a service crash or slow down, from one source or a few.',
      },
      {
        id: 'availability/ddos',
        label: 'Distributed Denial of Service',
        description: 'A flood from many sources at once, directly or through amplifiers.',
      },
      {
        id: 'availability/misconfiguration',
        label: 'Misconfiguration',
        description: 'A wrong setting took the service down, such as an outdated DNSSEC trust anchor.',
      },
      {
        id: 'availability/sabotage',
        label: 'Sabotage',
        description:
          'Systems or data damaged on purpose so that a service fails, from wiped disks to cut cables.',
      },
      {
        id: 'availability/outage',
        label: 'Outage',
        description: 'A failure without intent, such as broken cooling or a natural disaster.',
      },
    ],
  },
  'information-content-security': {
    label: 'Information Content Security',
    description: 'Information was read, changed, lost or published against the will of its owner.',
    types: [
      {
        id: 'information-content-security/unauthorised-information-access',
        label: 'Unauthorised Access to Information',
        description:
          'Somebody read or took information without the right to it, for example with stolen credentials.',
      },
      {
        id: 'information-content-security/unauthorised-information-modification',
        label: 'Unauthorised Modification of Information',
        description:
          'Information was changed: a defaced page, altered records, files encrypted by ransomware.',
      },
      {
        id: 'information-content-security/data-loss',
        label: 'Data Loss',
        description: 'Information is gone, for example with a broken disk or a stolen laptop.',
      },
      {
        id: 'information-content-security/data-leak',
        label: 'Leak of Confidential Information',
        description: 'Confidential information, such as credentials or personal data, is out in the open.',
      },
    ],
  },
  fraud: {
    label: 'Fraud',
    description: 'Deception for gain.',
    types: [
      {
        id: 'fraud/unauthorised-use-of-resources',
        label: 'Unauthorised Use of Resources',
        description: "Somebody else's systems used for one's own profit, such as mining or chain letters.",
      },
      {
        id: 'fraud/copyright',
        label: 'Copyright',
        description: 'Unlicensed software or other protected works offered or installed.',
      },
      {
        id: 'fraud/masquerade',
        label: 'Masquerade',
        description: 'Somebody passes for another person or organisation to profit by it.',
      },
      {
        id: 'fraud/phishing',
        label: 'Phishing',
        description:
          'A page or message that passes for a trusted one to make people give away their credentials.',
      },
    ],
  },
  vulnerable: {
    label: 'Vulnerable',
    description: 'A weakness stands open; nobody is known to have used it.',
    types: [
      {
        id: 'vulnerable/weak-crypto',
        label: 'Weak Cryptography',
        description: 'A public service still offers broken or outdated encryption.',
      },
      {
        id: 'vulnerable/ddos-amplifier',
        label: 'DDoS Amplifier',
        description: 'A public service that attackers can use to multiply a flood, such as an open resolver.',
      },
      {
        id: 'vulnerable/potentially-unwanted-accessible',
        label: 'Potentially Unwanted Accessible Services',
        description: 'A service that should hardly face the internet, such as Telnet, RDP or VNC.',
      },
      {
        id: 'vulnerable/information-disclosure',
        label: 'Information Disclosure',
        description:
          'A public service that may give away sensitive information, such as an open Redis or SNMP.',
      },
      {
        id: 'vulnerable/vulnerable-system',
        label: 'Vulnerable System',
        description: 'A system open to known attacks, by its version or by its settings.',
      },
    ],
  },
  other: {
    label: 'Other',
    description: 'What fits no other class. If these grow in number, the taxonomy needs a new class.',
    types: [
      {
        id: 'other/other',
        label: 'Uncategorised',
        description: 'The incident is understood and fits no other type.',
      },
      {
        id: 'other/undetermined',
        label: 'Undetermined',
        description: 'It is not known yet what kind of incident this is.',
      },
    ],
  },
  test: {
    label: 'Test',
    description: 'Exercises and tests of the reporting itself.',
    types: [{ id: 'test/test', label: 'Test', description: 'No incident: an exercise or a test.' }],
  },
} as const;

/** The 39 types in the order of the taxonomy, with class and type also apart. */
export const classifications = Object.entries(rsit).flatMap(([name, { label: classLabel, types }]) =>
  types.map((entry) => ({ ...entry, class: name, classLabel, type: entry.id.slice(name.length + 1) })),
);

/** A class and type of RSIT, `class/type`. */
export const Classification = z.enum(
  classifications.map(({ id }) => id),
  { error: ({ input }) => misclassified(input) },
);
export type Classification = z.infer<typeof Classification>;

/** The type's label with its class: `C2 Server (Malicious Code)`. */
export function classificationLabel(id: Classification): string {
  const entry = classifications.find((each) => each.id === id);
  if (!entry) return id;
  return entry.label === entry.classLabel ? entry.label : `${entry.label} (${entry.classLabel})`;
}

/** The label of a class alone, `Malicious Code`; the id itself where it is none. */
export function classLabelOf(id: string): string {
  return classifications.find((each) => each.class === id)?.classLabel ?? id;
}

function misclassified(input: unknown): string {
  const example = 'for example malicious-code/c2-server';
  if (typeof input !== 'string') return `A classification is an RSIT class and type, ${example}.`;
  const [name] = input.split('/');
  const siblings = classifications.filter((entry) => entry.class === name).map(({ id }) => id);
  return siblings.length > 0
    ? `"${input}" is not a type of its RSIT class, which has: ${siblings.join(', ')}.`
    : `"${input}" is not an RSIT class and type, ${example}.`;
}
