import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { recognizeIndicators } from './indicator-recognition.js';
import { parseIndicator } from './indicators.js';

const file = `${process.env['SHARED_DATA'] ?? '../shared/data'}/corpora/blns.json`;
const naughtyStrings = existsSync(file);
if (!naughtyStrings) console.info(`Not tried on the list of naughty strings: ${file} is not here.`);

const found = (text: string) => recognizeIndicators(text).map(({ type, value }) => `${type} ${value}`);

it('finds the indicators of a report, in order and each once', () => {
  const report = `Victims were sent to hxxps://login.evil[.]example/a_(1)?next=/x. It loads
    "hxxp[:]//cdn[.]evil[.]example/p.bin" and calls 198.51.100[.]7:443, 198.51.100.7 and [2001:DB8:0::9]:8443.
    Sent by Billing(at)evil[dot]example; exploits cve-2021-44228 (AS64496).
    md5:D41D8CD98F00B204E9800998ECF8427E, host 00-00-5E-00-53-07, block 203.0.113.0/24 and bücher.example.`;
  expect(found(report)).toEqual([
    'url https://login.evil.example/a_(1)?next=/x',
    'url http://cdn.evil.example/p.bin',
    'ipv4-addr 198.51.100.7',
    'ipv6-addr 2001:db8::9',
    'email-addr Billing@evil.example',
    'cve CVE-2021-44228',
    'autonomous-system AS64496',
    'file:md5 d41d8cd98f00b204e9800998ecf8427e',
    'mac-addr 00:00:5e:00:53:07',
    'ipv4-addr 203.0.113.0/24',
    'domain-name xn--bcher-kva.example',
  ]);
});

it.each([32, 40, 64, 128])('tells a hash of %i digits by its length', (digits) => {
  const type = { 32: 'file:md5', 40: 'file:sha1', 64: 'file:sha256', 128: 'file:sha512' }[digits];
  expect(found(`x ${'aB'.repeat(digits / 2)}, ${'a'.repeat(digits + 1)}`)).toEqual([
    `${String(type)} ${'ab'.repeat(digits / 2)}`,
  ]);
});

it.each([
  ['numbers that are no address', '999.1.1.1, 1.2.3.4.5, 12:30:45, 1.2.3, v2.0'],
  ['abbreviations and missing blanks', 'e.g. i.e. the U.S. was down.Please call us.'],
  ['names of files', 'invoice.exe, report.pdf, node.js, C:\\temp\\a.zip, index.html'],
  ['code', 'std::vector, a::b, x@y, #include'],
  ['paths', '/usr/lib/evil.so and ../etc/evil.org'],
])('is not taken in by %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

it('reads hosts with a port or a path, and several addresses run together', () => {
  expect(found('evil.example:8080 evil.example/login.php')).toEqual(['domain-name evil.example']);
  expect(found('http://a.example/x,http://b.example/y;ftp://c.example')).toEqual([
    'url http://a.example/x',
    'url http://b.example/y',
    'url ftp://c.example',
  ]);
  expect(found('<http://a.example/x>, (see http://b.example/).')).toEqual([
    'url http://a.example/x',
    'url http://b.example/',
  ]);
});

it('offers only what it would accept itself, in its normal form', () => {
  const words = fc.array(
    fc.oneof(fc.webUrl(), fc.emailAddress(), fc.domain(), fc.ipV4(), fc.ipV6(), fc.string()),
  );
  fc.assert(
    fc.property(words, (parts) => {
      for (const { type, value } of recognizeIndicators(parts.join(' ')))
        expect(parseIndicator(type, value)).toEqual({ ok: true, value });
    }),
  );
});

it('finds every address among words', () => {
  const address = fc.oneof(
    fc.ipV4().map((value) => `ipv4-addr ${value}`),
    fc.domain().map((value) => `domain-name ${value}`),
  );
  fc.assert(
    fc.property(fc.uniqueArray(address), (addresses) => {
      const valid = addresses.filter((one) => found(one).includes(one));
      expect(found(valid.map((one) => `${one.replace(' ', ': ')},`).join(' and '))).toEqual(valid);
    }),
  );
});

// A pattern that backtracks needs minutes for these; ours need milliseconds.
it.each([
  ['blanks', ' '],
  ['dots', '.'],
  ['brackets', '['],
  ['half-open brackets', '[.'],
  ['bracketed dots', ' [ . ] '],
  ['at signs', 'a@'],
  ['colons', 'a:'],
  ['labels', 'a.'],
  ['one word', 'a'],
  ['schemes', 'http://'],
  ['URLs run together', 'http://a.b,'],
  ['closing brackets', ')'],
  ['accents', '\u0301'],
  ['addresses', '1.2.3.4 evil.example '],
])('reads 100 kB of %s at once', (_, unit) => {
  const started = performance.now();
  recognizeIndicators(
    `http://a.example/${unit.repeat(100_000 / unit.length)} ${unit.repeat(100_000 / unit.length)}`,
  );
  expect(performance.now() - started).toBeLessThan(5_000);
});

(naughtyStrings ? it : it.skip)('survives the list of naughty strings, alone and in one text', () => {
  const strings = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const text of [...strings, strings.join('\n')])
    for (const { type, value } of recognizeIndicators(text))
      expect(parseIndicator(type, value)).toEqual({ ok: true, value });
  expect(found('http://a.example/ hxxp://ha[.]ckers[.]org/xss.js')).toHaveLength(2);
});
