const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const defanged = /[!-~]*\[[.:@]\][!-~]*/g;

/**
 * Keeps a defanged indicator in its own order within a text that runs from right to left, where its parts would
 * else be read backwards (Unicode's isolates, UAX #9): an address that is misread is another address.
 */
export function isolated(said: string): string {
  return rightToLeft.test(said) ? said.replace(defanged, '\u2066$&\u2069') : said;
}
