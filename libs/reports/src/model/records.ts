import type { Report, Table } from './report.js';

const nothing: Table = { kind: 'table', columns: [{ title: '', kind: 'text', width: 100 }], rows: [] };

/** The one table of a report for a format that has room for one: its records, or else the first that there is. */
export function recordsOf({ sections, records }: Report): Table {
  if (typeof records !== 'string') return records;
  const tables = sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [{ id, table: block }] : [])),
  );
  return (tables.find(({ id }) => id === records) ?? tables[0])?.table ?? nothing;
}
