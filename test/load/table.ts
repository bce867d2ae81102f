import type { Measured } from './row.js';

type Column = [title: string, width: number, cell: (row: Measured) => string];

const number = (value: number | undefined, digits: number) =>
  value === undefined
    ? ''
    : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

const columns: Column[] = [
  ['measure', -40, ({ what }) => what],
  ['database', -10, ({ database }) => database],
  ['clients', 7, ({ clients }) => number(clients, 0)],
  ['per s', 9, ({ perSecond }) => number(perSecond, perSecond !== undefined && perSecond < 100 ? 1 : 0)],
  ['p50 ms', 8, ({ p50 }) => number(p50, 2)],
  ['p99 ms', 8, ({ p99 }) => number(p99, 2)],
  ['CPU ms', 7, ({ cpu }) => number(cpu, 3)],
  ['load %', 6, ({ generator }) => number(generator && generator * 100, 0)],
  ['MB', 6, ({ megabytes }) => number(megabytes, 0)],
  ['aim', -12, ({ aim }) => (aim ? `${aim.met ? '✓' : '✗'} ${aim.text}` : '')],
];

export function tableHead(): string {
  const titles = joined(columns.map(([title]) => title));
  return `${titles}\n${'─'.repeat(titles.length)}`;
}

export function line(row: Measured): string {
  return joined(columns.map(([, , cell]) => cell(row)));
}

function joined(cells: string[]): string {
  return cells
    .map((text, i) => {
      const width = columns[i]?.[1] ?? 0;
      return width < 0 ? text.padEnd(-width) : text.padStart(width);
    })
    .join('  ')
    .trimEnd();
}
