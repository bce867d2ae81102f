import { z } from 'zod';
import { refang } from './refang.js';
import { domainName, emailAddress, ipv4, ipv6, macAddress, url } from './network-addresses.js';

/** Observables after STIX 2.1 (OASIS, chapter 6), a hash by its algorithm, and vulnerabilities by their CVE number. */
export const indicatorTypes = [
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'mac-addr',
  'file:md5',
  'file:sha1',
  'file:sha256',
  'file:sha512',
  'file:name',
  'autonomous-system',
  'mutex',
  'windows-registry-key',
  'user-account',
  'x509:sha256',
  'cve',
] as const;
export const IndicatorType = z.enum(indicatorTypes, {
  error: `A type of indicator is one of ${indicatorTypes.join(', ')}.`,
});
export type IndicatorType = z.infer<typeof IndicatorType>;

interface IndicatorRule {
  label: string;
  /** What a value must look like, as told to who gave another. */
  expects: string;
  /** The normal form, or undefined where the text is no such value. */
  normalize: (text: string) => string | undefined;
}

export const indicatorRules: Readonly<Record<IndicatorType, IndicatorRule>> = {
  'ipv4-addr': {
    label: 'IPv4 address',
    expects: 'An IPv4 address has four numbers from 0 to 255, for example 198.51.100.7 or 198.51.100.0/24.',
    normalize: (text) => ipv4(plain(text)),
  },
  'ipv6-addr': {
    label: 'IPv6 address',
    expects:
      'An IPv6 address has eight groups of hexadecimal digits, for example 2001:db8::7 or 2001:db8::/32.',
    normalize: (text) => ipv6(plain(text)),
  },
  'domain-name': {
    label: 'Domain name',
    expects: 'A domain name has two labels or more and no scheme or path, for example c2.evil.example.',
    normalize: (text) => domainName(plain(text)),
  },
  url: {
    label: 'URL',
    expects: 'A URL has a scheme and a host and no blanks, for example https://evil.example/login.',
    normalize: (text) => url(plain(text)),
  },
  'email-addr': {
    label: 'E-mail address',
    expects: 'An e-mail address has a name, an @ and a domain, for example billing@evil.example.',
    normalize: (text) => emailAddress(plain(text)),
  },
  'mac-addr': {
    label: 'MAC address',
    expects: 'A MAC address has six pairs of hexadecimal digits, for example 00:00:5e:00:53:07.',
    normalize: macAddress,
  },
  'file:md5': hash('MD5', 32),
  'file:sha1': hash('SHA-1', 40),
  'file:sha256': hash('SHA-256', 64),
  'file:sha512': hash('SHA-512', 128),
  'file:name': {
    label: 'File name',
    expects: 'A file name has 1 to 255 characters and no path, for example invoice.exe.',
    normalize: (text) => (/^[^/\\\p{Cc}]{1,255}$/u.test(text) ? text : undefined),
  },
  'autonomous-system': {
    label: 'Autonomous system',
    expects: 'An autonomous system has a number up to 4294967295, for example AS64496.',
    normalize: autonomousSystem,
  },
  mutex: {
    label: 'Mutex',
    expects: 'A mutex has a name of 1 to 1,000 characters on one line.',
    normalize: (text) => (/^\P{Cc}{1,1000}$/u.test(text) ? text : undefined),
  },
  'windows-registry-key': {
    label: 'Windows registry key',
    expects:
      'A registry key begins with its hive, for example HKEY_LOCAL_MACHINE\\SOFTWARE\\Evil; HKLM and the like are understood.',
    normalize: registryKey,
  },
  'user-account': {
    label: 'User account',
    expects: 'A user account has a name of 1 to 256 characters on one line, for example CORP\\svc-backup.',
    normalize: (text) => (/^\P{Cc}{1,256}$/u.test(text) ? text : undefined),
  },
  'x509:sha256': {
    label: 'Certificate (SHA-256)',
    expects:
      'The SHA-256 of a certificate has 64 hexadecimal digits, with colons between the pairs or without.',
    normalize: (text) =>
      hexadecimal(/^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/i.test(text) ? text.replaceAll(':', '') : text, 64),
  },
  cve: {
    label: 'Vulnerability (CVE)',
    expects: 'A CVE number has a year and four digits or more, for example CVE-2021-44228.',
    normalize: (text) => (/^cve-(?:1999|2\d{3})-\d{4,19}$/i.test(text) ? text.toUpperCase() : undefined),
  },
};

export type ParsedIndicator = { ok: true; value: string } | { ok: false; message: string };

/**
 * Reads a value of a type into its normal form, in which two equal indicators are equal text; defanged spellings of
 * addresses are understood. Where it is no such value, `message` says what is expected.
 */
export function parseIndicator(type: IndicatorType, value: string): ParsedIndicator {
  const { normalize, expects } = indicatorRules[type];
  const normal = normalize(value.trim());
  return normal === undefined ? { ok: false, message: expects } : { ok: true, value: normal };
}

/**
 * Refanged until nothing is left to refang, so that a normal form never changes when it is read again. What takes
 * more than a few rounds is a game of nested brackets and no address: the empty text is a value of no type.
 */
function plain(text: string): string {
  let before = text;
  for (let round = 0; round < 4; round += 1) {
    const after = refang(before);
    if (after === before) return after;
    before = after;
  }
  return '';
}

function hash(algorithm: string, digits: number): IndicatorRule {
  return {
    label: algorithm,
    expects: `A hash by ${algorithm} has ${digits} hexadecimal digits.`,
    normalize: (text) => hexadecimal(text, digits),
  };
}

function hexadecimal(text: string, digits: number): string | undefined {
  return text.length === digits && /^[0-9a-f]+$/i.test(text) ? text.toLowerCase() : undefined;
}

function autonomousSystem(text: string): string | undefined {
  const number = /^(?:asn? ?)?(0|[1-9]\d{0,9})$/i.exec(text)?.[1];
  return number !== undefined && Number(number) <= 4_294_967_295 ? `AS${number}` : undefined;
}

/** STIX wants the hive written out. */
const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

function registryKey(text: string): string | undefined {
  const [, written = '', path = ''] = /^([A-Z_]+):?((?:\\[^\\\p{Cc}]{1,255})*)$/iu.exec(text) ?? [];
  const hive = hives[written.toUpperCase()] ?? written.toUpperCase();
  return Object.values(hives).includes(hive) ? `${hive}${path}` : undefined;
}
