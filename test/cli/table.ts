/** A row of a table of incidents as EuRepoC gives them, with the columns that the import reads. */
export interface Row {
  ID: string;
  name?: string;
  receiver_country?: string;
}

const columns = [
  ...['ID', 'name', 'description', 'start_date', 'incident_type', 'receiver_country', 'receiver_category'],
  ...['receiver_category_subcode', 'MITRE_impact', 'weighted_cyber_intensity', 'sources_url'],
  'sources_attribution',
] as const;

const blank: Record<string, string> = {
  ...{ name: 'A port stands still', description: 'Cranes stopped for two days.', start_date: '2022-05-20' },
  ...{ incident_type: 'Disruption', weighted_cyber_intensity: '4.0' },
  ...{ receiver_category: '[[]]', receiver_category_subcode: '[[]]' },
  sources_url: "['https://news.example/port']",
};

export function table(...rows: Row[]): string {
  const lines = rows.map((row) => {
    const cells: Record<string, string> = { ...blank, ...row };
    return columns.map((column) => `"${(cells[column] ?? '').replaceAll('"', '""')}"`).join(',');
  });
  return [columns.join(','), ...lines].join('\n');
}
