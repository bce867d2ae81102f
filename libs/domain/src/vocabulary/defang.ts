import type { IndicatorType } from './indicators.js';

/**
 * Analysts write dangerous addresses so that nobody clicks them by mistake: `hxxps://evil[.]example`. These are the
 * spellings that are understood. Every pattern has a bounded length, so long texts take time linear in their length.
 */
const spellings: readonly [pattern: RegExp, plain: string][] = [
  [/\bh(?:xx|tx|xt|\*\*)p(s?)(?=\[?:)/gi, 'http$1'],
  [/\bfxp(s?)(?=\[?:)/gi, 'ftp$1'],
  [/\[:\/\/\]/g, '://'],
  [/\[:\]/g, ':'],
  [/\[\/\]/g, '/'],
  [/ ?[[({] ?(?:\.|dot) ?[\])}] ?/gi, '.'],
  [/ ?[[({] ?(?:@|at) ?[\])}] ?/gi, '@'],
  [/(?<=[\p{L}\p{N}])(?:\[\.|\.\])(?=[\p{L}\p{N}])/gu, '.'],
];

/** The text with every defanged spelling in it written plainly. */
export function refang(text: string): string {
  return spellings.reduce((plain, [pattern, replacement]) => plain.replace(pattern, replacement), text);
}

/** An indicator as it may stand in a text without anybody or anything following it; `refang` brings it back. */
export function defang(type: IndicatorType, value: string): string {
  switch (type) {
    case 'ipv4-addr':
    case 'domain-name':
      return value.replaceAll('.', '[.]');
    case 'ipv6-addr':
      return value.replaceAll(':', '[:]');
    case 'email-addr': {
      const at = value.lastIndexOf('@');
      return `${value.slice(0, at)}[@]${value.slice(at + 1).replaceAll('.', '[.]')}`;
    }
    case 'url':
      return value.replace(
        /^([^:/?#]+):\/\/([^/?#]*)/,
        (_, scheme: string, authority: string) =>
          `${scheme.replace(/^http/, 'hxxp').replace(/^ftp/, 'fxp')}://${authority.replaceAll('.', '[.]')}`,
      );
    default:
      return value;
  }
}
