import { parseIndicator, type IndicatorType } from './indicators.js';
import { refang } from './refang.js';

export interface RecognizedIndicator {
  type: IndicatorType;
  /** In the normal form of `parseIndicator`. */
  value: string;
}

/**
 * The indicators in a text that somebody pasted, each once, in the order of their first appearance; defanged ones
 * are understood. It only proposes: what nothing but a person can tell apart from prose (file names, registry keys,
 * names of accounts) is left to them. Takes time linear in the length of the text.
 */
export function recognizeIndicators(text: string): RecognizedIndicator[] {
  const found = new Map<string, RecognizedIndicator>();
  for (const indicator of indicatorsIn(refang(text)))
    found.set(`${indicator.type} ${indicator.value}`, indicator);
  return [...found.values()];
}

const urlPattern = /\b(?:https?|s?ftps?|wss?|ldaps?|rmi):\/\/[^\s<>"'`|{}\\^]+/giu;
const wordPattern = /[\p{L}\p{M}\p{N}._%+\-@:/]+/gu;

function* indicatorsIn(text: string): Generator<RecognizedIndicator> {
  let end = 0;
  for (const match of text.matchAll(urlPattern)) {
    yield* indicatorsInProse(text.slice(end, match.index));
    for (const candidate of match[0].split(/[,;](?=[a-z]{2,5}:\/\/)/i))
      yield* ifValid('url', withoutTail(candidate));
    end = match.index + match[0].length;
  }
  yield* indicatorsInProse(text.slice(end));
}

function* indicatorsInProse(text: string): Generator<RecognizedIndicator> {
  const words = new Set(Array.from(text.matchAll(wordPattern), ([word]) => word));
  for (const word of words)
    if (word.length >= shortestWord && word.length <= longestWord) yield* indicatorsInWord(word);
}

/** `::1`, and an e-mail address of RFC 5321 with its 64 + 1 + 255 characters. */
const shortestWord = 3;
const longestWord = 320;

/** A word as a whole; else what a port, path or label is stuck to (`198.51.100.7:443`, `md5:…`, `evil.example/x`). */
function* indicatorsInWord(word: string): Generator<RecognizedIndicator> {
  const whole = classified(word.replace(/^[.\-+%@/]+|[.\-+%@/]+$/g, ''));
  if (whole) {
    yield whole;
    return;
  }
  const [beforePath = ''] = word.split('/');
  for (const part of beforePath.split(':')) {
    const indicator = classified(part.replace(/^[.\-+%@]+|[.\-+%@]+$/g, ''));
    if (indicator) yield indicator;
  }
}

/** Which type a word of that shape has if its value is valid too; the first that fits wins. */
const shapes: readonly [shape: RegExp, type: IndicatorType][] = [
  [/^cve-\d/i, 'cve'],
  [/^[0-9a-f]{32}$/i, 'file:md5'],
  [/^[0-9a-f]{40}$/i, 'file:sha1'],
  [/^[0-9a-f]{64}$/i, 'file:sha256'],
  [/^[0-9a-f]{128}$/i, 'file:sha512'],
  [/^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/, 'ipv4-addr'],
  [/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i, 'mac-addr'],
  [/^(?=[^:]*:[^:]*:)(?=\D*\d)[0-9a-f:.]+(?:\/\d+)?$/i, 'ipv6-addr'],
  [/^AS[1-9]\d{2,9}$/, 'autonomous-system'],
  [/@/, 'email-addr'],
  // A top-level domain is all small or all capital letters; "down.Please" is a missing blank.
  [/\.(?:[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+|xn--[a-z0-9-]+)$/u, 'domain-name'],
];

/** Endings of file names that no top-level domain has, but for `zip`, which is a file far more often. */
const fileEndings: ReadonlySet<string> = new Set(
  [
    'apk bat bin cmd dll elf exe hta jar js jse lnk msi ps1 scr sys vbs wsf',
    'csv doc docm docx eml log msg pdf ppt pptx rtf txt xls xlsm xlsx',
    '7z bak dat dmg dmp evtx gz img iso pcap rar tar tgz tmp zip',
    'asp aspx cfg conf cpp css htm html ini java json jsp key pem php sql ts tsx xml yaml yml',
    'gif ico jpeg jpg mp3 mp4 png svg webp',
  ].flatMap((line) => line.split(' ')),
);

function classified(word: string): RecognizedIndicator | undefined {
  for (const [shape, type] of shapes) {
    if (!shape.test(word) || (type === 'domain-name' && isFileName(word))) continue;
    const parsed = parseIndicator(type, word);
    if (parsed.ok) return { type, value: parsed.value };
  }
  return undefined;
}

function isFileName(word: string): boolean {
  return fileEndings.has(word.slice(word.lastIndexOf('.') + 1).toLowerCase());
}

function* ifValid(type: IndicatorType, text: string): Generator<RecognizedIndicator> {
  const parsed = parseIndicator(type, text);
  if (parsed.ok) yield { type, value: parsed.value };
}

/** Without the punctuation of the sentence around it; a closing bracket stays where the address opened it. */
function withoutTail(address: string): string {
  const count = (sign: string) => address.split(sign).length - 1;
  const surplus = { ')': count(')') - count('('), ']': count(']') - count('[') };
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) break;
      surplus[last] -= 1;
    } else if (!'.,;:!?*_…»”’'.includes(last)) break;
  }
  return address.slice(0, end);
}
