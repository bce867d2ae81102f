import { refang } from './defang.js';
import { parseIndicator, type IndicatorType } from './indicators.js';

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
  for (const [word] of text.matchAll(wordPattern))
    if (word.length <= longestWord) yield* indicatorsInWord(word);
}

/** The longest value that is one word: an e-mail address (RFC 5321, 64 + 1 + 255). */
const longestWord = 320;

/** A word as a whole; else its host, where a port, path or label is stuck to it (`198.51.100.7:443`, `md5:…`, `evil.example/x`). */
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

/** Which type a word of a certain shape has; the value decides whether it is one. In this order: the first that fits wins. */
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
const fileEnding = new RegExp(
  `\\.(?:${[
    ...[
      'exe',
      'dll',
      'sys',
      'scr',
      'bat',
      'cmd',
      'ps1',
      'vbs',
      'js',
      'jse',
      'wsf',
      'hta',
      'jar',
      'msi',
      'lnk',
      'bin',
    ],
    ...[
      'doc',
      'docx',
      'docm',
      'xls',
      'xlsx',
      'xlsm',
      'ppt',
      'pptx',
      'pdf',
      'rtf',
      'txt',
      'csv',
      'log',
      'eml',
      'msg',
    ],
    ...[
      'zip',
      'rar',
      '7z',
      'gz',
      'tgz',
      'tar',
      'iso',
      'img',
      'dmg',
      'apk',
      'elf',
      'dat',
      'tmp',
      'bak',
      'pcap',
      'evtx',
    ],
    ...[
      'php',
      'asp',
      'aspx',
      'jsp',
      'htm',
      'html',
      'css',
      'xml',
      'json',
      'yaml',
      'yml',
      'ini',
      'conf',
      'cfg',
      'sql',
    ],
    ...[
      'png',
      'jpg',
      'jpeg',
      'gif',
      'svg',
      'ico',
      'webp',
      'mp3',
      'mp4',
      'ts',
      'tsx',
      'java',
      'cpp',
      'dmp',
      'key',
      'pem',
    ],
  ].join('|')})$`,
  'i',
);

function classified(word: string): RecognizedIndicator | undefined {
  for (const [shape, type] of shapes) {
    if (!shape.test(word) || (type === 'domain-name' && fileEnding.test(word))) continue;
    const parsed = parseIndicator(type, word);
    if (parsed.ok) return { type, value: parsed.value };
  }
  return undefined;
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
