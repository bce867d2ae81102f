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
