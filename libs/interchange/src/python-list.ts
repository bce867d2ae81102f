/** A list of texts as Python prints it, nested as it was: `[['Media', 'Other'], ['Science']]`. */
export type TextList = (string | TextList)[];

/** Deeper than any data set goes: a guard against a text of nothing but brackets. */
const deepest = 10;

/**
 * Reads Python's notation of a list of texts: both quotation marks, with escapes and doubled marks between them, and
 * bare words, of which `None` is the empty text. Undefined where the text is no such list. Nothing of it is ever run.
 */
export function pythonList(text: string): TextList | undefined {
  const open: TextList[] = [];
  let complete: TextList | undefined;
  /** After an item only a comma or a closing bracket may come, and only there. */
  let afterItem = false;
  for (const token of tokens(text)) {
    const list = open.at(-1);
    if (complete || token === undefined || (!list && token !== '[')) return undefined;
    if (token === ',' ? !afterItem : token !== ']' && afterItem) return undefined;
    if (token === '[') {
      const inner: TextList = [];
      list?.push(inner);
      if (open.push(inner) > deepest) return undefined;
    } else if (token === ']') {
      open.pop();
      if (open.length === 0) complete = list;
    } else if (token !== ',') list?.push(token.text);
    afterItem = token !== ',' && token !== '[';
  }
  return complete;
}

/** Every text of a list, at whatever depth. */
export function textsOf(list: TextList): string[] {
  return list.flatMap((item) => (typeof item === 'string' ? item : textsOf(item)));
}

type Token = '[' | ']' | ',' | { text: string };

const tokenPattern =
  /\s*(?:(?<sign>[[\],])|'(?<single>(?:[^'\\]|\\.|'')*)'|"(?<double>(?:[^"\\]|\\.|"")*)"|(?<word>[^\s[\],'"]+))\s*/suy;

/** Undefined for what is no token, and then no more. */
function* tokens(text: string): Generator<Token | undefined> {
  let end = 0;
  while (end < text.length) {
    tokenPattern.lastIndex = end;
    const { sign, single, double, word } = tokenPattern.exec(text)?.groups ?? {};
    end = tokenPattern.lastIndex;
    if (sign === '[' || sign === ']' || sign === ',') yield sign;
    else if (single !== undefined) yield { text: unescaped(single.replaceAll("''", "'")) };
    else if (double !== undefined) yield { text: unescaped(double.replaceAll('""', '"')) };
    else if (word !== undefined) yield { text: word === 'None' ? '' : word };
    else {
      yield undefined;
      return;
    }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** `\n` and its kind, `\xe9`, `\u00e9`; of any other pair the backslash is dropped. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis,
    (_, ...groups: (string | undefined)[]) => {
      const [byte, unit, sign = ''] = groups;
      const code = byte ?? unit;
      return code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[sign] ?? sign);
    },
  );
}
