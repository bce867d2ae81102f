/** In which order the letters of a text stand where some run from left to right and others from right to left (UAX #9). */

export type Way = 'ltr' | 'rtl';

const rightToLeft = /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letter = /\p{L}/u;
const words = /[!-~]+/g;
const opening = new Set('("\'<{');
const closing = new Set('.,;:!?)"\'>}');
/**
 * Words of Latin letters, figures and signs of which a line from right to left would turn parts round: those defanged, what
 * begins with a figure or a sign and has more of them (addresses, paths, dates, telephone numbers), and what ends with a sign.
 */
const ownOrder = /\[[.:@]\]|^[^A-Za-z].*[:/\\@_=&]|^\+?\d+-\d+-\d|^[A-Za-z].*[^\w\]]$/;
const marks = { ltr: '\u200e', rtl: '\u200f' } as const;

/** Marks of the way from right to left, embeddings, overrides and isolates, and where these end. U+200E turns nothing round. */
const turns = /[\u061c\u200f\u202a-\u202e\u2066-\u2069]/g;
const rightToLeftMark = /[\u061c\u200f]/;
const isolates = /[\u2066-\u2069]/g;
const paragraphs = /[^\n\r\u0085\u2029]+/g;

/**
 * A text in which what would turn its letters round is shown by its number: a partner might pass off `gpj.exe` as
 * `exe.jpg` (Unicode, UTR 36). Honest Arabic and Hebrew need none of it but marks, and isolates that end where they should:
 * these stay. Where no letter runs from right to left, nothing that makes others do so stays.
 */
export function revealed(said: string): string {
  return said.search(turns) < 0 ? said : said.replace(paragraphs, revealedLine);
}

function revealedLine(said: string): string {
  const honest = rightToLeft.test(said);
  const open: number[] = [];
  const kept = new Set<number>();
  for (const { 0: sign, index } of said.matchAll(isolates)) {
    if (sign !== '\u2069') open.push(index);
    else {
      const begun = open.pop();
      if (begun !== undefined && (honest || said[begun] !== '\u2067')) kept.add(begun).add(index);
    }
  }
  return said.replace(turns, (sign, at: number) =>
    kept.has(at) || (honest && rightToLeftMark.test(sign)) ? sign : numberOf(sign),
  );
}

function numberOf(sign: string): string {
  return `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

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
 * way, and an address keeps its own order in a line from right to left, where its parts would else be read backwards:
 * `2001:db8::1` as `db8::1:2001`, which is another address. What turns letters round is revealed.
 */
export function ordered(said: string): string {
  const shown = revealed(said);
  return rightToLeft.test(shown) ? shown.split('\n').map(orderedLine).join('\n') : shown;
}

function orderedLine(said: string): string {
  if (!rightToLeft.test(said)) return said;
  const [way, first] = [wayOf(said), firstWay(said)];
  const mark = first && way !== first ? marks[way] : '';
  return mark + said.replace(words, isolated);
}

/** A word that has an order of its own, without the punctuation around it. */
function isolated(word: string): string {
  let [from, to] = [0, word.length];
  while (opening.has(word[from] ?? '')) from += 1;
  while (to > from && closing.has(word[to - 1] ?? '')) to -= 1;
  const inner = word.slice(from, to);
  return ownOrder.test(inner) ? `${word.slice(0, from)}\u2066${inner}\u2069${word.slice(to)}` : word;
}

function firstWay(said: string): Way | undefined {
  const first = letter.exec(said)?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}
