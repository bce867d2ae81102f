import fc from 'fast-check';
import { defang } from './defang.js';
import { indicatorRules, indicatorTypes, parseIndicator, type IndicatorType } from './indicators.js';
import { refang } from './refang.js';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

it.each<[IndicatorType, string, string]>([
  ['ipv4-addr', ' 198.51.100[.]7 ', '198.51.100.7'],
  ['ipv4-addr', '198.51.100.0/24', '198.51.100.0/24'],
  ['ipv4-addr', '198.51.100.7/32', '198.51.100.7'],
  ['ipv6-addr', '2001:DB8:0:0:0:0:0:7', '2001:db8::7'],
  ['ipv6-addr', '2001[:]db8[:][:]7', '2001:db8::7'],
  ['ipv6-addr', '2001:db8::/32', '2001:db8::/32'],
  ['domain-name', 'C2.Evil.Example.', 'c2.evil.example'],
  ['domain-name', 'evil[.]example', 'evil.example'],
  ['domain-name', 'evil(dot)example', 'evil.example'],
  ['domain-name', 'bücher.example', 'xn--bcher-kva.example'],
  ['domain-name', '_dmarc.evil.example', '_dmarc.evil.example'],
  ['url', 'hxxps://Evil[.]Example/Login?Next=%2F', 'https://evil.example/Login?Next=%2F'],
  ['url', 'http://user:pw@[2001:DB8::7]:8080/', 'http://user:pw@[2001:db8::7]:8080/'],
  ['url', 'http://a.example/../b//c', 'http://a.example/../b//c'],
  ['email-addr', 'Billing[at]Evil[.]Example', 'Billing@evil.example'],
  ['mac-addr', '00-00-5E-00-53-07', '00:00:5e:00:53:07'],
  ['mac-addr', '0000.5e00.5307', '00:00:5e:00:53:07'],
  ['file:md5', md5.toUpperCase(), md5],
  ['file:sha256', sha256, sha256],
  ['x509:sha256', (sha256.match(/../g) ?? []).join(':').toUpperCase(), sha256],
  ['file:name', 'Rechnung März.exe', 'Rechnung März.exe'],
  ['autonomous-system', '64496', 'AS64496'],
  ['autonomous-system', 'asn 64496', 'AS64496'],
  ['windows-registry-key', 'HKLM\\Software\\Evil Corp', 'HKEY_LOCAL_MACHINE\\Software\\Evil Corp'],
  ['mutex', 'Global\\[.]', 'Global\\[.]'],
  ['user-account', 'CORP\\svc-backup', 'CORP\\svc-backup'],
  ['cve', 'cve-2021-44228', 'CVE-2021-44228'],
])('reads %s "%s"', (type, written, value) => {
  expect(parseIndicator(type, written)).toEqual({ ok: true, value });
});

it.each<[IndicatorType, string]>([
  ['ipv4-addr', '198.51.100.256'],
  ['ipv4-addr', '198.51.100.07'],
  ['ipv4-addr', '198.51.100'],
  ['ipv4-addr', '198.51.100.0/33'],
  ['ipv4-addr', '198.51.100.0/24/8'],
  ['ipv6-addr', '2001:db8::7::1'],
  ['ipv6-addr', '198.51.100.7'],
  ['ipv6-addr', '2001:db8::/129'],
  ['domain-name', 'localhost'],
  ['domain-name', '198.51.100.7'],
  ['domain-name', 'evil..example'],
  ['domain-name', '-evil.example'],
  ['domain-name', 'https://evil.example'],
  ['domain-name', `${'a'.repeat(64)}.example`],
  ['domain-name', `${'a.'.repeat(130)}example`],
  ['url', 'evil.example/login'],
  ['url', 'https:///login'],
  ['url', 'https://evil example/'],
  ['url', 'https://2001:db8::7/'],
  ['url', `https://evil.example/${'a'.repeat(4_000)}`],
  ['email-addr', 'evil.example'],
  ['email-addr', '@evil.example'],
  ['email-addr', 'a..b@evil.example'],
  ['mac-addr', '00:00:5e:00:53'],
  ['mac-addr', '00:00-5e:00:53:07'],
  ['file:md5', sha256],
  ['file:sha1', 'g'.repeat(40)],
  ['file:name', 'C:\\evil.exe'],
  ['autonomous-system', '4294967296'],
  ['mutex', 'two\nlines'],
  ['windows-registry-key', 'Software\\Evil'],
  ['user-account', ''],
  ['cve', 'CVE-2021-1'],
  ['url', `http://evil.example/${'['.repeat(50)}.${']'.repeat(50)}`],
])('refuses %s "%s" and says what it expects', (type, written) => {
  expect(parseIndicator(type, written)).toEqual({ ok: false, message: indicatorRules[type].expects });
});

it('gives an example of each type that it accepts itself', () => {
  for (const type of indicatorTypes) {
    const [, example] = /for example (\S+)(?: or \S+)?\.$/.exec(indicatorRules[type].expects) ?? [];
    if (example) expect(parseIndicator(type, example)).toEqual({ ok: true, value: example });
  }
});

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const values: Partial<Record<IndicatorType, fc.Arbitrary<string>>> = {
  'ipv4-addr': octets.map((four) => four.join('.')),
  'ipv6-addr': fc.ipV6(),
  'domain-name': fc.domain(),
  url: fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https', 'ftp'] }),
  'email-addr': fc.emailAddress(),
  mutex: fc.string(),
};
const indicators = fc.oneof(
  ...Object.entries(values).map(([name, value]) =>
    value.map((text) => ({ type: indicatorTypes.find((type) => type === name) ?? 'mutex', text })),
  ),
);

it('has one normal form of a value: reading it again changes nothing', () => {
  fc.assert(
    fc.property(indicators, ({ type, text }) => {
      const once = parseIndicator(type, text);
      if (once.ok) expect(parseIndicator(type, once.value)).toEqual(once);
    }),
    { numRuns: 1_000 },
  );
});

it('brings back what it defanged, and leaves no address that a reader could follow', () => {
  fc.assert(
    fc.property(indicators, ({ type, text }) => {
      const parsed = parseIndicator(type, text);
      fc.pre(parsed.ok && type !== 'mutex');
      const safe = defang(type, parsed.value);
      expect(refang(safe)).toBe(parsed.value);
      expect(safe).not.toMatch(/^(?:https?|ftp):|^[\w.-]+\.\w+$/);
    }),
    { numRuns: 1_000 },
  );
});

it('understands the spellings of analysts', () => {
  expect(refang('hXXps[:]//evil[.]example')).toBe('https://evil.example');
  expect(refang('hxxp[://]evil{.}example[/]x')).toBe('http://evil.example/x');
  expect(refang('evil [dot] example')).toBe('evil.example');
  expect(refang('evil[.example and evil.]example')).toBe('evil.example and evil.example');
  expect(refang('fxp://evil(.)example')).toBe('ftp://evil.example');
  expect(refang('billing (at) evil[.]example')).toBe('billing@evil.example');
  expect(refang('see [1], f(a.b) and the httpd log')).toBe('see [1], f(a.b) and the httpd log');
});
