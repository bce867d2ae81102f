import { scaleUtc } from 'd3-scale';
import type { Telling } from '../occasion.js';
import { drawing, element, label, near, shortened } from './svg.js';

/** A line of a drawing along time: whose it is, and what is marked on it. */
export interface Lane {
  name: string;
  marks: readonly { at: number; colour: string }[];
  /** A stretch of time during which the lane stands out. */
  from?: number;
}

/** A stretch of time above the lanes, named. */
export interface Band {
  name: string;
  from: number;
  to: number;
  colour: string;
}

/** What marks of a colour stand for. */
export interface Key {
  name: string;
  colour: string;
}

/** In these units a letter of 11 is one of 7 points on a page of A4. */
const width = 760;
const left = 118;
const right = 740;
const laneHeight = 26;
const bandHeight = 22;
/** In bold. */
const longestName = 16;
/** Half of what the time at a tick takes. */
const halfOfTime = 30;
const keyHeight = 20;
const letterOfKey = 5.6;
/** Marks nearer than this to one another are one mark that is wider: ten thousand events make no more than a page can show. */
const grain = 3;

/** Lanes along one axis of time, with bands above, and below what the colours of the marks stand for, if that is given. */
export function drawLanes(
  lanes: readonly Lane[],
  bands: readonly Band[],
  t: Telling,
  keys: readonly Key[] = [],
): string {
  const times = [
    ...lanes.flatMap(({ marks }) => marks.map(({ at }) => at)),
    ...bands.flatMap(({ from, to }) => [from, to]),
  ];
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const scale = scaleUtc([new Date(first), new Date(Math.max(last, first + 60_000))], [left, right]);
  const top = bands.length > 0 ? bandHeight + 14 : 6;
  const bottom = top + lanes.length * laneHeight;

  const ticks = scale.ticks(5).map((tick) => {
    const x = scale(tick);
    const line = { x1: near(x), x2: near(x), y1: top, y2: bottom, stroke: '#d5dbe5', 'stroke-width': 1 };
    const said = t.time(tick.toISOString());
    const anchor = { 'text-anchor': 'middle', fill: '#5b6677', 'font-size': 10 };
    return element('line', line) + label(Math.min(x, width - halfOfTime), bottom + 16, said.slice(5), anchor);
  });
  const spans = bands.map(({ name, from, to, colour }) => {
    const [x, end] = [scale(new Date(from)), scale(new Date(to))];
    const box = {
      x: near(x),
      y: 4,
      width: near(Math.max(end - x - 1, 1)),
      height: bandHeight,
      fill: colour,
      rx: 3,
    };
    const fits = end - x > name.length * 6.4 + 10;
    return (
      element('rect', box) + (fits ? label(x + 6, 4 + bandHeight / 2 + 4, name, { fill: '#ffffff' }) : '')
    );
  });
  const lines = lanes.map(({ name, marks, from }, i) => {
    const y = top + i * laneHeight + laneHeight / 2;
    const rule = { x1: left, x2: right, y1: y, y2: y, stroke: '#d5dbe5', 'stroke-width': 1 };
    const strong = { ...rule, x1: near(scale(new Date(from ?? last))), stroke: '#9fb3cc', 'stroke-width': 3 };
    return [
      label(left - 10, y + 4, shortened(name, longestName), {
        'text-anchor': 'end',
        fill: '#14213d',
        'font-weight': 600,
      }),
      element('line', rule),
      from === undefined ? '' : element('line', strong),
      ...dots(marks, (at) => scale(new Date(at)), y),
    ].join('');
  });
  const height = bottom + 26 + (keys.length > 0 ? keyHeight : 0);
  return drawing(width, height, ...ticks, ...spans, ...lines, ...explained(keys, height - 6));
}

function explained(keys: readonly Key[], y: number): string[] {
  let x = left;
  return keys.map(({ name, colour }) => {
    const mark = element('circle', { cx: near(x + 4), cy: y - 4, r: 4, fill: colour, 'fill-opacity': 0.85 });
    const said = label(x + 13, y, name, { fill: '#5b6677', 'font-size': 10 });
    x += 13 + name.length * letterOfKey + 18;
    return mark + said;
  });
}

function dots(marks: Lane['marks'], place: (at: number) => number, y: number): string[] {
  const drawn = new Map<string, { x: number; colour: string; n: number }>();
  for (const { at, colour } of marks) {
    const x = Math.round(place(at) / grain) * grain;
    const dot = drawn.get(`${x} ${colour}`);
    if (dot) dot.n += 1;
    else drawn.set(`${x} ${colour}`, { x, colour, n: 1 });
  }
  return [...drawn.values()].map(({ x, colour, n }) =>
    element('circle', {
      cx: x,
      cy: y,
      r: near(Math.min(4 + Math.log2(n), 9)),
      fill: colour,
      'fill-opacity': 0.85,
    }),
  );
}
