import { revealed } from '../order.js';

type Attributes = Readonly<Record<string, string | number>>;

/** An element of a drawing. What comes in as attribute or text is escaped here and nowhere else. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${given.join('')}>${children.join('')}</${name}>`;
}

/** What would turn the letters of a label round is revealed. */
export function label(x: number, y: number, said: string, attributes: Attributes = {}): string {
  return element(
    'text',
    { x: near(x), y: near(y), 'font-family': 'Inter, Arial, sans-serif', 'font-size': 11, ...attributes },
    escaped(revealed(said)),
  );
}

const letters = new Intl.Segmenter();
const wide =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]|\p{Extended_Pictographic}/u;

/** A name for a label, cut where it takes more room than so many letters of Latin; each of East Asia takes that of two. */
export function shortened(said: string, longest: number): string {
  const name = [...letters.segment(revealed(said))].map(({ segment }) => segment);
  const room = (shown: readonly string[]) =>
    shown.reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
  if (room(name) <= longest) return name.join('');
  while (room(name) >= longest) name.pop();
  return `${name.join('')}…`;
}

/** Its measures count from the left wherever the text around it begins, so that its labels do too. */
export function drawing(width: number, height: number, ...children: string[]): string {
  const size = { viewBox: `0 0 ${width} ${height}`, width, height, direction: 'ltr' };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, ...children);
}

/** To a tenth: finer is not seen, and the same everywhere. */
export function near(x: number): number {
  return Math.round(x * 10) / 10;
}

export function escaped(said: string): string {
  return said.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function unescaped(said: string): string {
  return said.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
