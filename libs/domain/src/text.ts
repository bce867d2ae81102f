import type { z } from 'zod';

/** Spelled out, since the patterns of JSON Schema have no flag for properties of Unicode. */
// oxlint-disable-next-line no-control-regex -- It is they that are looked for.
const line = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/**
 * A text that stands on one line: in lists, names of files and terminals neither a control character nor a separator of
 * lines (Unicode Cc, Zl, Zp) does what its reader expects.
 */
export function onOneLine(text: z.ZodString): z.ZodString {
  return text.regex(line, 'Write it on one line, without control characters.');
}

/**
 * What a spreadsheet may take for a formula at the start of a cell, in full width too (OWASP, CSV Injection), also after what is
 * not seen: some leave out such characters before they read a cell.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫|\t\r]/u;
/**
 * The same within a cell: where lists are separated by semicolons, or by tabs, a spreadsheet begins a cell of its own there and
 * at each line, whatever the quotes say that only hold with commas. Each gap is looked at once, from its beginning: somebody
 * may have written one of thousands of lines.
 */
const gapAndSign = /(?<![\s\p{Cc}\p{Cf}";])([\s\p{Cc}\p{Cf}";]+)([=+\-@＝＋－＠﹦﹢﹣﹫|])/gu;
const cellEnd = /[;\t\r\n]/;

/**
 * A text as a cell of a CSV (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe, and so
 * does what it might take for one within; the hyphen of a list becomes a dash.
 */
export function csvCell(said: string): string {
  const within = said.replace(gapAndSign, (found: string, gap: string, sign: string) => {
    if (!cellEnd.test(gap)) return found;
    return sign === '-' ? `${gap}–` : `${gap}'${sign}`;
  });
  const harmless = formula.test(within) ? `'${within}` : within;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Letters that Unicode does not take apart, and what people type who have no key for them; a sigma at the end is one too. */
const typedAs: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o', ς: 'σ' },
};
const lettersTypedOtherwise = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'g');

/**
 * What people leave out when they type: the accents of Latin, Greek and Cyrillic (U+0300 to U+036F), the points of Hebrew
 * (U+0591 to U+05C7 without its punctuation), and of Arabic the vowels, the hamza on a letter and the stroke that stretches a word.
 */
const leftOut = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/g;

/**
 * A text as it is looked for and looked in: the same in either case, in full width (Unicode NFKD), and with or without what
 * people leave out when they type. Signs of other scripts are letters of theirs, and stay.
 */
export function asSearched(text: string): string {
  return text
    .normalize('NFKD')
    .replace(leftOut, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(lettersTypedOtherwise, (letter) => typedAs[letter] ?? letter);
}
