import { drawing, element, label, near, shortened } from './svg.js';

/** A bar of a drawing: what it stands for, how long it is, and the figure beside it. */
export interface Bar {
  name: string;
  value: number;
  colour?: string;
}

/** In these units a letter of 11 is one of 7 points on a page of A4. */
const width = 760;
const left = 200;
const right = 700;
const rowHeight = 22;
const mostBars = 16;
const longestName = 32;

/** Bars from one line, the name before each and its figure after it. More than sixteen stand in the table alone. */
export function drawBars(bars: readonly Bar[]): string {
  const shown = bars.slice(0, mostBars);
  const whole = Math.max(1, ...shown.map(({ value }) => value));
  const rows = shown.map(({ name, value, colour = '#2563a8' }, i) => {
    const y = i * rowHeight;
    const length = ((right - left) * value) / whole;
    const box = { x: left, y: y + 5, width: near(length), height: rowHeight - 9, rx: 2, fill: colour };
    return [
      label(left - 10, y + rowHeight / 2 + 4, shortened(name, longestName), {
        'text-anchor': 'end',
        fill: '#14213d',
      }),
      value > 0 ? element('rect', box) : '',
      label(left + length + 8, y + rowHeight / 2 + 4, String(value), { fill: '#14213d', 'font-weight': 600 }),
    ].join('');
  });
  const axis = {
    x1: left,
    x2: left,
    y1: 0,
    y2: shown.length * rowHeight,
    stroke: '#9fb3cc',
    'stroke-width': 1,
  };
  return drawing(width, shown.length * rowHeight, ...rows, element('line', axis));
}
