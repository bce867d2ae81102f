/** In which order the letters of a text stand where some run from left to right and others from right to left (UAX #9). */

export type Way = 'ltr' | 'rtl';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letter = /\p{L}/u;
const defanged = /[!-~]*\[[.:@]\][!-~]*/g;
const marks = { ltr: '\u200e', rtl: '\u200f' } as const;

/**
 * Which way a text runs: as most of its words do, since an Arabic sentence may begin with the name of a team. Words and not
 * letters, or the hash of a file would outweigh the sentence around it. As many of one as of the other: from right to left.
 * Without letters, figures and dates run from left to right.
 */
export function wayOf(said: string): Way {
  if (!rightToLeft.test(said)) return 'ltr';
  const ways = said.split(/\s+/).flatMap((word) => firstWay(word) ?? []);
  const right = ways.filter((way) => way === 'rtl').length;
  return right > 0 && 2 * right >= ways.length ? 'rtl' : 'ltr';
}

/**
 * A text for a page on which a line runs as its first letter does: a line that runs otherwise begins with a mark of its
 * way, and a defanged indicator keeps its own order in a line from right to left, where its parts would else be
 * read backwards. An address that is misread is another address.
 */
export function ordered(said: string): string {
  return rightToLeft.test(said) ? said.split('\n').map(orderedLine).join('\n') : said;
}

function orderedLine(said: string): string {
  if (!rightToLeft.test(said)) return said;
  const [way, first] = [wayOf(said), firstWay(said)];
  const mark = first && way !== first ? marks[way] : '';
  return mark + said.replace(defanged, '\u2066$&\u2069');
}

function firstWay(said: string): Way | undefined {
  const first = letter.exec(said)?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}
