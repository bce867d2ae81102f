import type { Column, Table } from './report.js';

/** Of a column: what it is called, its share of the width in percent, and how its cells are set. */
export type Heading = [title: string, width: number, kind?: Column['kind'] | undefined];

export function table(headings: readonly Heading[], rows: string[][]): Table {
  const columns = headings.map(([title, width, kind = 'text']): Column => ({ title, width, kind }));
  return { kind: 'table', columns, rows };
}
