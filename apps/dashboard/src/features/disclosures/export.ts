import type { Directory } from '../../api/reading.js';
import type { DisclosedEntry } from '../../api/shapes.js';
import { saveFile } from '../../ui/save-file.js';

const columns = [
  'case',
  'event',
  'type',
  'marking',
  'organization',
  'basis',
  'agreement',
  'at',
  'deliveredAt',
];

/** Saves disclosures as a table, one a line. */
export function exportCsv(
  entries: readonly DisclosedEntry[],
  organizations: Directory,
  titleOf: (agreementId: string | undefined) => string,
): void {
  const rows = entries.flatMap(({ entry: { event }, disclosures }) =>
    disclosures.map(({ organization, basis, agreementId, at, deliveredAt }) => [
      ...[event.stream.id, event.id, event.type, event.marking.tlp, organizations.name(organization)],
      ...[basis, titleOf(agreementId), at, deliveredAt],
    ]),
  );
  const text = [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  saveFile(new Blob([text], { type: 'text/csv' }), 'disclosures.csv');
}

/** A cell that a spreadsheet would take for a formula is made a text. */
function cell(value: string | null | undefined): string {
  const text = value ?? '';
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
