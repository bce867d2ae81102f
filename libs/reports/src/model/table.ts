import type { Block, Column, Table } from './report.js';

/** Of a column: what it is called, its share of the width in percent, and how its cells are set. */
export type Heading = [title: string, width: number, kind?: Column['kind'] | undefined];

export function table(headings: readonly Heading[], rows: string[][]): Table {
  const columns = headings.map(([title, width, kind = 'text']): Column => ({ title, width, kind }));
  return { kind: 'table', columns, rows };
}

/** The blocks, or a note in the place of tables that would have no rows. */
export function orNote(rows: readonly unknown[], note: string, ...blocks: Block[]): Block[] {
  return rows.length > 0 ? blocks : [{ kind: 'note', text: note }];
}
