type Attributes = Readonly<Record<string, string | number>>;

/** An element of a drawing. What comes in as attribute or text is escaped here and nowhere else. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${given.join('')}>${children.join('')}</${name}>`;
}

export function label(x: number, y: number, said: string, attributes: Attributes = {}): string {
  return element(
    'text',
    { x: near(x), y: near(y), 'font-family': 'Inter', 'font-size': 11, ...attributes },
    escaped(said),
  );
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
