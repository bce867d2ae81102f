import { describe, expect, it } from '@jest/globals';
import { ordered, revealed, wayOf } from './order.js';

describe('the way of a text', () => {
  it.each([
    ['CERT-SG أرسل المؤشرات', 'rtl'],
    ['Emotet شوهد', 'rtl'],
    [`الملف ${'ab'.repeat(32)} خبيث`, 'rtl'],
    ['שלום CERT-PH', 'rtl'],
    ['«فريق» is the team that sent it', 'ltr'],
    ['The indicators came', 'ltr'],
    ['应急响应', 'ltr'],
    ['2026-11-27 14:05', 'ltr'],
    ['٢٠٢٦', 'ltr'],
    ['', 'ltr'],
  ] as const)('of %j is %s', (said, way) => expect(wayOf(said)).toBe(way));
});

describe('a text for a page', () => {
  it('begins with a mark where its first letter would turn it round', () => {
    expect(ordered('CERT-SG أرسل المؤشرات')).toBe('\u200fCERT-SG أرسل المؤشرات');
    expect(ordered('«فريق» is the team')).toBe('\u200e«فريق» is the team');
  });

  it('is left as it was written where its first letter says the same', () => {
    for (const said of ['أرسل CERT-SG المؤشرات', 'Sent by CERT-SG', '2026-11-27'])
      expect(ordered(said)).toBe(said);
  });

  it('goes its way line by line', () => {
    expect(ordered('Sent by CERT-SG\nCERT-SG أرسل المؤشرات')).toBe(
      'Sent by CERT-SG\n\u200fCERT-SG أرسل المؤشرات',
    );
  });
});

describe('in a line from right to left', () => {
  const isolate = (said: string) => `أرسل ${said} المؤشرات`;

  it.each([
    '203[.]0[.]113[.]77',
    'hxxps://evil[.]example/a?b=c',
    '2001:db8::1',
    '::1',
    '/etc/passwd',
    '\\\\server\\share',
    'http://evil.example/',
    'C++',
    '2026-11-24',
    '+63-2-8920-0101',
    '14:05',
  ])('%s keeps its own order', (said) => {
    expect(ordered(isolate(said))).toBe(isolate(`\u2066${said}\u2069`));
    expect(ordered(isolate(`(${said}).`))).toBe(isolate(`(\u2066${said}\u2069).`));
  });

  it.each(['CERT-SG', '203', '10-20', '50%', 'evil.example', 'a@evil.example', '(CERT)', '...', '–'])(
    '%s needs nothing',
    (said) => expect(ordered(isolate(said))).toBe(isolate(said)),
  );

  it('takes no longer for a word of signs than for any other', () => {
    const begun = performance.now();
    ordered(isolate(`${'.'.repeat(50_000)}x${'('.repeat(50_000)}`));
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('what would turn letters round', () => {
  it.each([
    ['invoice\u202efdp.exe', 'invoice[U+202E]fdp.exe'],
    ['\u202dabc\u202c', '[U+202D]abc[U+202C]'],
    ['\u2067exe.fdp', '[U+2067]exe.fdp'],
    ['exe\u2069.fdp', 'exe[U+2069].fdp'],
    // An isolate ends with its paragraph, so this one ends nothing on the next line.
    ['\u2067a\nb\u2069', '[U+2067]a\nb[U+2069]'],
    ['\u2067a \u2066b\u2069', '[U+2067]a \u2066b\u2069'],
    // Each of these is `jpg.exe`, and would be read `exe.jpg`.
    ['\u200fjpg.\u200fexe', '[U+200F]jpg.[U+200F]exe'],
    ['\u2067\u2066jpg\u2069.\u2066exe\u2069\u2069', '[U+2067]\u2066jpg\u2069.\u2066exe\u2069[U+2069]'],
    ['\u061cjpg.\u061cexe', '[U+061C]jpg.[U+061C]exe'],
  ])('is revealed in %j', (said, shown) => {
    expect(revealed(said)).toBe(shown);
    expect(ordered(said)).toBe(shown);
  });

  it('is left where it ends as it should, and so are plain marks', () => {
    for (const said of [
      'أرسل \u2066CERT-SG (1)\u2069 المؤشرات',
      'שלום\u200f!',
      'CERT\u200e',
      '\u2068SG\u2069',
      '\u061c١',
    ])
      expect(revealed(said)).toBe(said);
  });
});
